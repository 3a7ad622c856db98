import type { DomainEvent } from '@actiespoor/plan/events';

import { composePlan } from '../src/actueel-plan/compose-plan.js';
import type { PlanWeergave } from '../src/actueel-plan/plan-weergave.js';
import { rowsAsOf, type AsOf } from '../src/peildatum/rows-as-of.js';
import { comparePlans } from '../src/verschil/compare-plans.js';
import { correctiesBetween } from '../src/verschil/redactioneel.js';
import type { Verschil, VerschilRegel } from '../src/verschil/verschil.js';
import { leden, positie, verhaal } from './verhaal.js';

/** The plan after so many facts of a story. @throws RangeError if it does not exist yet */
export const planNa = (feiten: readonly DomainEvent[], aantal: number): PlanWeergave => {
  const rijen = rowsAsOf(verhaal(...feiten.slice(0, aantal)), {});
  if (rijen === undefined) throw new RangeError('Dit plan was er toen nog niet');
  return composePlan(rijen.plan, rijen.acties, { leden });
};

const na = (aantal: number): AsOf => ({ totEnMet: positie(aantal - 1) });

/** The difference between the plan after `van` facts of a story and after `tot` of them. */
export const verschilTussen = (feiten: readonly DomainEvent[], van: number, tot: number = feiten.length): Verschil =>
  comparePlans({ van: planNa(feiten, van), tot: planNa(feiten, tot), correcties: correctiesBetween(verhaal(...feiten), na(van), na(tot)) });

/** All lines, of every part. */
export const regelsIn = ({ onderdelen }: Verschil): readonly VerschilRegel[] => onderdelen.flatMap(({ regels }) => regels);
