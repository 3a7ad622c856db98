import type { Position, Recorded } from '@actiespoor/event-store';
import { firstDay, type Dag, type Datum } from '@actiespoor/kernel';
import type { DomainEvent } from '@actiespoor/plan/events';
import { isActieStream, takenBackBy } from '@actiespoor/plan/model';

import { emptyActie } from '../actueel-plan/actie-fold.js';
import type { ActieRij } from '../actueel-plan/actie-rij.js';
import { followed, rowAfter, type ActueelPlanRij } from '../actueel-plan/actueel-plan.projection.js';
import { isVerborgen, type PlanRij } from '../actueel-plan/plan-rij.js';
import { supersede } from '../actueel-plan/status-fold.js';
import { factOf } from '../fact.js';

/**
 * A past state. `peildatum` limits the day of facts, `bekendOp` (a moment in UTC) their recording, and
 * `totEnMet` their position in the feed, such as that of the adoption of the plan.
 */
export interface AsOf {
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
  readonly totEnMet?: Position;
}

/** A plan with its acties, as rows. */
export interface PlanRijen {
  readonly plan: PlanRij;
  readonly acties: readonly ActieRij[];
}

/** An event after the peildatum still takes back the report that it corrects; its own words come later. */
const afterPeildatum = (rij: ActueelPlanRij | undefined, fact: DomainEvent, recorded: Recorded): ActueelPlanRij | undefined => {
  if (takenBackBy(fact) === undefined || rij?.kind === 'plan') return rij;
  return supersede(rij ?? emptyActie(followed(undefined, recorded)), fact);
};

const isRecordedBy = ({ position, metadata }: Recorded, { bekendOp, totEnMet }: AsOf): boolean =>
  (totEnMet === undefined || position <= totEnMet) && (bekendOp === undefined || Date.parse(metadata.recordedAt) <= Date.parse(bekendOp));

/** True if a date has come by a day: one rule for reading by id and for lists. */
export const hasComeBy = ({ op }: { readonly op: Datum }, peildatum: Dag): boolean => firstDay(op) <= peildatum;

const isSoBy = ({ data }: DomainEvent, { peildatum }: AsOf): boolean => peildatum === undefined || hasComeBy(data, peildatum);

/** True if an event belongs to that past: its day had come, and it was known. @throws UnknownEvent */
export const countsAsOf = (recorded: Recorded, asOf: AsOf): boolean => isRecordedBy(recorded, asOf) && isSoBy(factOf(recorded), asOf);

const folder =
  (asOf: AsOf) =>
  (rij: ActueelPlanRij | undefined, recorded: Recorded): ActueelPlanRij | undefined => {
    if (!isRecordedBy(recorded, asOf)) return rij;
    const fact = factOf(recorded);
    return isSoBy(fact, asOf) ? rowAfter(rij, recorded) : afterPeildatum(rij, fact, recorded);
  };

const isOfPlan = (rij: ActueelPlanRij): rij is ActieRij => rij.kind === 'actie' && rij.opname !== undefined;

/**
 * The rows of one plan at a date, as known at a moment. Without either these are the present rows.
 *
 * @param events all facts of today's shape (`factsOf`) of the plan's stream and of its acties; each stream in its own order, the streams in any.
 *   They need no sorting: a row keeps the value of the latest moment, whatever comes last.
 * @returns undefined if the plan did not exist then, or was still being imported
 * @throws UnknownEvent
 */
export const rowsAsOf = (events: readonly Recorded[], asOf: AsOf): PlanRijen | undefined => {
  const fold = folder(asOf);
  const rows = new Map<string, ActueelPlanRij>();
  for (const recorded of events) {
    const na = fold(rows.get(recorded.stream), recorded);
    if (na !== undefined) rows.set(recorded.stream, na);
  }
  const all = [...rows.values()];
  const plan = all.find((rij): rij is PlanRij => !isActieStream(rij.stream));
  return plan === undefined || isVerborgen(plan) ? undefined : { plan, acties: all.filter(isOfPlan) };
};
