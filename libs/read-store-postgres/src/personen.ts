import type { GevondenNamen, HerkendePersoon, Persoon, PersoonStore } from '@actiespoor/application/ports';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { type Generated, type Kysely, sql } from 'kysely';

import { isPlanOf, leadsActie, planIdsOf } from './actueel-plan.js';
import { allIdsOf, present } from './aliassen.js';
import type { ReadDatabase } from './database.js';
import { hasRecorded, hasRecordedFor } from './spoor.js';

interface PersoonTable {
  readonly id: string;
  /** Null once it is forgotten. */
  readonly naam: string | null;
  readonly organisatie: string | null;
  readonly vergeten_op: Generated<Date | null>;
}

/** A person who is named in a plan. */
interface BandTable {
  readonly persoon: string;
  readonly plan_id: string;
}

type Db = Kysely<{ 'personen.persoon': PersoonTable; 'personen.band': BandTable }>;

export const createPersonen = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create schema personen`.execute(db);
  await sql`
    create table personen.persoon (
      id text primary key,
      naam text,
      organisatie text,
      vergeten_op timestamptz
    )`.execute(db);
  await sql`comment on table personen.persoon is
    'De enige plaats waar namen van mensen staan. Gebeurtenissen en leesmodellen kennen alleen het id.'`.execute(db);
};

/** Ids of people depend on the key of this installation; their former ids are kept beside. */
export const addKeyedIds = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table personen.alias (oud text primary key, nieuw text not null)`.execute(db);
  await sql`create index alias_nieuw on personen.alias (nieuw)`.execute(db);
  await sql`comment on table personen.alias is
    'Onder welk id iemand eerder in gebeurtenissen staat. Gebeurtenissen veranderen niet; wie oud zoekt vindt nieuw, en omgekeerd.'`.execute(db);
  await sql`create table personen.band (persoon text not null, plan_id text not null, primary key (persoon, plan_id))`.execute(db);
  await sql`comment on table personen.band is
    'Wie in welk plan wordt genoemd. Een naam is alleen te lezen voor wie zo’n plan mag lezen.'`.execute(db);
  await sql`create table personen.sleutel (enkel boolean primary key default true check (enkel), vingerafdruk text not null)`.execute(db);
  await sql`comment on table personen.sleutel is
    'Met welke sleutel de ids van personen zijn gemaakt. Een dienst met een andere sleutel start niet.'`.execute(db);
};

interface Found {
  readonly id: string;
  readonly naam: string;
}

const asMap = (rows: readonly Found[]): ReadonlyMap<string, string> => new Map(rows.map(({ id, naam }) => [id, naam]));

