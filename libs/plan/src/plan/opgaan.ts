import { compareDatum, type Datum } from '@actiespoor/kernel';

import type { Splitsing } from '../actie/actie.commands.js';
import type { ActieId, KnoopId } from '../ids.js';
import { staandeKnoop } from './boom.js';
import { planfeitZoalsGeteld } from './geteld.js';
import type { PlanCommand } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import { evolvePlan, hasPlan, onbekendPlan, type PlanHistory } from './plan.state.js';

/** The day after this one on which a knoop leaves the tree: what was told to hang under it hangs elsewhere from then on. Undefined if it stays. */
export const opgegaanVanaf = (knoopId: KnoopId, op: Datum, history: PlanHistory): Datum | undefined => {
  const feit = hasPlan(history.latest) ? history.latest.opgegaan.get(knoopId)?.feit : undefined;
  if (!feit || feit.type === 'HerindelingTeruggenomen' || compareDatum(feit.data.op, op) <= 0) return undefined;
  return planfeitZoalsGeteld(history)(feit)?.data.op;
};

/** The knoop under which a command hangs another one. */
export const genoemdBovenliggend = ({ type, data }: PlanCommand): KnoopId | undefined => {
  if (type === 'KnoopToevoegen' || type === 'KnoopVerplaatsen') return data.bovenliggend;
  return type === 'KnoopSamenvoegen' ? data.nieuw?.bovenliggend : undefined;
};

type Gesplitst = Extract<PlanEvent, { readonly type: 'KnoopGesplitst' }>;

/** The knopen that led to the knoop of a split just before it. */
const ondergebracht = (splitsing: Gesplitst, actieId: ActieId, { standing }: PlanHistory): ReadonlySet<KnoopId> => {
  const toen = standing.slice(0, standing.indexOf(splitsing)).reduce(evolvePlan, onbekendPlan);
  if (!hasPlan(toen)) return new Set();
  return new Set([...toen.geplaatst.keys()].filter((knoopId) => staandeKnoop(knoopId, toen, [actieId]) === splitsing.data.knoopId));
};

/** The splits of after a day that name an actie, without those that were taken back. */
export const splitsingenMet = (actieId: ActieId, op: Datum, history: PlanHistory): readonly Splitsing[] => {
  const plan = history.latest;
  if (!hasPlan(plan)) return [];
  const isStaand = ({ data }: Gesplitst): boolean => {
    const feit = plan.opgegaan.get(data.knoopId)?.feit;
    return feit?.type === 'KnoopGesplitst' && feit.data.op === data.op;
  };
  return history
    .after(op)
    .filter((feit): feit is Gesplitst => feit.type === 'KnoopGesplitst' && feit.data.delen.some((deel) => deel.acties.includes(actieId)))
    .filter(isStaand)
    .map((feit) => ({ knoopId: feit.data.knoopId, op: feit.data.op, onder: ondergebracht(feit, actieId, history) }));
};
