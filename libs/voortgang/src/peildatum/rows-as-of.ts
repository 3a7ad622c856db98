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
import { countedOn, type Telt } from './na-einde.js';

/**
 * A past state. `peildatum` limits the day of facts, `bekendOp` (a moment in UTC) their recording, and
 * `totEnMet` their position in the feed, such as that of the adoption of the plan.
 */
export interface AsOf {
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
  readonly totEnMet?: Position;
  /** Also what came after an end: the text that was adopted before, and its hash, hold it. */
  readonly ookNaEinde?: true;
}

/** A plan with its acties, as rows. */
export interface PlanRijen {
  readonly plan: PlanRij;
  readonly acties: readonly ActieRij[];
}

/** An event that does not count, or not yet, still takes back the report that it corrects. */
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

const teltIn = (known: readonly Recorded[], asOf: AsOf): Telt => (asOf.ookNaEinde ? (_, fact) => isSoBy(fact, asOf) : countedOn(known, asOf.peildatum));

/** A fact of its day that does not count is in its stream all the same: the row says how far that goes. */
const passed = (rij: ActueelPlanRij | undefined, recorded: Recorded): ActueelPlanRij | undefined => rij && { ...rij, ...followed(rij, recorded) };

const folder =
  (telt: Telt, asOf: AsOf) =>
  (rij: ActueelPlanRij | undefined, recorded: Recorded): ActueelPlanRij | undefined => {
    const fact = factOf(recorded);
    if (telt(recorded.stream, fact)) return rowAfter(rij, recorded);
    const na = afterPeildatum(rij, fact, recorded);
    return isSoBy(fact, asOf) ? passed(na, recorded) : na;
  };

const isOfPlan = (rij: ActueelPlanRij): rij is ActieRij => rij.kind === 'actie' && rij.opname !== undefined;

/**
 * The rows of one plan at a date, as known at a moment. Without either these are the present rows. A fact from after the end of its plan, actie or
 * hoofdactie does not count as long as that end stands.
 *
 * @param events all facts of today's shape (`factsOf`) of the plan's stream and of its acties; each stream in its own order, the streams in any.
 *   They need no sorting: a row keeps the value of the latest moment, whatever comes last.
 * @returns undefined if the plan did not exist then, or was still being imported
 * @throws UnknownEvent
 */
export const rowsAsOf = (events: readonly Recorded[], asOf: AsOf): PlanRijen | undefined => {
  const known = events.filter((recorded) => isRecordedBy(recorded, asOf));
  const fold = folder(teltIn(known, asOf), asOf);
  const rows = new Map<string, ActueelPlanRij>();
  for (const recorded of known) {
    const na = fold(rows.get(recorded.stream), recorded);
    if (na !== undefined) rows.set(recorded.stream, na);
  }
  const all = [...rows.values()];
  const plan = all.find((rij): rij is PlanRij => !isActieStream(rij.stream));
  return plan === undefined || isVerborgen(plan) ? undefined : { plan, acties: all.filter(isOfPlan) };
};
