import { setTimeout as sleep } from 'node:timers/promises';

import { dropUnusedVersions, holdVersions } from '@actiespoor/projection-store-postgres';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { kadersTable } from './kaders.js';
import { migrateReadStore } from './migrate.js';
import { readModels } from './read-models.js';

const earlier = { name: 'kaders', version: 0 };

/** The remains of an earlier version: a view on a generation, and its checkpoint. */
const versionText = (base: string, generation: number): readonly string[] => [
  `create table voortgang.${base}_g${String(generation)} (key text primary key)`,
  `create view voortgang.${base} as select * from voortgang.${base}_g${String(generation)}`,
];

describe('Een eerdere versie van een leesmodel', () => {
  let database: TestDatabase;
  let owner: Client;

  const names = async (pattern: string): Promise<readonly string[]> => {
    const text = `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'voortgang' and relkind in ('r', 'v') and relname ~ $1 order by 1`;
    return (await owner.query<{ relname: string }>(text, [pattern])).rows.map(({ relname }) => relname);
  };

  const drop = (): Promise<readonly object[]> => dropUnusedVersions(database.ownerUrl, readModels);

  beforeEach(async () => {
    database = await testDatabase();
    await migrateReadStore(database.ownerUrl, database.applicationRole);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const text of versionText('kaders_v0', 3)) await owner.query(text);
    await owner.query(`insert into voortgang.checkpoint (name, version, positie, epoch, generatie) values ('kaders', 0, '1', 1, 3), ('kaders', 1, '2', 1, 1)`);
  });

  afterEach(async () => {
    await owner.end();
    await database.drop();
  });

  it('gaat weg als niemand haar gebruikt, met hoe ver zij was, en wat van nu is blijft', async () => {
    expect(await drop()).toEqual([earlier]);
    expect(await names('^kaders_')).toEqual(['kaders_v1', 'kaders_v1_g1']);
    expect((await owner.query('select name, version, positie from voortgang.checkpoint')).rows).toEqual([{ name: 'kaders', version: 1, positie: '2' }]);
    expect(await drop()).toEqual([]);
  });

  it('neemt mee wat ernaast gespreid staat, en wat half herbouwd bleef', async () => {
    for (const text of [...versionText('tijdlijn_v1', 1), ...versionText('tijdvakken_v1', 1), 'create table voortgang.tijdvakken_v1_g2 (key text)'])
      await owner.query(text);
    expect(await drop()).toEqual(expect.arrayContaining([{ name: 'tijdlijn', version: 1 }]));
    expect(await names('^tijd')).toEqual(['tijdlijn_v3', 'tijdlijn_v3_g1', 'tijdvakken_v3', 'tijdvakken_v3_g1']);
  });

  it('blijft zolang een proces zegt dat het haar gebruikt, ook als zijn verbinding even wegvalt', async () => {
    const hold = await holdVersions(database.url, { ...readModels, tables: [{ ...kadersTable, projection: { ...kadersTable.projection, ...earlier } }] });
    expect(await drop()).toEqual([]);
    const holders = `select pid from pg_stat_activity where datname = current_database() and application_name like '%leesmodellen in gebruik'`;
    const before = (await owner.query<{ pid: number }>(holders)).rows;
    const breaker = new Client({ connectionString: database.url });
    await breaker.connect();
    await breaker.query(`select pg_terminate_backend(pid) from (${holders}) as h`);
    await breaker.end();
    const isBack = async (): Promise<boolean> => {
      const { rows } = await owner.query<{ pid: number }>(
        `select a.pid from (${holders}) as a join pg_locks l on l.pid = a.pid and l.locktype = 'advisory' and l.granted`,
      );
      return rows.length > 0 && rows.every(({ pid }) => before.every((one) => one.pid !== pid));
    };
    while (!(await isBack())) await sleep(10);
    expect(await drop()).toEqual([]);
    await hold.close();
    expect(await drop()).toEqual([earlier]);
  });

  it.each(['projectie kaders 0', 'herbouw kaders 0'])('blijft zolang iemand haar vult (%s)', async (lock) => {
    const filler = new Client({ connectionString: database.url });
    await filler.connect();
    await filler.query('select pg_advisory_lock(hashtextextended($1, 0))', [lock]);
    expect(await drop()).toEqual([]);
    await filler.end();
  });

  it('blijft als er een rapport op staat', async () => {
    await owner.query('create view public.rapport as select key from voortgang.kaders_v0');
    expect(await drop()).toEqual([]);
    expect(await names('^kaders_v0')).toEqual(['kaders_v0', 'kaders_v0_g3']);
  });

  it('blijft als zij later is dan die van dit programma: wie ermee verdergaat vindt haar terug', async () => {
    for (const text of versionText('spoor_v99', 1)) await owner.query(text);
    expect(await drop()).toEqual([earlier]);
    expect(await names('^spoor_v99')).toEqual(['spoor_v99', 'spoor_v99_g1']);
  });

  it('is te herkennen aan de naam van elke tabel die erbij hoort', () => {
    const versions = readModels.tables.flatMap(({ projection, table, spread }) =>
      [table, ...(spread ? [spread.table] : [])].map((name) => [name.replace(/^.*_v/, ''), String(projection.version)]),
    );
    for (const [inName, version] of versions) expect(inName).toBe(version);
  });
});
