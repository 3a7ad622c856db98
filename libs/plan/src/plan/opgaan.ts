import { compareDatum, type Datum } from '@actiespoor/kernel';

import type { KnoopId } from '../ids.js';
import { planfeitZoalsGeteld } from './geteld.js';
import type { PlanCommand } from './plan.commands.js';
import { hasPlan, type PlanHistory } from './plan.state.js';

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
