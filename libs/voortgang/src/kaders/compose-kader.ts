import type { Recorded } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { KnoopId, PlanEvent, Verplichting } from '@actiespoor/plan/events';

import { composePlan } from '../actueel-plan/compose-plan.js';
import type { KnoopWeergave, PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';
import { factOf } from '../fact.js';
import { countsAsOf, rowsAsOf, type AsOf } from '../peildatum/rows-as-of.js';
import type { KaderWeergave, OnderdeelInPlan, Uitwerking } from './kader-weergave.js';
import { kaders, type KaderGegevens, type KaderRij } from './kaders.projection.js';
import { followVerplichting, uiterlijkOf } from './verplichtingen.js';

/** A plan in one of its states, with the titles that its knopen began with. */
export interface GevolgdPlan {
  readonly plan: PlanWeergave;
  readonly beginTitels: ReadonlyMap<KnoopId, string>;
}

const beginTitel = (fact: PlanEvent): readonly (readonly [KnoopId, string])[] =>
  fact.type === 'KnoopToegevoegd' ? [[fact.data.knoopId, fact.data.titel]] : [];

/** The registered kader, and the organisatie that registered it: a kader is for all, and its registration belongs to one organisatie. */
export interface KaderRegistratie {
  readonly gegevens: KaderGegevens;
  readonly geregistreerdDoor: string;
}

/** A kader as registered, at a date, as known at a moment; undefined if it did not exist then. @throws UnknownEvent */
export const kaderAsOf = (events: readonly Recorded[], asOf: AsOf): KaderRegistratie | undefined => {
  const counted = events.filter((recorded) => countsAsOf(recorded, asOf));
  const rij = counted.reduce<KaderRij | undefined>((before, recorded) => kaders.project(before, recorded, recorded.stream), undefined);
  const [registratie] = counted;
  return rij && registratie && { gegevens: rij.gegevens.waarde, geregistreerdDoor: registratie.metadata.organisatie };
};

/**
 * A plan without its acties, as far as a kader needs it; undefined if it did not exist then.
 *
 * @param events those of the plan's own stream
 * @throws UnknownEvent
 */
export const gevolgdPlanAsOf = (events: readonly Recorded[], asOf: AsOf): GevolgdPlan | undefined => {
  const rijen = rowsAsOf(events, asOf);
  if (rijen?.plan.opgesteld === undefined) return undefined;
  const plan = composePlan(rijen.plan, [], { leden: [], ...defined({ peildatum: asOf.peildatum }) });
  const counted = events.filter((recorded) => countsAsOf(recorded, asOf));
  return { plan, beginTitels: new Map(counted.flatMap((recorded) => beginTitel(factOf<PlanEvent>(recorded)))) };
};

// Titles are compared word for word, because documents repeat the titles of their kader; capitals and spaces do not count.
const titelKey = (titel: string): string => titel.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** These knopen, and every knoop that they went into after any number of steps. */
const withSuccessors = (from: readonly KnoopId[], { opgegaan = [] }: PlanWeergave): ReadonlySet<KnoopId> => {
  const next = new Map(opgegaan.map(({ knoopId, opgegaanIn }) => [knoopId, opgegaanIn]));
  const found = new Set<KnoopId>();
  const walk = (knoopId: KnoopId): void => {
    if (found.has(knoopId)) return;
    found.add(knoopId);
    next.get(knoopId)?.forEach(walk);
  };
  from.forEach(walk);
  return found;
};

const named = ({ knoopId, niveau, code, titel }: KnoopWeergave) => defined({ knoopId, niveau, code, titel });

const inPlan = (onderdeel: string, { plan, beginTitels }: GevolgdPlan): OnderdeelInPlan => {
  const begonnen = [...beginTitels].flatMap(([knoopId, titel]) => (titelKey(titel) === titelKey(onderdeel) ? [knoopId] : []));
  const gebleven = withSuccessors(begonnen, plan);
  return { onderdeel, knopen: plan.knopen.filter(({ knoopId }) => gebleven.has(knoopId)).map(named) };
};

const uitwerking = (gevolgd: GevolgdPlan, titels: readonly string[]): Uitwerking => {
  const { planId, titel, eigenaar, status, knopen } = gevolgd.plan;
  const onderdelen = titels.map((onderdeel) => inPlan(onderdeel, gevolgd));
  const vanKader = new Set(onderdelen.flatMap((onderdeel) => onderdeel.knopen.map(({ knoopId }) => knoopId)));
  const eigen = knopen.filter(({ knoopId, bovenliggend }) => bovenliggend === undefined && !vanKader.has(knoopId));
  return { planId, titel, eigenaar, status, onderdelen, eigen: eigen.map(({ knoopId }) => knoopId) };
};

/** The kader with the last day of each obligation, also if it gives only a term. */
export const withUiterlijk = (gegevens: KaderGegevens): KaderGegevens => ({
  ...gegevens,
  verplichtingen: gegevens.verplichtingen.map((een): Verplichting => defined({ ...een, uiterlijk: uiterlijkOf(een, gegevens.vastgesteldOp) })),
});

/**
 * A kader with its follow-up: for each obligation the last day and the plans that met it, and for each part
 * its knopen in the plans that follow from the kader.
 *
 * @param plannen the plans that follow from it, as they were and were known then; the order stays
 * @param opDag the day of the view: an obligation that is not met is late up to that day
 */
export const composeKader = (gegevens: KaderGegevens, plannen: readonly GevolgdPlan[], opDag: Dag): KaderWeergave => {
  const weergaven = plannen.map(({ plan }) => plan);
  const bekeken = { vastgesteldOp: gegevens.vastgesteldOp, opDag };
  return {
    ...gegevens,
    verplichtingen: gegevens.verplichtingen.map((verplichting) => followVerplichting(verplichting, weergaven, bekeken)),
    plannen: plannen.map((plan) => uitwerking(plan, gegevens.onderdelen)),
  };
};
