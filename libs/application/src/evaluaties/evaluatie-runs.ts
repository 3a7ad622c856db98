import type { EvaluatieOpdracht, EvaluatieRegel } from '@actiespoor/voortgang';
import type { KeptTurns, Turn } from '@actiespoor/work';

/** An evaluation that this process works on, with what was left of the work, to go on with. */
export interface BegonnenEvaluatie extends Turn {
  readonly opdracht: EvaluatieOpdracht;
  /** The number of plans in `bijdrage`, from the front of the list. */
  readonly plannen: number;
  readonly gebeurtenissen: number;
  readonly werktijdMs: number;
  /** Any JSON value; absent where no plan is done. */
  readonly bijdrage?: unknown;
}

/** All of it in one statement, so that what was counted and what came of it are never of two moments. */
export interface RunProgress {
  readonly plannen: number;
  readonly gebeurtenissen: number;
  readonly werktijdMs: number;
  readonly bijdrage: unknown;
}

export interface Uitkomst extends Omit<RunProgress, 'bijdrage'> {
  readonly regels: readonly EvaluatieRegel[];
  /** ISO 8601 in UTC. */
  readonly op: string;
}

/** Evaluations as durable work. */
export type EvaluatieRuns = KeptTurns<BegonnenEvaluatie, RunProgress, Uitkomst>;
