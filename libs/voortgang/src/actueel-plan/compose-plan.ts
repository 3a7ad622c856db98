import type { Dag } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode } from '@actiespoor/plan/events';

import { defined } from '../defined.js';
import { waardeVan, type Gezet } from '../gezet.js';
import type { ActieRij, Opname } from './actie-rij.js';
import { composeActie, countedUitvoeringen } from './compose-actie.js';
import { planStatus, type ConsultatieRij, type KnoopRij, type Ophanging, type PlanRij } from './plan-rij.js';
import type { ActieWeergave, ConsultatieWeergave, KnoopWeergave, PlanWeergave, VaststellingWeergave } from './plan-weergave.js';
import { summarize } from './samenvatting.js';
import { uncertainAt, type Omgeving } from './uitvoeringen.js';

export interface ComposeOptions {
  /** Members of the owner in the year that is shown; a gemeente is the only member of its own plan. */
  readonly leden: readonly OrganisatieCode[];
  /** The day that is shown, where it is a past one: what was uncertain then is marked. */
  readonly peildatum?: Dag;
}

type MetOpname = ActieRij & { readonly opname: Gezet<Opname> };
type Opgehangen = KnoopRij & { readonly opgehangen: Gezet<Ophanging> };

const hasOpname = (rij: ActieRij): rij is MetOpname => rij.opname !== undefined;
const isOpgehangen = (knoop: KnoopRij): knoop is Opgehangen => knoop.opgehangen !== undefined;

// Two acties may claim one place: their ids decide then, and not the chance of a query.
const inOrder = (a: ActieWeergave, b: ActieWeergave): number => a.volgorde - b.volgorde || (a.actieId < b.actieId ? -1 : 1);

/** The acties that stand on their own, each with its deelacties; a deelactie without its hoofdactie stands on its own. */
const composeActies = (rijen: readonly ActieRij[], omgeving: Omgeving): readonly ActieWeergave[] => {
  const opgenomen = rijen.filter(hasOpname);
  const bekend = new Set(opgenomen.map(({ opname }) => opname.waarde.actieId));
  const hoofdOf = ({ opname }: MetOpname): ActieId | undefined => {
    const { hoofdactieId } = opname.waarde;
    return hoofdactieId !== undefined && bekend.has(hoofdactieId) ? hoofdactieId : undefined;
  };
  const onder = Map.groupBy(opgenomen, hoofdOf);
  const compose = (hoofd: ActieId | undefined): readonly ActieWeergave[] =>
    (onder.get(hoofd) ?? [])
      .map((rij) => composeActie({ rij, opname: rij.opname, deelacties: compose(rij.opname.waarde.actieId) }, omgeving))
      .sort(inOrder);
  return compose(undefined);
};

const tevensOnder = (acties: readonly ActieWeergave[], knoopId: KnoopId): readonly ActieId[] =>
  acties
    .flatMap((actie) => [actie, ...actie.deelacties])
    .filter(({ verwijzingen }) => verwijzingen.some(({ soort, doel }) => soort === 'tevensOnder' && doel === knoopId))
    .map(({ actieId }) => actieId);

const composeKnoop = ({ opgehangen, velden }: Opgehangen, acties: readonly ActieWeergave[], { peildatum }: Omgeving): KnoopWeergave => {
  const { knoopId, bovenliggend, volgorde } = opgehangen.waarde;
  const onzeker = [opgehangen, ...Object.values(velden)].map(({ op }) => uncertainAt(peildatum, op)).find((een) => een.onzeker);
  return defined({
    knoopId,
    bovenliggend,
    niveau: waardeVan(velden.niveau) ?? '',
    code: waardeVan(velden.code),
    titel: waardeVan(velden.titel) ?? '',
    toelichting: waardeVan(velden.toelichting),
    volgorde,
    acties: acties.filter((actie) => actie.knoopId === knoopId),
    tevens: tevensOnder(acties, knoopId),
    ...onzeker,
  });
};