const put = async (db: Db, personen: readonly Persoon[]): Promise<void> => {
  if (personen.length === 0) return;
  const rows = personen.map(({ id, naam, organisatie }) => ({ id, naam, organisatie: organisatie ?? null }));
  await db
    .insertInto('personen.persoon')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const rename = async (db: Db, { id, naam }: Pick<Persoon, 'id' | 'naam'>): Promise<void> => {
  await db.updateTable('personen.persoon').set({ naam }).where('id', '=', id).where('vergeten_op', 'is', null).where('naam', '<>', naam).execute();
};

const tie = async (db: Db, personen: readonly string[], planId: PlanId): Promise<void> => {
  const rows = [...new Set(personen)].map((persoon) => ({ persoon, plan_id: planId }));
  if (rows.length > 0)
    await db
      .insertInto('personen.band')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};

/** The ids among these that are in use: with a name, a trail, an actie that the person leads, or another id that leads to it. */
const known = async (db: Db, ids: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select v.id from unnest(${ids}::text[]) as v(id)
    where exists (select from personen.persoon as p where p.id = v.id)
      or exists (select from personen.alias as a where a.nieuw = v.id)
      or ${hasRecorded(sql`v.id`)}
      or ${leadsActie(sql`v.id`)}`.execute(db);
  return rows.map(({ id }) => id);
};

const recognise = (db: Db, { id, vroeger }: HerkendePersoon): Promise<void> =>
  db.transaction().execute(async (together) => {
    const earlier = await known(
      together,
      vroeger.filter((other) => other !== id),
    );
    if (earlier.length === 0) return;
    await sql`update personen.alias set nieuw = ${id} where nieuw = any(${earlier}::text[])`.execute(together);
    await sql`insert into personen.alias (oud, nieuw) select v.id, ${id} from unnest(${earlier}::text[]) as v(id)
      on conflict (oud) do update set nieuw = excluded.nieuw`.execute(together);
    await sql`insert into personen.persoon (id, naam, organisatie, vergeten_op)
      select ${id}, naam, organisatie, vergeten_op from personen.persoon where id = any(${earlier}::text[]) order by vergeten_op limit 1
      on conflict (id) do update set naam = null, organisatie = null, vergeten_op = excluded.vergeten_op where excluded.vergeten_op is not null`.execute(
      together,
    );
    await sql`delete from personen.persoon where id = any(${earlier}::text[])`.execute(together);
    await sql`insert into personen.band (persoon, plan_id) select ${id}, plan_id from personen.band where persoon = any(${earlier}::text[])
      on conflict do nothing`.execute(together);
    await sql`delete from personen.band where persoon = any(${earlier}::text[])`.execute(together);
  });

const names = async (db: Db, ids: readonly string[]): Promise<readonly Found[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Found>`
    select v.id, p.naam from unnest(${[...new Set(ids)]}::text[]) as v(id)
    left join personen.alias as a on a.oud = v.id
    join personen.persoon as p on p.id = coalesce(a.nieuw, v.id)
    where p.naam is not null`.execute(db);
  return rows;
};

/** The people among these who are named in a plan of these owners, or recorded something in one. */
const standing = async (db: Db, ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    with persoon as (
      select v.id, coalesce(a.nieuw, v.id) as nu from unnest(${ids}::text[]) as v(id) left join personen.alias as a on a.oud = v.id)
    select persoon.id from persoon
    where exists (select from personen.band as b where b.persoon = persoon.nu and ${isPlanOf(sql`b.plan_id`, eigenaars)})
    or ${hasRecordedFor(sql`array(select persoon.nu union select a.oud from personen.alias as a where a.nieuw = persoon.nu)`, eigenaars)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

const namesIn = async (db: Db, ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<GevondenNamen> => {
  const found = await names(db, ids);
  const here =
    found.length === 0
      ? new Set()
      : await standing(
          db,
          found.map(({ id }) => id),
          eigenaars,
        );
  return { names: asMap(found.filter(({ id }) => here.has(id))), elsewhere: asMap(found.filter(({ id }) => !here.has(id))) };
};

const forget = async (db: Db, id: string, op: string): Promise<void> => {
  const nothing = { naam: null, organisatie: null, vergeten_op: new Date(op) };
  await db
    .updateTable('personen.persoon')
    .set(nothing)
    .where('id', 'in', await allIdsOf(db, id))
    .execute();
};

const agreeOnKey = async (db: Db, [own, ...former]: readonly string[]): Promise<boolean> => {
  await sql`insert into personen.sleutel (vingerafdruk) values (${own}) on conflict do nothing`.execute(db);
  const { numAffectedRows = 0n } = await sql`
    update personen.sleutel set vingerafdruk = ${own} where vingerafdruk = any(${[own, ...former]}::text[])`.execute(db);
  return numAffectedRows > 0n;
};

const hasKey = async (db: Db): Promise<boolean> => (await sql`select from personen.sleutel`.execute(db)).rows.length > 0;

export const persoonStore = (read: ReadDatabase): PersoonStore => {
  const db: Db = read.$extendTables();
  return {
    put: (personen) => put(db, personen),
    rename: (persoon) => rename(db, persoon),
    tie: (personen, planId) => tie(db, personen, planId),
    recognise: (persoon) => recognise(db, persoon),
    names: async (ids) => asMap(await names(db, ids)),
    namesIn: (ids, eigenaars) => namesIn(db, ids, eigenaars),
    plansOf: (eigenaars) => planIdsOf(db, eigenaars),
    present: (ids) => present(db, ids),
    allOf: (id) => allIdsOf(db, id),
    forget: (id, op) => forget(db, id, op),
    agreeOnKey: (vingerafdrukken) => agreeOnKey(db, vingerafdrukken),
    hasKey: () => hasKey(db),
  };
};
