import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateReadModels } from '@actiespoor/projection-store-postgres';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { allProjections } from '@actiespoor/voortgang';
import { Client } from 'pg';

import { migrateReadStore } from './migrate.js';
import { readModels } from './read-models.js';

const query = async (connectionString: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end();
  }
};

describe('De migratie van de leesmodellen', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    await Promise.all([1, 2, 3].map(() => migrateReadStore(database.ownerUrl, database.applicationRole)));
  });

  afterAll(() => database.drop());

  it('mag door meer processen tegelijk en daarna nog eens', async () => {
    await migrateReadStore(database.ownerUrl, database.applicationRole);
    const tables = await query(
      database.url,
      `select schemaname || '.' || tablename as naam from pg_tables where schemaname in ('voortgang', 'invoer', 'personen') order by 1`,
    );
    expect(tables.map(({ naam }) => naam)).toEqual([
      'invoer.bron',
      'invoer.proef',
      'personen.alias',
      'personen.band',
      'personen.persoon',
      'personen.sleutel',
      'voortgang.actueel_plan_v5_g1',
      'voortgang.checkpoint',
      'voortgang.cijfers_v1_g1',
      'voortgang.geparkeerd',
      'voortgang.herbouw',
      'voortgang.indicatoren_v1_g1',
      'voortgang.kaders_v1_g1',
      'voortgang.leveringen_v1_g1',
      'voortgang.migration',
      'voortgang.migration_lock',
      'voortgang.organisaties_v1_g1',
      'voortgang.spoor_v3_g1',
      'voortgang.tijdlijn_v3_g1',
      'voortgang.tijdvakken_v3_g1',
    ]);
  });

  it('laat wie leest een view zien op de generatie die er staat', async () => {
    const views = await query(database.url, `select viewname as naam from pg_views where schemaname = 'voortgang' order by 1`);
    expect(views.map(({ naam }) => naam)).toEqual([
      'actueel_plan_v5',
      'cijfers_v1',
      'indicatoren_v1',
      'kaders_v1',
      'leveringen_v1',
      'organisaties_v1',
      'spoor_v3',
      'tijdlijn_v3',
      'tijdvakken_v3',
    ]);
  });

  it('geeft elke projectie een tabel van haar eigen versie', () => {
    const named = readModels.tables.map(({ projection: { name, version } }) => `voortgang.${name.replaceAll('-', '_')}_v${String(version)}`);
    expect(readModels.tables.map(({ table }) => table)).toEqual(named);
    expect(readModels.tables.map(({ projection }) => projection)).toEqual(allProjections);
  });

  it('houdt de boekhouding bij die een nieuw schema ook krijgt', async () => {
    await migrateReadModels({ schema: 'elders', what: 'de proef', tables: [], locks: { migration: 7_205_759_602, prefix: 'elders ' } }, database);
    const bookkeeping = (schema: string) =>
      query(
        database.ownerUrl,
        `
      select c.relname, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod) as soort, a.attnotnull, pg_get_expr(d.adbin, d.adrelid) as standaard,
        col_description(c.oid, a.attnum) as uitleg, obj_description(c.oid) as tafel
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = '${schema}'::regnamespace and c.relname in ('checkpoint', 'herbouw', 'geparkeerd') order by 1, 3`,
      );
    const found = await bookkeeping('voortgang');
    expect(found.length).toBeGreaterThan(20);
    expect(await bookkeeping('elders')).toEqual(found);
  });

  it('laat de toepassing lezen en schrijven, maar geen tabellen veranderen', async () => {
    await expect(query(database.url, 'select * from voortgang.spoor_v3')).resolves.toEqual([]);
    await expect(query(database.url, 'drop table voortgang.spoor_v3_g1')).rejects.toMatchObject({ code: '42501' });
  });
});
