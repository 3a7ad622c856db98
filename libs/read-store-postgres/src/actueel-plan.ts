import { type Position, together } from '@actiespoor/event-store';
import { type Dag, firstDay } from '@actiespoor/kernel';
import type { ActieId, KaderId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import {
  type ActieRij,
  type ActieSleutel,
  actueelPlan,
  type ActueelPlanRij,
  isVerborgen,
  type PlanFilter,
  type PlanPagina,
  type PlanQueries,
  type PlanRij,
  type PlanRijen,
} from '@actiespoor/voortgang';
import { type Kysely, type QueryExecutorProvider, type RawBuilder, sql, type SqlBool } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { RowTable } from './row-table.js';
import { afterTitle, dutch, pageOf } from './title-order.js';

interface ActueelPlanTable extends RowTable<ActueelPlanRij> {
  readonly soort: ActueelPlanRij['kind'];
  readonly plan_id: string | null;
  readonly eigenaar: string | null;
  readonly verborgen: boolean;
  readonly actie_id: ActieId | null;
  readonly code: string | null;
  readonly hoofdactie_id: ActieId | null;
  readonly opgenomen_dag: Dag | null;
  readonly positie: Position;
  readonly vervallen: boolean;
}

const planIdOf = (rij: ActueelPlanRij): string | null => (rij.kind === 'plan' ? rij.opgesteld?.waarde.planId : rij.opname?.waarde.planId) ?? null;

// Rows of acties grow with each report, far beyond the size that stays in the table itself. So the fields that are read of all
// acties of a plan at once have columns beside the row, in the index.
export const actueelPlanTable: ProjectionTable<ActueelPlanRij> = {
  projection: actueelPlan,
  table: 'voortgang.actueel_plan_v5',
  primaryKey: 'key',
  columns: [
    { name: 'soort', type: 'text', of: ({ kind }) => kind },
    { name: 'plan_id', type: 'text', of: planIdOf },
    { name: 'eigenaar', type: 'text', of: (rij) => (rij.kind === 'plan' ? (rij.opgesteld?.waarde.eigenaar ?? null) : null) },
    { name: 'verborgen', type: 'boolean', of: (rij) => rij.kind === 'plan' && isVerborgen(rij) },
    { name: 'actie_id', type: 'text', of: (rij) => (rij.kind === 'actie' ? (rij.opname?.waarde.actieId ?? null) : null) },
    { name: 'code', type: 'text', of: (rij) => (rij.kind === 'actie' ? (rij.code?.waarde ?? null) : null) },
    { name: 'hoofdactie_id', type: 'text', of: (rij) => (rij.kind === 'actie' ? (rij.opname?.waarde.hoofdactieId ?? null) : null) },
    { name: 'opgenomen_dag', type: 'text', of: (rij) => (rij.kind === 'actie' && rij.opname ? firstDay(rij.opname.op) : null) },
    { name: 'positie', type: 'text collate "C"', of: ({ positie }) => positie },
    { name: 'vervallen', type: 'boolean', of: (rij) => rij.kind === 'actie' && rij.vervallen !== undefined },
  ],
  indexes: [
    '(plan_id) include (soort, actie_id, code, hoofdactie_id, opgenomen_dag, vervallen, positie)',
    `(key) where soort = 'plan'`,
    `(key) where soort = 'actie' and (rij #>> '{trekkers}') like '%"persoon":%'`,
    `((rij #>> '{opgesteld,waarde,kaderId}')) where soort = 'plan'`,
  ],
};

type Db = Kysely<{ 'voortgang.actueel_plan_v5': ActueelPlanTable }>;

type SleutelRow = Pick<ActueelPlanTable, 'actie_id' | 'hoofdactie_id' | 'opgenomen_dag' | 'vervallen' | 'positie'>;

const isActie = (rij: ActueelPlanRij): rij is ActieRij => rij.kind === 'actie';
const isPlan = (rij: ActueelPlanRij): rij is PlanRij => rij.kind === 'plan';

const rijen = (db: Db) => db.selectFrom('voortgang.actueel_plan_v5').select('rij');

const findRij = async (db: Db, stream: string): Promise<ActueelPlanRij | undefined> => {
  const found = await rijen(db).where('key', '=', stream).executeTakeFirst();
  return found?.rij;
};

const findPlan = async (db: Db, planId: PlanId): Promise<PlanRij | undefined> => {
  const rij = await findRij(db, planStream(planId));
  return rij && isPlan(rij) ? rij : undefined;
};

const findActie = async (db: Db, actieId: ActieId): Promise<ActieRij | undefined> => {
  const rij = await findRij(db, actieStream(actieId));
  return rij && isActie(rij) ? rij : undefined;
};

/** One statement, so that plan and acties are of the same moment. */
const findPlanMetActies = async (db: Db, planId: PlanId): Promise<PlanRijen | undefined> => {
  const found = (await rijen(db).where('plan_id', '=', planId).execute()).map(({ rij }) => rij);
  const plan = found.find(isPlan);
  return plan && { plan, acties: found.filter(isActie) };
};

// Each key has a column in the index: the wide rows are read only for the acties in the answer.
const familyText = (actieId: ActieId) => sql<{ readonly rij: ActueelPlanRij }>`
  with recursive plan as (
    select plan_id from voortgang.actueel_plan_v5 where key = ${actieStream(actieId)}
  ), actie as materialized (
    select a.actie_id, a.hoofdactie_id from plan join voortgang.actueel_plan_v5 as a on a.plan_id = plan.plan_id and a.soort = 'actie'
  ), boven as (
    select actie_id, hoofdactie_id from actie where actie_id = ${actieId}
    union select actie.actie_id, actie.hoofdactie_id from boven join actie on actie.actie_id = boven.hoofdactie_id
  ), onder as (
    select actie_id from actie where actie_id = ${actieId}
    union select actie.actie_id from onder join actie on actie.hoofdactie_id = onder.actie_id
  )
  select rij from voortgang.actueel_plan_v5 where key = any(array(
    select ${planStream('' as PlanId)} || plan_id from plan
    union select ${actieStream('' as ActieId)} || actie_id from boven
    union select ${actieStream('' as ActieId)} || actie_id from onder))`;

const findPlanMetActie = async (db: Db, actieId: ActieId): Promise<PlanRijen | undefined> => {
  const found = (await familyText(actieId).execute(db)).rows.map(({ rij }) => rij);
  const plan = found.find(isPlan);
  return plan && { plan, acties: found.filter(isActie) };
};

/** A row whose actie was not taken up (yet) has no id, and gives no key. */
const sleutelOf = ({ actie_id: actieId, hoofdactie_id: hoofdactieId, opgenomen_dag: sinds, vervallen, positie }: SleutelRow): readonly ActieSleutel[] => {
  if (actieId === null || sinds === null) return [];
  return [{ actieId, sinds, positie, isVervallen: vervallen, ...(hoofdactieId !== null && { hoofdactieId }) }];
};

/** Reads several plans in one statement; the answers come in the same order. */
const actieSleutels = async (db: Db, planIds: readonly PlanId[]): Promise<readonly (readonly ActieSleutel[])[]> => {
  const found = await db
    .selectFrom('voortgang.actueel_plan_v5')
    .select(['plan_id', 'actie_id', 'hoofdactie_id', 'opgenomen_dag', 'vervallen', 'positie'])
    .where('plan_id', 'in', [...new Set(planIds)])
    .where('soort', '=', 'actie')
    .execute();
  const perPlan = Map.groupBy(found, ({ plan_id: planId }) => planId);
  return planIds.map((planId) => (perPlan.get(planId) ?? []).flatMap(sleutelOf));
};

interface Listed {
  readonly key: string;
  readonly titel: string;
  readonly rij: ActueelPlanRij;
}

const titel = sql`coalesce(p.rij -> 'opgesteld' -> 'waarde' ->> 'titel', '')`;

const listPlannen = async (db: Db, { eigenaars, na, aantal }: PlanFilter): Promise<PlanPagina> => {
  const { rows } = await sql<Listed>`
    select p.key, ${titel} as titel, p.rij from voortgang.actueel_plan_v5 as p
    where p.soort = 'plan' and not p.verborgen
      and ${eigenaars === undefined ? sql`true` : sql`p.eigenaar = any(${eigenaars})`} and ${afterTitle({ titel, key: sql`p.key` }, na)}
    order by ${titel} ${dutch}, p.key limit ${aantal + 1}`.execute(db);
  const { page, volgende } = pageOf(rows, aantal);
  return { plannen: page.map(({ rij }) => rij).filter(isPlan), ...volgende };
};

// The same expression as in the index.
const kaderOf = sql`(p.rij #>> '{opgesteld,waarde,kaderId}')`;

const plansUnder = async (db: Db, kaderId: KaderId, eigenaars: readonly OrganisatieCode[]): Promise<readonly PlanId[]> => {
  const { rows } = await sql<{ readonly plan_id: PlanId }>`
    select p.plan_id from voortgang.actueel_plan_v5 as p
    where p.soort = 'plan' and not p.verborgen and ${kaderOf} = ${kaderId} and p.eigenaar = any(${eigenaars})
    order by ${titel} ${dutch}, p.key`.execute(db);
  return rows.map(({ plan_id: planId }) => planId);
};

/** The people who lead an actie, by the expression of the index. @param persoon an id, as an expression of SQL */
export const leadsActie = (persoon: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from voortgang.actueel_plan_v5 as actie
  where actie.soort = 'actie' and (actie.rij #>> '{trekkers}') like '%"persoon":%' and strpos(actie.rij #>> '{trekkers}', ${persoon}) > 0)`;

/** The plans of these owners, hidden ones too. @param planId an id, as an expression of SQL */
export const isPlanOf = (planId: RawBuilder<unknown>, eigenaars: readonly OrganisatieCode[]): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from voortgang.actueel_plan_v5 as plan
  where plan.plan_id = ${planId} and plan.soort = 'plan' and plan.eigenaar = any(${eigenaars}::text[]))`;

/** The ids of the plans of these owners, hidden ones too. */
export const planIdsOf = async (db: QueryExecutorProvider, eigenaars: readonly OrganisatieCode[]): Promise<readonly PlanId[]> => {
  const { rows } = await sql<{ readonly plan_id: PlanId }>`
    select plan_id from voortgang.actueel_plan_v5 where soort = 'plan' and eigenaar = any(${eigenaars}::text[])`.execute(db);
  return rows.map(({ plan_id: planId }) => planId);
};

/** Queries of the current plan, on the table of its projection. */
export const planQueries = (read: ReadDatabase): PlanQueries => {
  const db: Db = read.$extendTables();
  return {
    findPlan: (planId) => findPlan(db, planId),
    findPlanMetActies: (planId) => findPlanMetActies(db, planId),
    findPlanMetActie: (actieId) => findPlanMetActie(db, actieId),
    listPlannen: (filter) => listPlannen(db, filter),
    plansUnder: (kaderId, eigenaars) => plansUnder(db, kaderId, eigenaars),
    findActie: (actieId) => findActie(db, actieId),
    actieSleutels: together((planIds: readonly PlanId[]) => actieSleutels(db, planIds), { inFlight: 2, most: 100 }),
  };
};
