import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { type KaderQueries, type KaderRij, kaders } from '@actiespoor/voortgang';
import type { Kysely } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { RowTable } from './row-table.js';

export const kadersTable: ProjectionTable<KaderRij> = { projection: kaders, table: 'voortgang.kaders_v1', primaryKey: 'key', columns: [], indexes: [] };

type Db = Kysely<{ 'voortgang.kaders_v1': RowTable<KaderRij> }>;

export const kaderQueries = (read: ReadDatabase): KaderQueries => {
  const db: Db = read.$extendTables();
  return {
    findKader: async (kaderId) => {
      const found = await db.selectFrom('voortgang.kaders_v1').select('rij').where('key', '=', kaderId).executeTakeFirst();
      return found?.rij;
    },
    listKaders: async () => {
      const found = await db.selectFrom('voortgang.kaders_v1').select('rij').orderBy('key').execute();
      return found.map(({ rij }) => rij);
    },
  };
};
