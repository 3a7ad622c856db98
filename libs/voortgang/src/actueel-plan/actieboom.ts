import type { ActieId, KnoopId } from '@actiespoor/plan/events';

import type { Sinds } from '../gezet.js';
import type { Opname } from './actie-rij.js';
import type { Afkomst } from './afkomst.js';

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

/** The acties under each hoofdactie; a deelactie whose hoofdactie is missing stands on its own, as one without. */
export const perHoofdactie = <Rij extends Opgenomen>(rijen: readonly Rij[]): ReadonlyMap<ActieId | undefined, readonly Rij[]> => {
  const bekend = new Set(rijen.map(({ opname }) => opname.waarde.actieId));
  return Map.groupBy(rijen, ({ opname }) => {
    const { hoofdactieId } = opname.waarde;
    return hoofdactieId !== undefined && bekend.has(hoofdactieId) ? hoofdactieId : undefined;
  });
};

/** The acties that stand on their own, each composed with its deelacties. */
export const composeActieboom = <Rij extends Opgenomen, Weergave extends Geplaatst>(
  rijen: readonly Rij[],
  compose: (rij: Rij, deelacties: readonly Weergave[]) => Weergave,
): readonly Weergave[] => {
  const onder = perHoofdactie(rijen);
  const composeOnder = (hoofd: ActieId | undefined): readonly Weergave[] =>
    (onder.get(hoofd) ?? []).map((rij) => compose(rij, composeOnder(rij.opname.waarde.actieId))).sort(inPlace);
  return composeOnder(undefined);
};

interface Plaatsbaar<Actie> extends Onderverdeeld<Actie> {
  readonly actieId: ActieId;
  readonly knoopId?: KnoopId;
}

/**
 * Puts an actie at its present place: its knoop may have been merged or split. Its deelacties go along.
 *
 * @param others the other fields that name a knoop, with the present one
 */
export const placedBy = <Actie extends Plaatsbaar<Actie>>(
  { standing }: Afkomst,
  others: (actie: Actie, present: (knoopId: KnoopId) => KnoopId) => Partial<Actie> = () => ({}),
): ((actie: Actie) => Actie) => {
  const placed = (actie: Actie, hoofdacties: readonly ActieId[]): Actie => {
    const acties = [actie.actieId, ...hoofdacties];
    const present = (knoopId: KnoopId): KnoopId => standing(knoopId, acties);
    return {
      ...actie,
      ...others(actie, present),
      ...(actie.knoopId === undefined ? {} : { knoopId: present(actie.knoopId) }),
      deelacties: actie.deelacties.map((deelactie) => placed(deelactie, acties)),
    };
  };
  return (actie) => placed(actie, []);
};
