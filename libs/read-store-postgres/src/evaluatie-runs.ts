import type { EvaluatieId, EvaluatieOpdracht, EvaluatieRegel } from '@actiespoor/voortgang';
import { type Expression, sql, type SqlBool } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { EvaluatieStaat } from './evaluatie-store.js';

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

const leaseEnd = (leaseMs: number): Expression<Date> => sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`;

const mayBeTaken: Expression<SqlBool> = sql<SqlBool>`(staat = 'wacht' or (staat = 'loopt' and huur_tot < now()))`;

/** Two that ask at once do not wait for each other: each gets another one. */
const firstToDo = (db: ReadDatabase, evaluatieId: EvaluatieId | undefined) =>
  db
    .selectFrom('evaluaties.evaluatie')
    .select('evaluatie_id')
    .where(mayBeTaken)
    .$if(evaluatieId !== undefined, (query) => query.where('evaluatie_id', '=', evaluatieId as EvaluatieId))
    .orderBy('gevraagd_op')
    .orderBy('evaluatie_id')
    .limit(1)
    .forUpdate()
    .skipLocked();

const claim = async (db: ReadDatabase, leaseMs: number, evaluatieId?: EvaluatieId): Promise<BegonnenBeurt | undefined> => {
  const row = await db
    .updateTable('evaluaties.evaluatie')
    .set({ staat: 'loopt', termijn: sql<number>`termijn + 1`, huur_tot: leaseEnd(leaseMs) })
    .where('evaluatie_id', '=', firstToDo(db, evaluatieId))
    .returning(['evaluatie_id', 'termijn', 'opdracht', 'plannen', 'plannen_gedaan', 'gebeurtenissen', 'werktijd_ms', 'bijdrage'])
    .executeTakeFirst();
  return (
    row && {
      evaluatieId: row.evaluatie_id,
      termijn: row.termijn,
      leaseMs,
      opdracht: { ...row.opdracht, plannen: row.plannen },
      plannen: row.plannen_gedaan,
      gebeurtenissen: Number(row.gebeurtenissen),
      werktijdMs: Number(row.werktijd_ms),
      ...(row.bijdrage !== null && { bijdrage: row.bijdrage }),
    }
  );
};

const inTurn = (db: ReadDatabase, { evaluatieId, termijn }: Beurt, states: readonly EvaluatieStaat[]) =>
  db
    .updateTable('evaluaties.evaluatie')
    .where('evaluatie_id', '=', evaluatieId)
    .where(sql<SqlBool>`termijn = ${termijn}::bigint`)
    .where('staat', 'in', states);

const renew = async (db: ReadDatabase, beurt: Beurt): Promise<boolean> => {
  const { numUpdatedRows } = await inTurn(db, beurt, ['loopt']).set({ huur_tot: leaseEnd(beurt.leaseMs) }).executeTakeFirst();
  return numUpdatedRows > 0n;
};

const counts = ({ plannen, gebeurtenissen, werktijdMs }: Omit<Tussenstand, 'bijdrage'>) =>
  ({ plannen_gedaan: plannen, gebeurtenissen, werktijd_ms: Math.round(werktijdMs) });

const progress = async (db: ReadDatabase, beurt: Beurt, { bijdrage, ...counted }: Tussenstand): Promise<boolean> => {
  const row = await inTurn(db, beurt, ['loopt', 'gestopt'])
    .set({ ...counts(counted), bijdrage: JSON.stringify(bijdrage), huur_tot: leaseEnd(beurt.leaseMs) })
    .returning('staat')
    .executeTakeFirst();
  return row?.staat === 'loopt';
};

const finish = async (db: ReadDatabase, beurt: Beurt, { regels, op, ...counted }: Uitkomst): Promise<boolean> => {
  const { numUpdatedRows } = await inTurn(db, beurt, ['loopt'])
    .set({ ...counts(counted), staat: 'klaar', regels: JSON.stringify(regels), klaar_op: op, bijdrage: null, huur_tot: null })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

const fail = async (db: ReadDatabase, beurt: Beurt, fout: string): Promise<boolean> => {
  const { numUpdatedRows } = await inTurn(db, beurt, ['loopt']).set({ staat: 'mislukt', fout, huur_tot: null }).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const evaluatieRuns = (db: ReadDatabase): EvaluatieRuns => ({
  claim: (leaseMs, evaluatieId) => claim(db, leaseMs, evaluatieId),
  renew: (beurt) => renew(db, beurt),
  progress: (beurt, tussenstand) => progress(db, beurt, tussenstand),
  finish: (beurt, uitkomst) => finish(db, beurt, uitkomst),
  fail: (beurt, fout) => fail(db, beurt, fout),
  release: async (beurt) => void (await inTurn(db, beurt, ['loopt']).set({ staat: 'wacht', huur_tot: null }).execute()),
});
