import { hostileDatabase, hostileDefaults, testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClientBase } from 'pg';

import { newClient } from './new-client.js';
import { openPool } from './open-pool.js';
import { connect, namedProcess } from './session.js';

type Settings = Readonly<Record<string, string>>;

const names = [...Object.keys(hostileDefaults), 'transaction_timeout'].filter((name) => !['backslash_quote', 'quote_all_identifiers'].includes(name));

const settingsOf = async (client: Pick<ClientBase, 'query'>): Promise<Settings> => {
  const { rows } = await client.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any($1) order by name', [names]);
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
};

const expected: Settings = {
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  array_nulls: 'on',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  default_transaction_deferrable: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  extra_float_digits: '1',
  idle_in_transaction_session_timeout: '60000',
  idle_session_timeout: '0',
  lock_timeout: '0',
  search_path: 'pg_catalog',
  standard_conforming_strings: 'on',
  statement_timeout: '0',
  synchronous_commit: 'on',
};

const ignore = (): void => undefined;

describe.each([
  ['zonder eigen standaardwaarden', testDatabase],
  ['met vijandige standaardwaarden', hostileDatabase],
])('Een verbinding met een server %s', (_, open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.drop());

  const throughPool = async (url: string): Promise<Settings> => {
    const pool = openPool({ url, name: 'proef', max: 1 });
    return settingsOf(pool).finally(() => pool.end());
  };

  const alone = async (url: string): Promise<Settings> => {
    const client = newClient({ url, name: 'proef', onFault: ignore });
    await connect(client);
    return settingsOf(client).finally(() => client.end());
  };

  it.each([
    ['uit een pool', throughPool],
    ['met een eigen taak', alone],
  ])('is altijd dezelfde, %s', async (_how, settings) => {
    for (const url of [database.url, database.ownerUrl]) {
      const { transaction_timeout: since17 = '0', ...found } = await settings(url);
      expect([found, since17]).toEqual([expected, '0']);
    }
  });

  it('vindt de functies van PostgreSQL zelf, en leest wat zij schreef', async () => {
    const pool = openPool({ url: database.url, name: 'proef', max: 1 });
    const { rows } = await pool.query(
      String.raw`select now() > '2020-01-01' as nu, '2026-02-01'::date::text as dag, '\x00ff'::bytea as bytes, 0.1::float8 + 0.2 as som, 'a\b' as tekst`,
    );
    expect(rows).toEqual([{ nu: true, dag: '2026-02-01', bytes: Buffer.from([0, 255]), som: 0.30000000000000004, tekst: String.raw`a\b` }]);
    await pool.end();
  });
});

describe('De naam van een verbinding', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const nameOn = async (url: string): Promise<string | undefined> => {
    const pool = openPool({ url, name: 'lezer', max: 1 });
    const { rows } = await pool.query<{ naam: string }>(`select current_setting('application_name') as naam`);
    await pool.end();
    return rows[0]?.naam;
  };

  it('zegt welk proces het is, en waarvoor', async () => {
    expect(await nameOn(database.url)).toBe('actiespoor lezer');
    expect(await nameOn(namedProcess(database.url, 'actiespoor api 4711'))).toBe('actiespoor api 4711 lezer');
    expect(await nameOn(namedProcess(`${database.url}?application_name=eigen`, 'actiespoor api 4711'))).toBe('eigen lezer');
  });

  it('en wat de beheerder in de URL zet, gaat mee en verandert niets aan de rest', async () => {
    const pool = openPool({ url: `${database.url}?options=${encodeURIComponent('-c work_mem=7MB -c DateStyle=SQL')}`, name: 'lezer', max: 1 });
    const { rows } = await pool.query(`select current_setting('work_mem') as mem, current_setting('DateStyle') as stijl`);
    expect(rows).toEqual([{ mem: '7MB', stijl: 'ISO, YMD' }]);
    await pool.end();
  });
});
