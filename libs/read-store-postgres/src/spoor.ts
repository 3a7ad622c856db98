import type { Position } from '@actiespoor/event-store';
import { firstDay, lastDay } from '@actiespoor/kernel';
import type { KnoopId, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { endOfDay, spoor, stamboom, startOfDay, type SpoorFilter, type SpoorPagina, type SpoorQueries, type SpoorRegel } from '@actiespoor/voortgang';
import { sql, type RawBuilder, type SqlBool } from 'kysely';

import { allIdsOf } from './aliassen.js';
import type { ReadDatabase } from './database.js';

const textArray = (values: readonly string[]): string => `{${[...new Set(values)].map((value) => JSON.stringify(value)).join(',')}}`;

// Positions are unique and come in order: as a primary key they cost nearly nothing, and writing an event twice is an error.
// The covering index answers the filter; wide rows are fetched only for the page that is returned.
export const spoorTable: ProjectionTable<SpoorRegel> = {
  projection: spoor,
  table: 'voortgang.spoor_v3',
  primaryKey: 'positie',
  columns: [
    { name: 'positie', type: 'text collate "C"', of: ({ positie }) => positie },
    { name: 'stream', type: 'text collate "C"', of: ({ stream }) => stream },
    { name: 'soort', type: 'text', of: ({ soort }) => soort },
    { name: 'plan_id', type: 'text', of: ({ planId }) => planId ?? null },
    { name: 'eigenaar', type: 'text', of: ({ soort, organisatie }) => (soort === 'plan-opgesteld' ? organisatie : null) },
    { name: 'medewerker', type: 'text', of: ({ medewerker }) => medewerker.id },
    { name: 'organisatie', type: 'text', of: ({ organisatie }) => organisatie },
    { name: 'geregistreerd_op', type: 'timestamptz', of: ({ geregistreerdOp }) => geregistreerdOp },
    { name: 'dag', type: 'date', of: ({ geregistreerdOp }) => geregistreerdOp.slice(0, 10) },
    { name: 'op_eerste', type: 'date', of: ({ op }) => firstDay(op) },
    { name: 'op_laatste', type: 'date', of: ({ op }) => lastDay(op) },
    { name: 'velden', type: 'text[]', of: ({ wijzigingen }) => textArray(wijzigingen.map(({ veld }) => veld)) },
    { name: 'knopen', type: 'text[]', of: ({ knopen }) => (knopen ? textArray(knopen) : null) },
    { name: 'redactioneel', type: 'boolean', of: ({ redactioneel }) => redactioneel },
  ],
  indexes: [
    '(stream, positie) include (soort, organisatie, geregistreerd_op, op_eerste, op_laatste)',
    '(plan_id, stream) where plan_id is not null',
    '(eigenaar) where eigenaar is not null',
    '(medewerker, positie)',
    '(organisatie, positie)',
    '(soort, positie)',
    '(dag, positie)',
    '(op_eerste, op_laatste, positie) include (soort)',
    'using gin (velden) with (fastupdate = off)',
    'using gin (knopen) with (fastupdate = off) where knopen is not null',
    '(positie) where redactioneel',
  ],
};

type Condition = RawBuilder<SqlBool>;

type Positions = RawBuilder<{ readonly positie: SpoorRegel['positie'] }>;

interface Found {
  readonly rij: SpoorRegel;
}

const given = <T>(value: T | undefined, condition: (value: T) => Condition): readonly Condition[] => (value === undefined ? [] : [condition(value)]);

// `= any(array(…))` and not `in (…)`: the streams are looked up first, and then found by index in the order of the feed.
// They come from the trail itself, so no line is missed because another read model is behind.
const ofPlans = (plans: RawBuilder<unknown>): Condition => sql<SqlBool>`r.stream = any(array(
  select opname.stream from voortgang.spoor_v3 as opname where opname.plan_id = any(${plans})))`;

const ofEigenaars = (eigenaars: readonly string[]): Condition =>
  ofPlans(sql`array(
  select plan.plan_id from voortgang.spoor_v3 as plan where plan.eigenaar = any(${eigenaars}))`);

/** The people with any line in the trail. @param medewerker an id, as an expression of SQL */
export const hasRecorded = (medewerker: RawBuilder<unknown>): Condition => sql<SqlBool>`exists (
  select from voortgang.spoor_v3 as r where r.medewerker = ${medewerker})`;

/** The people with a line about a plan of these owners. @param medewerkers an array of the ids of one person */
export const hasRecordedFor = (medewerkers: RawBuilder<unknown>, eigenaars: readonly string[]): Condition => sql<SqlBool>`exists (
  select from voortgang.spoor_v3 as r where r.medewerker = any(${medewerkers}) and ${ofEigenaars(eigenaars)})`;

// A clock may go back, so the moment itself decides. The first and last lines of the days around it only limit the search:
// they are found with one step per day, and without them a page far in the trail would read all lines before it.
const recordedFrom = (moment: string): Condition => sql<SqlBool>`r.geregistreerd_op >= ${moment} and r.positie >= (
  select min(eerste.positie)
  from generate_series(${moment.slice(0, 10)}::date, (select max(dag) from voortgang.spoor_v3), '1 day') as d(dag)
  cross join lateral (select s.positie from voortgang.spoor_v3 as s where s.dag = d.dag::date order by s.positie limit 1) as eerste)`;

const recordedUntil = (moment: string): Condition => sql<SqlBool>`r.geregistreerd_op <= ${moment} and r.positie <= (
  select max(laatste.positie)
  from generate_series((select min(dag) from voortgang.spoor_v3), ${moment.slice(0, 10)}::date, '1 day') as d(dag)
  cross join lateral (select s.positie from voortgang.spoor_v3 as s where s.dag = d.dag::date order by s.positie desc limit 1) as laatste)`;

// No date is coarser than a year, so a fact that may hold from a day on began at most a year before it.
const soFrom = (dag: string): Condition => sql<SqlBool>`r.op_laatste >= ${dag} and r.op_eerste > ${dag}::date - 366`;

const conditionsOf = (filter: SpoorFilter): readonly Condition[] => [
  ...given(filter.planId, (planId) => ofPlans(sql`array[${planId}]`)),
  ...given(filter.eigenaars, ofEigenaars),
  ...given(filter.actieId, (actieId) => sql<SqlBool>`r.stream = ${actieStream(actieId)}`),
  ...given(filter.organisatie, (organisatie) => sql<SqlBool>`r.organisatie = ${organisatie}`),
  ...given(filter.veld, (veld) => sql<SqlBool>`r.velden @> array[${veld}]`),
  ...given(filter.redactioneel, (redactioneel) => (redactioneel ? sql<SqlBool>`r.redactioneel` : sql<SqlBool>`not r.redactioneel`)),
  ...given(filter.van, (van) => recordedFrom(startOfDay(van))),
  ...given(filter.tot, (tot) => recordedUntil(endOfDay(tot))),
  ...given(filter.opVan, soFrom),
  ...given(filter.opTot, (opTot) => sql<SqlBool>`r.op_eerste <= ${opTot}`),
  ...given(filter.na, (na) => sql<SqlBool>`r.positie > ${na}`),
];

const where = (conditions: readonly Condition[]): RawBuilder<SqlBool> => sql.join<SqlBool>([sql`true`, ...conditions], sql` and `);

const firstOf = (conditions: readonly Condition[], aantal: number): Positions => sql`
  select r.positie from voortgang.spoor_v3 as r where ${where(conditions)} order by r.positie limit ${aantal}`;

/** For many kinds, the first lines of each kind are found in order, and then the first lines among those. */
const firstOfSoorten = (soorten: readonly string[], conditions: readonly Condition[], aantal: number): Positions => sql`
  select gevonden.positie from unnest(${[...new Set(soorten)]}::text[]) as gevraagd(soort)
  cross join lateral (${firstOf([sql`r.soort = gevraagd.soort`, ...conditions], aantal)}) as gevonden
  order by gevonden.positie limit ${aantal}`;

// Days rise with the feed, which the planner does not know: in the order of the feed it would read all lines before the first match.
// So the matching lines are found first.
const firstAmong = (conditions: readonly Condition[], aantal: number): Positions => sql`
  with alle as materialized (select r.positie from voortgang.spoor_v3 as r where ${where(conditions)})
  select alle.positie from alle order by alle.positie limit ${aantal}`;

const positions = ({ soorten, opVan }: SpoorFilter, conditions: readonly Condition[], aantal: number): Positions => {
  const ofSoorten = given(soorten, (alle) => sql<SqlBool>`r.soort = any(${alle})`);
  if (opVan !== undefined) return firstAmong([...ofSoorten, ...conditions], aantal);
  if (soorten === undefined || soorten.length === 1) return firstOf([...ofSoorten, ...conditions], aantal);
  return firstOfSoorten(soorten, conditions, aantal);
};

/** A person may have had several ids; most have one, and then the index gives their lines in order. */
const byMedewerker = async (db: ReadDatabase, { medewerker }: SpoorFilter): Promise<readonly Condition[]> => {
  if (medewerker === undefined) return [];
  const [only, ...others] = await allIdsOf(db, medewerker);
  return [others.length === 0 ? sql<SqlBool>`r.medewerker = ${only}` : sql<SqlBool>`r.medewerker = any(${[only, ...others]}::text[])`];
};

/** The whole family tree of a knoop: the plan's own stream tells its merges and splits. */
const ofKnoop = async (db: ReadDatabase, knoopId: KnoopId, planId: PlanId): Promise<Condition> => {
  const { rows } = await sql<Found>`select r.rij from voortgang.spoor_v3 as r
    where r.stream = ${planStream(planId)} and r.soort in ('knoop-samengevoegd', 'knoop-gesplitst')`.execute(db);
  const overgangen = rows.flatMap(({ rij }) => rij.overgang ?? []);
  return sql<SqlBool>`r.knopen && ${stamboom(knoopId, overgangen)}::text[]`;
};

/** All conditions of a filter except the kinds, which {@link positions} looks up in its own way. */
const allConditions = async (db: ReadDatabase, filter: SpoorFilter): Promise<readonly Condition[]> => {
  const { knoopId, planId } = filter;
  const familie = knoopId === undefined || planId === undefined ? [] : [await ofKnoop(db, knoopId, planId)];
  return [...conditionsOf(filter), ...(await byMedewerker(db, filter)), ...familie];
};

const regels = async (db: ReadDatabase, filter: SpoorFilter): Promise<SpoorPagina> => {
  const { aantal } = filter;
  const wanted = positions(filter, await allConditions(db, filter), aantal + 1);
  const { rows } = await sql<Found>`select s.rij from (${wanted}) as gevonden
    join voortgang.spoor_v3 as s on s.positie = gevonden.positie order by s.positie`.execute(db);
  const page = rows.slice(0, aantal).map(({ rij }) => rij);
  const volgende = rows.length > aantal ? page.at(-1)?.positie : undefined;
  return { regels: page, ...(volgende === undefined ? {} : { volgende }) };
};

const has = async (db: ReadDatabase, positie: Position, of: Omit<SpoorFilter, 'na' | 'aantal'>): Promise<boolean> => {
  const filter = { ...of, aantal: 1 };
  const conditions = [sql<SqlBool>`r.positie = ${positie}`, ...(await allConditions(db, filter))];
  const { rows } = await positions(filter, conditions, 1).execute(db);
  return rows.length > 0;
};

/** Queries of the audit trail, on the table of its projection. One leader writes it in the order of the feed, so a page has no gaps. */
export const spoorQueries = (db: ReadDatabase): SpoorQueries => ({
  regels: (filter) => regels(db, filter),
  has: (positie, of) => has(db, positie, of),
});
