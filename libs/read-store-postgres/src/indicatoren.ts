import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { dutchOrder, indicatoren, type IndicatorQueries, type IndicatorRij } from '@actiespoor/voortgang';
import type { Kysely } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { RowTable } from './row-table.js';

export const indicatorenTable: ProjectionTable<IndicatorRij> = {
  projection: indicatoren,
  table: 'voortgang.indicatoren_v1',
  primaryKey: 'key',
  columns: [],
  indexes: [],
};

type Db = Kysely<{ 'voortgang.indicatoren_v1': RowTable<IndicatorRij> }>;

const byName = (a: IndicatorRij, b: IndicatorRij): number => dutchOrder(a.naam, b.naam);

export const indicatorQueries = (read: ReadDatabase): IndicatorQueries => {
  const db: Db = read.$extendTables();
  return {
    findIndicator: async (indicatorId) => {
      const found = await db.selectFrom('voortgang.indicatoren_v1').select('rij').where('key', '=', indicatorId).executeTakeFirst();
      return found?.rij;
    },
    listIndicatoren: async () => {
      const found = await db.selectFrom('voortgang.indicatoren_v1').select('rij').orderBy('key').execute();
      return found.map(({ rij }) => rij).toSorted(byName);
    },
  };
};
