import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Kysely, sql } from 'kysely';
import type { Pool } from 'pg';

import { openPool } from './open-pool.js';
import { isRolledBack, retried } from './retrying.js';
import { retryingDialect } from './retrying-dialect.js';

let database: TestDatabase;
let pool: Pool;

// A sequence is not rolled back, so it can count attempts: the first few fail, as after a real clash.
const clashing = (times: number, code: string): string => `
  create schema proef;
  create table proef.regels (tekst text not null);
  create sequence proef.pogingen;
  create function proef.botst() returns trigger language plpgsql as $$ begin
    if nextval('proef.pogingen') <= ${String(times)} then raise exception 'botsing' using errcode = '${code}'; end if;
    return new;
  end $$;
  create trigger botst before insert on proef.regels for each row execute function proef.botst()`;

const rows = async (): Promise<number | null> => (await pool.query('select from proef.regels')).rowCount;

beforeEach(async () => {
  database = await testDatabase();
  pool = openPool({ url: database.ownerUrl, name: 'proef', max: 4 });
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

describe('Wat de server terugdraaide om een ander', () => {
  it.each(['40001', '40P01'])('komt er met %s alsnog, en één keer', async (code) => {
    await pool.query(clashing(3, code));
    await retried(() => pool.query(`insert into proef.regels values ('een')`));
    expect(await rows()).toBe(1);
  });

  it('houdt na vijf keer op, met de fout van de server', async () => {
    await pool.query(clashing(1_000, '40001'));
    await expect(retried(() => pool.query(`insert into proef.regels values ('een')`))).rejects.toThrow('botsing');
    expect((await pool.query<{ aantal: number }>('select last_value::int as aantal from proef.pogingen')).rows).toEqual([{ aantal: 5 }]);
  });

  it('is ook te herkennen als oorzaak; een andere fout komt er meteen uit', async () => {
    let times = 0;
    const fault = await pool.query('select 1/0').catch((error: unknown) => error);
    await expect(retried(() => ((times += 1), Promise.reject(fault as Error)))).rejects.toBe(fault);
    await pool.query(clashing(1, '40P01'));
    const clash = await pool.query(`insert into proef.regels values ('een')`).catch((error: unknown) => error);
    expect([times, isRolledBack(fault), isRolledBack(new Error('ingepakt', { cause: clash }))]).toEqual([1, false, true]);
  });

  it('is ook een echte knoop van twee, die elkaar vasthouden', async () => {
    await pool.query(`create schema proef; create table proef.twee (id int primary key, n int not null); insert into proef.twee values (1, 0), (2, 0)`);
    const both = async (first: number, second: number): Promise<void> => {
      const client = await pool.connect();
      try {
        await retried(async () => {
          try {
            await client.query('begin');
            for (const id of [first, second]) await client.query('update proef.twee set n = n + 1, id = id where id = $1 and pg_sleep(0.05) is not null', [id]);
            await client.query('commit');
          } catch (error) {
            await client.query('rollback');
            throw error;
          }
        });
      } finally {
        client.release();
      }
    };
    await Promise.all([both(1, 2), both(2, 1), both(1, 2), both(2, 1)]);
    expect((await pool.query('select n from proef.twee')).rows).toEqual([{ n: 4 }, { n: 4 }]);
  });
});

describe('Een vraag van Kysely', () => {
  it('komt er alsnog als zij alleen staat, en laat een transactie aan wie haar begon', async () => {
    await pool.query(clashing(2, '40001'));
    const db = new Kysely<unknown>({ dialect: retryingDialect(openPool({ url: database.ownerUrl, name: 'proef', max: 1 })) });
    await sql`insert into proef.regels values ('alleen')`.execute(db);
    await pool.query(`alter sequence proef.pogingen restart`);
    let begun = 0;
    const whole = (): Promise<void> =>
      db.transaction().execute(async (transaction) => {
        begun += 1;
        await sql`insert into proef.regels values ('samen')`.execute(transaction);
      });
    await retried(whole);
    await db.destroy();
    expect([await rows(), begun]).toEqual([2, 3]);
  });
});
