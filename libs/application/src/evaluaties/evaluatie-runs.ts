import type { EvaluatieId, EvaluatieOpdracht, EvaluatieRegel } from '@actiespoor/voortgang';

/** An evaluation that this process works on: nobody else does, as long as it is told in time that the work goes on. */
export interface Beurt {
  readonly evaluatieId: EvaluatieId;
  readonly termijn: string;
  /** For how long, in milliseconds, after each sign that the work goes on. */
  readonly leaseMs: number;
}

/** What was left of the work, to go on with. */
export interface BegonnenBeurt extends Beurt {
  readonly opdracht: EvaluatieOpdracht;
  /** How many plans are in `bijdrage`, from the front of the list. */
  readonly plannen: number;
  readonly gebeurtenissen: number;
  readonly werktijdMs: number;
  /** Any JSON value; absent where no plan is done. */
  readonly bijdrage?: unknown;
}

/** All of it in one statement, so that what was counted and what came of it are never of two moments. */
export interface Tussenstand {
  readonly plannen: number;
  readonly gebeurtenissen: number;
  readonly werktijdMs: number;
  readonly bijdrage: unknown;
}

export interface Uitkomst extends Omit<Tussenstand, 'bijdrage'> {
  readonly regels: readonly EvaluatieRegel[];
  /** ISO 8601 in UTC. */
  readonly op: string;
}

/** What whoever works on evaluations needs. A write of who lost the turn does nothing, and says so. */
export interface EvaluatieRuns {
  /** The first one that waits, or that a process left: or this one, where given. Undefined where there is nothing to do. */
  claim(leaseMs: number, evaluatieId?: EvaluatieId): Promise<BegonnenBeurt | undefined>;
  /** The work goes on. Gives whether it still should: not where somebody stopped it or another has it. */
  renew(beurt: Beurt): Promise<boolean>;
  /** Keeps how far it is, also of one that was just stopped. Gives whether the work should go on. */
  progress(beurt: Beurt, tussenstand: Tussenstand): Promise<boolean>;
  finish(beurt: Beurt, uitkomst: Uitkomst): Promise<boolean>;
  /** @param fout a sentence for a person */
  fail(beurt: Beurt, fout: string): Promise<boolean>;
  /** The work is laid down: whoever has time may go on with it at once. */
  release(beurt: Beurt): Promise<void>;
}
