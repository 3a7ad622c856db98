import { endOfDay, startOfDay, type SpoorFilter, type SpoorPagina, type SpoorQueries } from '@actiespoor/voortgang';
import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { ReadDatabase } from './database.js';

type Condition = RawBuilder<SqlBool>;

const given = <T>(value: T | undefined, condition: (value: T) => Condition): readonly Condition[] =>
  value === undefined ? [] : [condition(value)];

// `= any(array(…))` and not `in (…)`: the streams are looked up first, and then found by index in the order of the feed.
// They come from the trail itself, so a line is never passed over because another read model is behind.
const ofPlans = (plans: RawBuilder<unknown>): Condition => sql<SqlBool>`r.stream = any(array(
  select opname.stream from voortgang.spoor_v1 as opname where opname.plan_id = any(${plans})))`;

const ofEigenaars = (eigenaars: readonly string[]): Condition => ofPlans(sql`array(
  select plan.plan_id from voortgang.spoor_v1 as plan where plan.eigenaar = any(${eigenaars}))`);

const conditionsOf = (filter: SpoorFilter): readonly Condition[] => [
  ...given(filter.planId, (planId) => ofPlans(sql`array[${planId}]`)),
  ...given(filter.eigenaars, ofEigenaars),
  ...given(filter.actieId, (actieId) => sql<SqlBool>`r.stream = ${`actie-${actieId}`}`),
  ...given(filter.medewerker, (medewerker) => sql<SqlBool>`r.medewerker = ${medewerker}`),
  ...given(filter.organisatie, (organisatie) => sql<SqlBool>`r.organisatie = ${organisatie}`),
  ...given(filter.soort, (soort) => sql<SqlBool>`r.soort = ${soort}`),
  ...given(filter.van, (van) => sql<SqlBool>`r.geregistreerd_op >= ${startOfDay(van)}`),
  ...given(filter.tot, (tot) => sql<SqlBool>`r.geregistreerd_op <= ${endOfDay(tot)}`),
  ...given(filter.na, (na) => sql<SqlBool>`r.positie > ${na}`),
];

const regels = async (db: ReadDatabase, filter: SpoorFilter): Promise<SpoorPagina> => {
  const found = await db
    .selectFrom('voortgang.spoor_v1 as r')
    .select('r.rij')
    .where(sql.join<SqlBool>([sql`true`, ...conditionsOf(filter)], sql` and `))
    .orderBy('r.positie')
    .limit(filter.aantal + 1)
    .execute();
  const page = found.slice(0, filter.aantal).map(({ rij }) => rij);
  const volgende = found.length > filter.aantal ? page.at(-1)?.positie : undefined;
  return { regels: page, ...(volgende === undefined ? {} : { volgende }) };
};

/** The audit trail, read from the table that its projection fills. One leader writes it in the order of the feed, so a page has no gaps. */
export const spoorQueries = (db: ReadDatabase): SpoorQueries => ({ regels: (filter) => regels(db, filter) });
