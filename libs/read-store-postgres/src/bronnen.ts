import type { BronStore } from '@actiespoor/application/ports';
import { type Generated, type Kysely, sql } from 'kysely';

import type { ReadDatabase } from './database.js';

interface BronTable {
  readonly document: string;
  /** Null once it is forgotten. */
  readonly inhoud: Buffer | null;
  readonly soort: string;
  readonly vergeten_op: Generated<Date | null>;
}

type Db = Kysely<{ 'invoer.bron': BronTable }>;

export const createBron = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table invoer.bron (
      document text primary key,
      inhoud bytea,
      soort text not null,
      vergeten_op timestamptz
    )`.execute(db);
  await sql`comment on table invoer.bron is
    'Ingelezen documenten, onder hun SHA-256. Gebeurtenissen noemen alleen die hash en een regel; wat hier vergeten wordt is weg.'`.execute(db);
};

export const bronStore = (read: ReadDatabase): BronStore => {
  const db: Db = read.$extendTables();
  return {
    put: async (document, { inhoud, soort }) => {
      const row = { document, inhoud: Buffer.from(inhoud), soort };
      await db
        .insertInto('invoer.bron')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    get: async (document) => {
      const row = await db.selectFrom('invoer.bron').select(['inhoud', 'soort']).where('document', '=', document).executeTakeFirst();
      return row?.inhoud ? { inhoud: row.inhoud, soort: row.soort } : undefined;
    },
    forget: async (document, op) => {
      await db
        .updateTable('invoer.bron')
        .set({ inhoud: null, vergeten_op: new Date(op) })
        .where('document', '=', document)
        .execute();
    },
  };
};