/** The tree from top to bottom; what hangs under a knoop that is not there stands at the top. */
const treeOrder = (knopen: readonly Opgehangen[]): readonly Opgehangen[] => {
  const bekend = new Set(knopen.map(({ opgehangen }) => opgehangen.waarde.knoopId));
  const onder = Map.groupBy(knopen, ({ opgehangen: { waarde } }) =>
    waarde.bovenliggend !== undefined && bekend.has(waarde.bovenliggend) ? waarde.bovenliggend : undefined,
  );
  const walk = (boven: KnoopId | undefined): readonly Opgehangen[] =>
    (onder.get(boven) ?? [])
      .toSorted((a, b) => a.opgehangen.waarde.volgorde - b.opgehangen.waarde.volgorde)
      .flatMap((knoop) => [knoop, ...walk(knoop.opgehangen.waarde.knoopId)]);
  return walk(undefined);
};

const composeConsultatie = ({ gepland, gehouden }: ConsultatieRij, { peildatum }: Omgeving): readonly ConsultatieWeergave[] => {
  const laatste = gehouden ?? gepland;
  if (laatste === undefined) return [];
  const { consultatieId, soort, onderwerp, deelnemers } = laatste.waarde;
  const verloop = { verwacht: gepland?.waarde.verwacht, gehouden: gehouden?.op, opbrengst: gehouden?.waarde.opbrengst };
  return [defined({ consultatieId, soort, onderwerp, deelnemers, ...verloop, ...uncertainAt(peildatum, laatste.op) })];
};

const composeVaststelling = ({ vaststellingGepland: gepland, vastgesteld }: PlanRij, { peildatum }: Omgeving): VaststellingWeergave =>
  defined({
    gepland: gepland && { ...gepland.waarde, ...uncertainAt(peildatum, gepland.op) },
    vastgesteld: vastgesteld && { ...vastgesteld.waarde, op: vastgesteld.op, ...uncertainAt(peildatum, vastgesteld.op) },
  });

const composeInhoud = (plan: PlanRij, acties: readonly ActieWeergave[], omgeving: Omgeving) => {
  const knopen = treeOrder(Object.values(plan.knopen).filter(isOpgehangen)).map((knoop) => composeKnoop(knoop, acties, omgeving));
  const bekend = new Set<KnoopId | undefined>(knopen.map(({ knoopId }) => knoopId));
  return {
    knopen,
    acties: acties.filter(({ knoopId }) => !bekend.has(knoopId)),
    samenvatting: summarize(acties.flatMap(countedUitvoeringen)),
    consultaties: Object.values(plan.consultaties).flatMap((consultatie) => composeConsultatie(consultatie, omgeving)),
    vaststelling: composeVaststelling(plan, omgeving),
  };
};

/**
 * The plan as people read it, out of its own row and those of its acties, in the order of the document.
 *
 * @throws RangeError where the row has not seen the plan being made
 */
export const composePlan = (plan: PlanRij, rijen: readonly ActieRij[], { leden, peildatum }: ComposeOptions): PlanWeergave => {
  if (plan.opgesteld === undefined) throw new RangeError(`${plan.stream} is nog geen plan`);
  const { op, waarde: opstelling } = plan.opgesteld;
  const omgeving = { eigenaar: opstelling.eigenaar, leden, ...defined({ peildatum }) };
  const { ingetrokken } = plan;
  return defined({
    ...opstelling,
    status: planStatus(plan),
    ...composeInhoud(plan, composeActies(rijen, omgeving), omgeving),
    ingetrokken: ingetrokken && { op: ingetrokken.op, ...ingetrokken.waarde, ...uncertainAt(peildatum, ingetrokken.op) },
    revisie: plan.revisie,
    positie: rijen.reduce((last, { positie }) => (positie > last ? positie : last), plan.positie),
    ...uncertainAt(peildatum, op),
  });
};
