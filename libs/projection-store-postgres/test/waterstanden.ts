import { setTimeout as sleep } from 'node:timers/promises';

import {
  type EventStore,
  type NewEvent,
  type Processor,
  type Projection,
  rebuildProjection,
  type Recorded,
  schemaOf,
  startProcessor,
} from '@actiespoor/event-store';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { Kysely } from 'kysely';
import { openPool, retryingDialect } from '@actiespoor/postgres';

import { migrateReadModels } from '../src/migrate-read-models.js';
import { openProjectionStore, type OpenedProjectionStore } from '../src/open-projection-store.js';
import type { ProjectionTable, ReadModels } from '../src/read-models.js';

/** An invented read model: the level of the water at a place, with two columns and a second table. */
export interface Waterstand {
  readonly plaats: string;
  readonly standen: readonly number[];
}

const plaatsOf = ({ stream }: Recorded): string => stream.slice('peilschaal-'.length);

const centimetersIn = ({ data }: Recorded): number => (data as { readonly centimeters: number }).centimeters;

/** @throws if a level is no number: a fault of the event, which is parked */
const measured = (standen: readonly number[], recorded: Recorded): readonly number[] => {
  const centimeters = centimetersIn(recorded);
  if (!Number.isFinite(centimeters)) throw new Error('Geen getal');
  return [...standen, centimeters];
};

export const waterstanden: Projection<Waterstand> = {
  name: 'waterstanden',
  version: 1,
  streamPrefixes: ['peilschaal-'],
  insertOnly: false,
  policy: 'park',
  isOfOneStream: true,
  keysOf: (recorded) => [plaatsOf(recorded)],
  project: (row, recorded) => ({ plaats: plaatsOf(recorded), standen: measured(row?.standen ?? [], recorded) }),
  streamsOf: ({ plaats }) => [`peilschaal-${plaats}`],
};

const tableIn = (schema: string): ProjectionTable<Waterstand> => ({
  projection: waterstanden,
  table: `${schema}.waterstanden_v1`,
  primaryKey: 'key',
  columns: [
    { name: 'plaats', type: 'text', of: ({ plaats }) => plaats },
    { name: 'hoogst', type: 'integer', of: ({ standen }) => Math.max(...standen) },
  ],
  indexes: ['(plaats) where hoogst > 500'],
  spread: {
    table: `${schema}.standen_v1`,
    primaryKey: 'key, stand',
    columns: [{ name: 'stand', type: 'integer', of: ({ stand }: { readonly stand: number }) => stand }],
    indexes: ['(stand)'],
    of: ({ standen }: Waterstand) => [...new Set(standen)].map((stand) => ({ stand })),
  },
});

export const readModelsIn = (schema: string, migration: number): ReadModels => ({
  schema,
  what: 'de waterstanden',
  tables: [tableIn(schema)],
  locks: { migration, prefix: `${schema} ` },
});

export interface Opened extends OpenedProjectionStore {
  close(): Promise<void>;
}

/** Opens a schema with the invented read model, in a database that may have others. */
export const openedIn = async (database: TestDatabase, schema: string, migration = 7_205_759_600): Promise<Opened> => {
  const readModels = readModelsIn(schema, migration);
  await migrateReadModels(readModels, database);
  const db = new Kysely<unknown>({ dialect: retryingDialect(openPool({ url: database.url, name: 'proef', max: 4, onFault: () => undefined })) });
  return { ...openProjectionStore({ readModels, db, ...database, retryMs: 20 }), close: () => db.destroy() };
};

export const schema = schemaOf({ WaterstandGemeten: 1 });

const metadata = {
  recordedAt: '2024-01-01T12:00:00.000Z',
  actor: 'meter',
  role: 'meter',
  organisatie: 'GM0321',
  correlationId: 'c',
  causationId: 'k',
  hash: '',
};

const gemeten = (centimeters: unknown): NewEvent => ({ id: crypto.randomUUID(), type: 'WaterstandGemeten', version: 1, data: { centimeters }, metadata });

export const measure = (store: EventStore, plaats: string, standen: readonly unknown[]): Promise<unknown> =>
  store.append(`peilschaal-${plaats}`, standen.map(gemeten), 'any');

export const follow = (store: EventStore, { projections }: OpenedProjectionStore): Processor =>
  startProcessor({ store, projectionStore: projections, projection: waterstanden, schema, sleep: (ms, signal) => sleep(ms, undefined, { signal }) });

export const rebuild = (store: EventStore, { projections }: OpenedProjectionStore): Promise<unknown> =>
  rebuildProjection({ store, projectionStore: projections, projection: waterstanden, schema, signal: new AbortController().signal });

export { testDatabase, type TestDatabase };
