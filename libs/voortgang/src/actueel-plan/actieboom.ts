import type { ActieId } from '@actiespoor/plan/events';

import type { Sinds } from '../gezet.js';
import type { Opname } from './actie-rij.js';

interface Opgenomen {
  readonly opname: Pick<Sinds<Opname>, 'waarde'>;
}

interface Geplaatst {
  readonly actieId: ActieId;
  readonly volgorde: number;
}

// Two acties may claim one place: then their ids decide, and not the chance of a query.
export const inPlace = (a: Geplaatst, b: Geplaatst): number => a.volgorde - b.volgorde || (a.actieId < b.actieId ? -1 : 1);

interface Onderverdeeld<Actie> {
  readonly deelacties: readonly Actie[];
}

/** Each actie, followed by its deelacties. */
export const withDeelacties = <Actie extends Onderverdeeld<Actie>>(acties: readonly Actie[]): readonly Actie[] =>
  acties.flatMap((actie) => [actie, ...withDeelacties(actie.deelacties)]);

interface MetActies<Actie> {
  readonly knopen: readonly { readonly acties: readonly Actie[] }[];
  readonly acties: readonly Actie[];
}

/** Every actie of a plan, deelacties too, in the order of the document. */
export const actiesIn = <Actie extends Onderverdeeld<Actie>>({ knopen, acties }: MetActies<Actie>): readonly Actie[] =>
  withDeelacties([...knopen.flatMap((knoop) => knoop.acties), ...acties]);

/** The acties without a hoofdactie, each composed with its deelacties; a deelactie whose hoofdactie is missing counts as one of these. */
export const composeActieboom = <Rij extends Opgenomen, Weergave extends Geplaatst>(
  rijen: readonly Rij[],
  compose: (rij: Rij, deelacties: readonly Weergave[]) => Weergave,
): readonly Weergave[] => {
  const bekend = new Set(rijen.map(({ opname }) => opname.waarde.actieId));
  const hoofdOf = ({ opname }: Rij): ActieId | undefined => {
    const { hoofdactieId } = opname.waarde;
    return hoofdactieId !== undefined && bekend.has(hoofdactieId) ? hoofdactieId : undefined;
  };
  const onder = Map.groupBy(rijen, hoofdOf);
  const composeOnder = (hoofd: ActieId | undefined): readonly Weergave[] =>
    (onder.get(hoofd) ?? []).map((rij) => compose(rij, composeOnder(rij.opname.waarde.actieId))).sort(inPlace);
  return composeOnder(undefined);
};
