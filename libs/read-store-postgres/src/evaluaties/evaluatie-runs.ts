import type { BegonnenEvaluatie, EvaluatieRuns, RunProgress, Uitkomst } from '@actiespoor/application/ports';
import type { Turn } from '@actiespoor/work';
import { type Selectable, sql } from 'kysely';

import { leaseEnd, LeasedRows, turnsIn } from '../leased-rows.js';
import type { Db, EvaluatieTable } from './evaluatie-tables.js';

/** Question, turn and outcome of an evaluation are one row: a process of an earlier version sees who works on it as well. */
export const evaluatieRows = new LeasedRows({ table: sql`evaluaties.evaluatie`, id: sql`evaluatie_id` });

const claim = async (db: Db, leaseMs: number, evaluatieId?: string): Promise<BegonnenEvaluatie | undefined> => {
  const row = await evaluatieRows.claim<Selectable<EvaluatieTable>>(db, leaseMs, evaluatieId);
  return (
    row && {
      id: row.evaluatie_id,
      term: row.termijn,
      leaseMs,
      opdracht: { ...row.opdracht, plannen: row.plannen },
      plannen: row.plannen_gedaan,
      gebeurtenissen: Number(row.gebeurtenissen),
      werktijdMs: Number(row.werktijd_ms),
      ...(row.bijdrage !== null && { bijdrage: row.bijdrage }),
    }
  );
};

const counts = ({ plannen, gebeurtenissen, werktijdMs }: Omit<RunProgress, 'bijdrage'>) => ({
  plannen_gedaan: plannen,
  gebeurtenissen,
  werktijd_ms: Math.round(werktijdMs),
});

const progress = async (db: Db, turn: Turn, { bijdrage, ...counted }: RunProgress): Promise<boolean> => {
  const row = await db
    .updateTable('evaluaties.evaluatie')
    .set({ ...counts(counted), bijdrage: JSON.stringify(bijdrage), huur_tot: leaseEnd(turn.leaseMs) })
    .where(evaluatieRows.held(turn, ['loopt', 'gestopt']))
    .returning('staat')
    .executeTakeFirst();
  return row?.staat === 'loopt';
};

const finish = async (db: Db, turn: Turn, { regels, op, ...counted }: Uitkomst): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('evaluaties.evaluatie')
    .set({ ...counts(counted), staat: 'klaar', regels: JSON.stringify(regels), klaar_op: op, bijdrage: null, huur_tot: null })
    .where(evaluatieRows.held(turn, ['loopt']))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const evaluatieRuns = (db: Db): EvaluatieRuns => ({
  ...turnsIn(db, evaluatieRows),
  claim: (leaseMs, evaluatieId) => claim(db, leaseMs, evaluatieId),
  progress: (turn, tussenstand) => progress(db, turn, tussenstand),
  finish: (turn, uitkomst) => finish(db, turn, uitkomst),
});
