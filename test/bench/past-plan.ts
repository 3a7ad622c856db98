import { readFactsOf, schemaOf } from '@actiespoor/event-store';
import { eventVersions, upcasters } from '@actiespoor/plan/events';
import { composePlan, rowsAsOf } from '@actiespoor/voortgang';

import type { BenchDatabase } from './bench-server.js';
import { actieIdIn, actiesPerPlan, eigenaar, planIdIn } from './history.js';
import { halfway } from './regiobord.js';
import { rateOf } from './rounds.js';

const schema = schemaOf(eventVersions, upcasters);

const streamsOf = (plan: number): readonly string[] => [
  `plan-${planIdIn('plan', plan)}`,
  ...Array.from({ length: actiesPerPlan }, (_, actie) => `actie-${actieIdIn('plan', plan, actie)}`),
];

const composePast = async ({ eventStore }: BenchDatabase, plan: number): Promise<void> => {
  const upTo = await eventStore.head();
  const facts = upTo === undefined ? [] : await readFactsOf({ store: eventStore, schema }, streamsOf(plan), upTo);
  const rows = rowsAsOf(facts, halfway);
  const seen = rows && composePlan(rows.plan, rows.acties, { leden: [eigenaar] });
  if (seen?.samenvatting.totaal === undefined) throw new Error(`Plan ${plan} was er toen niet`);
};

/** Composes the plan of 40 acties at a past date from its events, one plan after another; returns plans a second. */
export const pastPlanRate = (database: BenchDatabase, plans: number, times: number): Promise<number> =>
  rateOf(times, async () => {
    for (let time = 0; time < times; time += 1) await composePast(database, time % plans);
  });
