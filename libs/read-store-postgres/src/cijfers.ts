import type { LeveringId } from '@actiespoor/veilig-thuis/events';
import { type Gebiedsrij, Verzegeld } from '@actiespoor/veilig-thuis/model';
import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { cijfers, type CijferQueries, type CijferRij, leveringen, type LeveringRij } from '@actiespoor/voortgang';
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
  'voortgang.leveringen_v1': RowTable<LeveringRij> & { readonly tabel: string };
  'voortgang.cijfers_v1': RowTable<CijferRij> & { readonly levering_id: LeveringId; readonly gebied: string };
}>;

const inOrder = (a: LeveringRij, b: LeveringRij): number => ((a.verloop[0]?.positie ?? '') < (b.verloop[0]?.positie ?? '') ? -1 : 1);

const gebiedsrij = (rij: CijferRij): readonly Gebiedsrij[] =>
  rij.kind === 'cijfers' ? [{ gebied: rij.gebied, perioden: rij.perioden, reeksen: rij.reeksen }] : [];

const leveringQueries = (db: Db): Pick<CijferQueries, 'findLevering' | 'listLeveringen'> => ({
  findLevering: async (leveringId) => {
    const found = await db.selectFrom('voortgang.leveringen_v1').select('rij').where('key', '=', leveringId).executeTakeFirst();
    return found?.rij;
  },
  listLeveringen: async (tabel) => {
    const all = db.selectFrom('voortgang.leveringen_v1').select('rij');
    const found = await (tabel === undefined ? all : all.where('tabel', '=', tabel)).execute();
    return found.map(({ rij }) => rij).toSorted(inOrder);
  },
});

const figureQueries = (db: Db): Pick<CijferQueries, 'volledig' | 'gebiedscijfers'> => ({
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
});

export const cijferQueries = (read: ReadDatabase): CijferQueries => {
  const db: Db = read.$extendTables();
  return { ...leveringQueries(db), ...figureQueries(db) };
};
