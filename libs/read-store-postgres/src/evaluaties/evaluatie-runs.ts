import type { BegonnenBeurt, Beurt, EvaluatieRuns, EvaluatieStaat, Tussenstand, Uitkomst } from '@actiespoor/application/ports';
import type { EvaluatieId } from '@actiespoor/voortgang';
import { type Expression, sql, type SqlBool } from 'kysely';

import type { Db } from './evaluatie-tables.js';

const leaseEnd = (leaseMs: number): Expression<Date> => sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`;

const mayBeTaken: Expression<SqlBool> = sql<SqlBool>`(staat = 'wacht' or (staat = 'loopt' and huur_tot < now()))`;

/** Two that ask at once do not wait for each other: each gets another one. */
const firstToDo = (db: Db, evaluatieId: EvaluatieId | undefined) =>
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

const claim = async (db: Db, leaseMs: number, evaluatieId?: EvaluatieId): Promise<BegonnenBeurt | undefined> => {
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

const inTurn = (db: Db, { evaluatieId, termijn }: Beurt, states: readonly EvaluatieStaat[]) =>
  db
    .updateTable('evaluaties.evaluatie')
    .where('evaluatie_id', '=', evaluatieId)
    .where(sql<SqlBool>`termijn = ${termijn}::bigint`)
    .where('staat', 'in', states);

const renew = async (db: Db, beurt: Beurt): Promise<boolean> => {
  const { numUpdatedRows } = await inTurn(db, beurt, ['loopt']).set({ huur_tot: leaseEnd(beurt.leaseMs) }).executeTakeFirst();
  return numUpdatedRows > 0n;
};

const counts = ({ plannen, gebeurtenissen, werktijdMs }: Omit<Tussenstand, 'bijdrage'>) =>
  ({ plannen_gedaan: plannen, gebeurtenissen, werktijd_ms: Math.round(werktijdMs) });

const progress = async (db: Db, beurt: Beurt, { bijdrage, ...counted }: Tussenstand): Promise<boolean> => {
  const row = await inTurn(db, beurt, ['loopt', 'gestopt'])
    .set({ ...counts(counted), bijdrage: JSON.stringify(bijdrage), huur_tot: leaseEnd(beurt.leaseMs) })
    .returning('staat')
    .executeTakeFirst();
  return row?.staat === 'loopt';
};

const finish = async (db: Db, beurt: Beurt, { regels, op, ...counted }: Uitkomst): Promise<boolean> => {
  const { numUpdatedRows } = await inTurn(db, beurt, ['loopt'])
    .set({ ...counts(counted), staat: 'klaar', regels: JSON.stringify(regels), klaar_op: op, bijdrage: null, huur_tot: null })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

const fail = async (db: Db, beurt: Beurt, fout: string): Promise<boolean> => {
  const { numUpdatedRows } = await inTurn(db, beurt, ['loopt']).set({ staat: 'mislukt', fout, huur_tot: null }).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const evaluatieRuns = (db: Db): EvaluatieRuns => ({
  claim: (leaseMs, evaluatieId) => claim(db, leaseMs, evaluatieId),
  renew: (beurt) => renew(db, beurt),
  progress: (beurt, tussenstand) => progress(db, beurt, tussenstand),
  finish: (beurt, uitkomst) => finish(db, beurt, uitkomst),
  fail: (beurt, fout) => fail(db, beurt, fout),
  release: async (beurt) => void (await inTurn(db, beurt, ['loopt']).set({ staat: 'wacht', huur_tot: null }).execute()),
});
