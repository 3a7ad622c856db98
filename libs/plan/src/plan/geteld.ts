import { bestaanIn, eindesNaEinde, geteld } from '../einde.js';
import type { ConsultatieId, KnoopId } from '../ids.js';
import { bedoeldeKnoop } from './boom.js';
import type { PlanEvent } from './plan.events.js';
import { hasPlan, type Plan, type PlanHistory } from './plan.state.js';

type Gehouden = Extract<PlanEvent, { readonly type: 'ConsultatieGehouden' | 'VerslagTeruggenomen' }>;

const isOverVerslag = (fact: PlanEvent): fact is Gehouden => fact.type === 'ConsultatieGehouden' || fact.type === 'VerslagTeruggenomen';

/** The reports of consultaties that were taken back, and the facts that did so: those consultaties stand as if nothing was told. */
const teruggenomenVerslagen = (feiten: readonly PlanEvent[]): ReadonlySet<PlanEvent> => {
  const overVerslagen = feiten.filter(isOverVerslag).toReversed();
  const teruggenomen = new Set<string>();
  const weg = overVerslagen.filter(({ type, data: { consultatieId, op } }) => {
    if (type === 'VerslagTeruggenomen') teruggenomen.add(`${consultatieId} ${op}`);
    return teruggenomen.has(`${consultatieId} ${op}`);
  });
  return new Set(weg);
};

/** The times that a consultatie was called off while it was so already: the first one stands. */
const afzeggingenNaAfzegging = (feiten: readonly PlanEvent[]): readonly PlanEvent[] => {
  const afgezegd = new Set<ConsultatieId>();
  return feiten.filter(({ type, data }) => {
    if (type === 'ConsultatieGepland') afgezegd.delete(data.consultatieId);
    if (type !== 'ConsultatieAfgezegd') return false;
    const isAlZo = afgezegd.has(data.consultatieId);
    afgezegd.add(data.consultatieId);
    return isAlZo;
  });
};

/** The knoop that a place means: one that was never there, because its merge or split was taken back, means the one in its place. */
const inBedoeld = <K extends KnoopId | null | undefined>(knoopId: K, plan: Plan): K | KnoopId =>
  knoopId && hasPlan(plan) ? bedoeldeKnoop(knoopId, plan) : knoopId;

/** The fact with the place that it gives to a knoop as it is meant. */
const opBedoeldePlaats = (fact: PlanEvent, plan: Plan): PlanEvent => {
  if (fact.type === 'KnoopVerplaatst') {
    const { nieuw } = fact.data;
    return { ...fact, data: { ...fact.data, nieuw: { ...nieuw, bovenliggend: inBedoeld(nieuw.bovenliggend, plan) } } };
  }
  if (fact.type !== 'KnoopToegevoegd' || fact.data.bovenliggend === undefined) return fact;
  return { ...fact, data: { ...fact.data, bovenliggend: inBedoeld(fact.data.bovenliggend, plan) } };
};

/** A fact of a plan as it counts beside the other facts; undefined if it counts on no day. */
export const planfeitZoalsGeteld = ({ standing, latest }: PlanHistory): ((fact: PlanEvent) => PlanEvent | undefined) => {
  const nooit = new Set([...teruggenomenVerslagen(standing), ...eindesNaEinde(standing), ...afzeggingenNaAfzegging(standing)]);
  const opZijnDag = geteld({ plan: bestaanIn(standing) });
  return (fact) => {
    const counted = nooit.has(fact) ? undefined : opZijnDag(fact);
    return counted && opBedoeldePlaats(counted, latest);
  };
};
