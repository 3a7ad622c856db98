import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { type CijferQueries, leveringen, type LeveringRij } from '@actiespoor/voortgang';
import type { Kysely } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { RowTable } from './row-table.js';

export const leveringenTable: ProjectionTable<LeveringRij> = {
  projection: leveringen,
  table: 'voortgang.leveringen_v1',
  primaryKey: 'key',
  columns: [{ name: 'tabel', type: 'text', of: ({ tabel }) => tabel }],
  indexes: ['(tabel)'],
};

type Db = Kysely<{ 'voortgang.leveringen_v1': RowTable<LeveringRij> & { readonly tabel: string } }>;

const inOrder = (a: LeveringRij, b: LeveringRij): number => ((a.verloop[0]?.positie ?? '') < (b.verloop[0]?.positie ?? '') ? -1 : 1);

/** Queries of the deliveries, beside those of their figures. */
export const leveringQueries = (read: ReadDatabase): Pick<CijferQueries, 'findLevering' | 'listLeveringen'> => {
  const db: Db = read.$extendTables();
  return {
    findLevering: async (leveringId) => {
      const found = await db.selectFrom('voortgang.leveringen_v1').select('rij').where('key', '=', leveringId).executeTakeFirst();
      return found?.rij;
    },
    listLeveringen: async (tabel) => {
      const all = db.selectFrom('voortgang.leveringen_v1').select('rij');
      const found = await (tabel === undefined ? all : all.where('tabel', '=', tabel)).execute();
      return found.map(({ rij }) => rij).toSorted(inOrder);
    },
  };
};
