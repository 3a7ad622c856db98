import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { Client } from 'pg';

import { RowCopy } from './row-copy.js';

const wide = 'x'.repeat(1_000);
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => [String(from + index), wide]);

describe('Rijen die binnenkomen terwijl de volgende worden gemaakt', () => {
  let database: TestDatabase;
  let client: Client;

  const found = async (): Promise<readonly { sleutel: number; tekst: string | null }[]> =>
    (await client.query<{ sleutel: number; tekst: string | null }>('select sleutel, tekst from rijen order by sleutel')).rows;

  beforeAll(async () => {
    database = await testDatabase();
    client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query('create table rijen (sleutel int primary key, tekst text)');
  });

  beforeEach(() => client.query('truncate rijen'));

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('staan er zoals ze zijn, ook met tekens die voor COPY iets betekenen', async () => {
    const texts = ['tab\t, regel\n, terug\r en \\N', '\\', null, '', 'huiselijk geweld: één lijn'];
    const copy = new RowCopy(client, 'rijen (sleutel, tekst)');
    await copy.write(texts.slice(0, 2).map((text, index) => [String(index), text]));
    await copy.write(texts.slice(2).map((text, index) => [String(index + 2), text]));
    await copy.end();
    expect((await found()).map(({ tekst }) => tekst)).toEqual(texts);
  });

  it('gaan er niet half in: wat de database weigert komt eruit, hoeveel er ook achteraan komt', async () => {
    const copy = new RowCopy(client, 'rijen (sleutel, tekst)');
    const writing = async (): Promise<void> => {
      for (let time = 0; time < 100; time += 1) await copy.write(rows(0, 200));
      await copy.end();
    };
    await expect(writing()).rejects.toThrow(/duplicate key/);
    await copy.abandon();
    expect(await found()).toEqual([]);
  });

  it.each([0, 5_000])('laten na %d rijen de verbinding vrij voor iets anders als er niets meer komt', async (count) => {
    await client.query('begin');
    const copy = new RowCopy(client, 'rijen (sleutel, tekst)');
    await copy.write(rows(0, count));
    await copy.abandon();
    await client.query('rollback');
    expect(await found()).toEqual([]);
  });
});
