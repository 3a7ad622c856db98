import type { LeveringId } from '@actiespoor/veilig-thuis/events';
import { type Gebiedsrij, Verzegeld } from '@actiespoor/veilig-thuis/model';
import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { cijfers, type CijferQueries, type CijferRij } from '@actiespoor/voortgang';
import type { Kysely } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { RowTable } from './row-table.js';

/** The area of the mark that a delivery is complete. */
const noArea = '';

// A row has the figures of one area in one bundle: some tens.
export const cijfersTable: ProjectionTable<CijferRij> = {
  projection: cijfers,
  table: 'voortgang.cijfers_v1',
  primaryKey: 'key',
  columns: [
    { name: 'levering_id', type: 'text', of: ({ leveringId }) => leveringId },
    { name: 'gebied', type: 'text', of: (rij) => (rij.kind === 'cijfers' ? rij.gebied : noArea) },
  ],
  indexes: ['(gebied, levering_id)'],
};

type Db = Kysely<{
  'voortgang.cijfers_v1': RowTable<CijferRij> & { readonly levering_id: LeveringId; readonly gebied: string };
}>;

const gebiedsrij = (rij: CijferRij): readonly Gebiedsrij[] =>
  rij.kind === 'cijfers' ? [{ gebied: rij.gebied, perioden: rij.perioden, reeksen: rij.reeksen }] : [];

/** Queries of the figures, beside those of their deliveries. */
export const cijferQueries = (read: ReadDatabase): Pick<CijferQueries, 'volledig' | 'gebiedscijfers'> => {
  const db: Db = read.$extendTables();
  return {
    volledig: async (leveringIds) => {
      if (leveringIds.length === 0) return new Set();
      const marks = db
        .selectFrom('voortgang.cijfers_v1')
        .select('levering_id')
        .where('gebied', '=', noArea)
        .where('levering_id', 'in', [...leveringIds]);
      return new Set((await marks.execute()).map(({ levering_id }) => levering_id));
    },
    gebiedscijfers: async (gebieden, leveringIds) => {
      if (leveringIds.length === 0 || gebieden.length === 0) return new Map();
      const rows = db
        .selectFrom('voortgang.cijfers_v1')
        .select('rij')
        .where('gebied', 'in', [...gebieden])
        .where('levering_id', 'in', [...leveringIds])
        .orderBy('key');
      const found = (await rows.execute()).map(({ rij }) => rij);
      return new Map(leveringIds.map((id) => [id, new Verzegeld(found.filter(({ leveringId }) => leveringId === id).flatMap(gebiedsrij))]));
    },
  };
};
