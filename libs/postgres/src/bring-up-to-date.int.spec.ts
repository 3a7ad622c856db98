import { setTimeout as sleep } from 'node:timers/promises';

import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';

import { bringUpToDate, type Schema } from './bring-up-to-date.js';
import { openPool } from './open-pool.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});

afterEach(() => database.drop());

const proef = (extra: Schema['migrations'] = {}): Schema => ({
  name: 'proef',
  what: 'de proef',
  lock: 7_205_759_499,
  migrations: { '0001_regels': { up: async (db: Kysely<unknown>) => void (await sql`create table proef.regels (tekst text not null)`.execute(db)) }, ...extra },
  grant: async (db, role) => {
    await sql`grant usage on schema proef to ${role}`.execute(db);
    await sql`revoke all on proef.regels from ${role}`.execute(db);
    await sql`select pg_sleep(0.02)`.execute(db);
    await sql`grant select, insert on proef.regels to ${role}`.execute(db);
  },
});

const migrate = (schema: Schema): Promise<void> => bringUpToDate(schema, database);

describe('Een schema bijwerken', () => {
  it('gebeurt één keer, ook als er veel processen tegelijk starten', async () => {
    await Promise.all(Array.from({ length: 6 }, () => migrate(proef())));
    const pool = openPool({ url: database.url, name: 'proef', max: 1 });
    await pool.query(`insert into proef.regels values ('een')`);
    await expect(pool.query('delete from proef.regels')).rejects.toThrow('permission denied');
    await pool.end();
  });

  it('neemt een proces dat al draait geen ogenblik zijn rechten af', async () => {
    await migrate(proef());
    const pool = openPool({ url: database.url, name: 'proef', max: 1 });
    let isDone = false;
    const again = migrate(proef()).finally(() => {
      isDone = true;
    });
    while (!isDone) await pool.query('select count(*) from proef.regels');
    await again;
    await pool.end();
  });

  it('zegt op welke transactie het wacht', async () => {
    await migrate(proef());
    const other = new Client({ connectionString: database.ownerUrl, application_name: 'lange vraag' });
    await other.connect();
    await other.query('begin; lock table proef.regels');
    const waits: string[] = [];
    const schema = proef({ '0002_breder': { up: async (db: Kysely<unknown>) => void (await sql`alter table proef.regels add column x int`.execute(db)) } });
    const migrating = bringUpToDate(schema, { ...database, onWaiting: (sentence) => waits.push(sentence) });
    while (waits.length === 0) await sleep(10);
    expect(waits[0]).toMatch(/^Bijwerken van de proef wacht op proces \d+ \(lange vraag, rol \w+\), dat sinds .* niets doet\. /);
    await other.query('commit');
    await Promise.all([migrating, other.end()]);
  });

  it('zegt wat er niet lukte, en laat staan wat er stond', async () => {
    await migrate(proef());
    const broken = proef({ '0002_stuk': { up: async (db: Kysely<unknown>) => void (await sql`create table proef.regels (x int)`.execute(db)) } });
    await expect(migrate(broken)).rejects.toThrow(/De migratie van de proef is mislukt: .*already exists/);
    await migrate(proef());
  });
});

describe('Een verbinding die breekt', () => {
  it('midden in een vraag beëindigt geen proces, en de volgende vraag krijgt een nieuwe', async () => {
    const faults: Error[] = [];
    const pool = openPool({ url: database.ownerUrl, name: 'proef breekt', max: 1, onFault: (fault) => void faults.push(fault) });
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const client = await pool.connect();
    const asking = client.query('select pg_sleep(60)').catch((fault: unknown) => fault);
    const end = () =>
      owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'actiespoor proef breekt' and state = 'active'`);
    while ((await end()).rowCount === 0);
    expect(await asking).toBeInstanceOf(Error);
    client.release(true);
    expect((await pool.query<{ ja: boolean }>('select true as ja')).rows).toEqual([{ ja: true }]);
    await Promise.all([pool.end(), owner.end()]);
  });
});
