import type {
  Evaluatie,
  EvaluatieFilter,
  EvaluatieKijker,
  EvaluatiePagina,
  EvaluatieSummary,
  EvaluatieStore,
  EvaluatieVoortgang,
  NieuweEvaluatie,
} from '@actiespoor/application/ports';
import type { Position } from '@actiespoor/event-store';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import type { EvaluatieId } from '@actiespoor/voortgang';
import { type Selectable, sql } from 'kysely';

import type { ReadDatabase } from '../database.js';
import { bedien } from './evaluatie-control.js';
import { evaluatieRuns } from './evaluatie-runs.js';
import type { Db, EvaluatieTable } from './evaluatie-tables.js';
import { spoorTable } from '../spoor.js';

const listed = [
  'evaluatie_id',
  'vraag',
  'gevraagd_door',
  'organisatie',
  'eigenaars',
  'gevraagd_op',
  'indicator_naam',
  'opdracht',
  'plannen_totaal',
  'staat',
  'plannen_gedaan',
  'gebeurtenissen',
  'werktijd_ms',
  'klaar_op',
  'fout',
] as const;

type SummaryRow = Pick<Selectable<EvaluatieTable>, (typeof listed)[number]>;

const voortgangOf = (row: SummaryRow): EvaluatieVoortgang => ({
  plannen: row.plannen_gedaan,
  plannenTotaal: row.plannen_totaal,
  gebeurtenissen: Number(row.gebeurtenissen),
  werktijdMs: Number(row.werktijd_ms),
});

const standOf = (row: SummaryRow): EvaluatieSummary => ({
  evaluatieId: row.evaluatie_id,
  vraag: row.vraag,
  gevraagdDoor: row.gevraagd_door,
  organisatie: row.organisatie,
  eigenaars: row.eigenaars as readonly OrganisatieCode[],
  gevraagdOp: row.gevraagd_op.toISOString(),
  indicatorNaam: row.indicator_naam,
  opdracht: row.opdracht,
  staat: row.staat,
  voortgang: voortgangOf(row),
  ...(row.klaar_op !== null && { klaarOp: row.klaar_op.toISOString() }),
  ...(row.fout !== null && { fout: row.fout }),
});

const get = async (db: Db, evaluatieId: EvaluatieId): Promise<Evaluatie | undefined> => {
  const row = await db
    .selectFrom('evaluaties.evaluatie')
    .select([...listed, 'plannen', 'regels'])
    .where('evaluatie_id', '=', evaluatieId)
    .executeTakeFirst();
  if (!row) return undefined;
  const opdracht = { ...row.opdracht, plannen: row.plannen };
  return { ...standOf(row), opdracht, ...(row.regels !== null && { regels: row.regels }) };
};

const create = async (db: Db, evaluatie: NieuweEvaluatie): Promise<Evaluatie> => {
  const { plannen, ...opdracht } = evaluatie.opdracht;
  await db
    .insertInto('evaluaties.evaluatie')
    .values({
      evaluatie_id: evaluatie.evaluatieId,
      vraag: evaluatie.vraag,
      gevraagd_door: evaluatie.gevraagdDoor,
      organisatie: evaluatie.organisatie,
      eigenaars: evaluatie.eigenaars,
      gevraagd_op: evaluatie.gevraagdOp,
      indicator_naam: evaluatie.indicatorNaam,
      opdracht: JSON.stringify(opdracht),
      plannen,
      plannen_totaal: plannen.length,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await get(db, evaluatie.evaluatieId);
  if (!kept) throw new Error(`Evaluatie ${evaluatie.evaluatieId} is niet bewaard`);
  return kept;
};

const seenBy = ({ medewerker, vroegereIds = [], organisaties, eigenaars }: EvaluatieKijker) =>
  sql<boolean>`eigenaars <@ ${eigenaars}::text[] and (gevraagd_door = any(${[medewerker, ...vroegereIds]}::text[]) or organisatie = any(${organisaties}::text[]))`;

const list = async (db: Db, { kijker, na, aantal }: EvaluatieFilter): Promise<EvaluatiePagina> => {
  const rows = await db
    .selectFrom('evaluaties.evaluatie')
    .select(listed)
    .$if(kijker !== undefined, (query) => query.where(seenBy(kijker as EvaluatieKijker)))
    .$if(na !== undefined, (query) => query.where(sql<boolean>`(gevraagd_op, evaluatie_id) < (${na?.[0]}::timestamptz, ${na?.[1]})`))
    .orderBy('gevraagd_op', 'desc')
    .orderBy('evaluatie_id', 'desc')
    .limit(aantal + 1)
    .execute();
  const evaluaties = rows.slice(0, aantal).map(standOf);
  const last = rows.length > aantal ? evaluaties.at(-1) : undefined;
  return { evaluaties, ...(last && { volgende: [last.gevraagdOp, last.evaluatieId] as const }) };
};

/** Searches by day first: the days are indexed, and within a day moments are in the order of positions unless a clock went back. */
const positionAt = async (db: Db, moment: string): Promise<Position | undefined> => {
  const { rows } = await sql<{ positie: Position }>`
    select positie from ${sql.table(spoorTable.table)}
    where dag <= (${moment}::timestamptz at time zone 'UTC')::date and geregistreerd_op <= ${moment}
    order by dag desc, positie desc
    limit 1`.execute(db);
  return rows[0]?.positie;
};

export const evaluatieStore = (read: ReadDatabase): EvaluatieStore => {
  const db: Db = read.$extendTables();
  return {
    ...evaluatieRuns(db),
    create: (evaluatie) => create(db, evaluatie),
    get: (evaluatieId) => get(db, evaluatieId),
    list: (filter) => list(db, filter),
    stop: (bediening) => bedien(db, 'stop', bediening),
    resume: (bediening) => bedien(db, 'hervatting', bediening),
    positionAt: (moment) => positionAt(db, moment),
  };
};
