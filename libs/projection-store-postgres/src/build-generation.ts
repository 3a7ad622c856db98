import type { Building, Moored, Position, Projection } from '@actiespoor/event-store';
import { connect, Lookout, retried } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { anchorColumns, anchorIn, type AnchorRow } from './anchors.js';
import { connected } from './connection.js';
import { dropGenerations } from './drop-generations.js';
import { faultOf } from './fault.js';
import { createGeneration, generationTable, generationTables, tableOf } from './generations.js';
import { inTransaction } from './in-transaction.js';
import { type GenerationKey, readParked } from './parked.js';
import { PostgresBuilding, type Progress } from './postgres-building.js';
import type { ProjectionTable, ReadModels } from './read-models.js';

export interface BuildOptions {
  readonly readModels: ReadModels;
  /** Connection string of the role that owns the tables. */
  readonly ownerUrl: string;
  readonly applicationRole: string;
  readonly onFault: (error: Error) => void;
  /** Called with a sentence about a transaction elsewhere that holds up the build. */
  readonly onWaiting: (sentence: string) => void;
}

interface HerbouwRow extends AnchorRow {
  readonly generatie: number;
  readonly gebeurtenissen: number;
  readonly rijen: number;
  readonly delen: number;
  readonly stroom: string | null;
  readonly tot: Position | null;
}

interface Begun {
  readonly key: GenerationKey;
  readonly progress: Progress;
}

const lockText = `select pg_try_advisory_lock(hashtextextended($1, 0)) as taken`;

/** The lock of the process that builds, for as long as its connection lives. */
export const buildLock = ({ locks }: ReadModels, { name, version }: Pick<Projection, 'name' | 'version'>): string =>
  `${locks.prefix}herbouw ${name} ${String(version)}`;

// The switch locks this row, so it must exist before the first leader as well.
const standText = (schema: string): string => `
  insert into ${schema}.checkpoint as c (name, version, positie, epoch) values ($1, $2, null, 0)
  on conflict (name, version) do update set name = excluded.name returning generatie`;

const resumeText = (schema: string): string => `
  update ${schema}.herbouw set melding = null where name = $1 and version = $2
  returning generatie, positie, gebeurtenissen::float8 as gebeurtenissen, rijen::float8 as rijen, delen::float8 as delen, stroom, tot, ${anchorColumns}`;

const isOurs = async (client: Client, readModels: ReadModels, projection: Projection): Promise<boolean> => {
  const { rows } = await client.query<{ taken: boolean }>(lockText, [buildLock(readModels, projection)]);
  return rows[0]?.taken === true;
};

/** The event at which a rebuild was left. One that an earlier program left names no store: it then belongs to none, and begins anew. */
const progressIn = (row: HerbouwRow): Moored | undefined => {
  const position = row.positie ?? row.tot;
  if (position === null) return undefined;
  return anchorIn({ ...row, positie: position }) ?? { position, eventId: '', hash: '', store: '' };
};

const resumed = async (client: Client, { schema }: ReadModels, { name, version }: Projection): Promise<Begun | undefined> => {
  const { rows } = await retried(() => client.query<HerbouwRow>(resumeText(schema), [name, version]));
  const [row] = rows;
  if (!row) return undefined;
  const key = { schema, name, version, generation: row.generatie };
  const parked = await readParked(client, key);
  const anchor = progressIn(row);
  const streams = row.stroom === null || anchor === undefined ? undefined : { stream: row.stroom, upTo: anchor };
  return { key, progress: { anchor, streams, events: row.gebeurtenissen, rows: row.rijen, parts: row.delen, parked } };
};

const begin = async (client: Client, table: ProjectionTable, { readModels: { schema }, applicationRole }: BuildOptions): Promise<Begun> => {
  const { name, version } = table.projection;
  const { rows } = await retried(() => client.query<{ generatie: number }>(standText(schema), [name, version]));
  const standing = rows[0]?.generatie ?? 1;
  const key = { schema, name, version, generation: standing + 1 };
  await dropGenerations(client, table, [standing]);
  await inTransaction(client, async () => {
    await createGeneration((text) => client.query(text), table, key.generation);
    const tables = generationTables(table, key.generation).join(', ');
    await client.query(`grant select, insert, update, delete on ${tables} to ${client.escapeIdentifier(applicationRole)}`);
    await client.query(`insert into ${schema}.herbouw (name, version, generatie) values ($1, $2, $3)`, [name, version, key.generation]);
  });
  return { key, progress: { anchor: undefined, streams: undefined, events: 0, rows: 0, parts: 0, parked: [] } };
};

const another = async ({ ownerUrl, onFault }: BuildOptions, lookout: Lookout): Promise<Client> => {
  const client = connected({ url: ownerUrl, name: 'herbouw ernaast', onFault });
  try {
    await connect(client);
    await lookout.follow(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

interface Opening {
  readonly client: Client;
  readonly lookout: Lookout;
}

const openOn = async ({ client, lookout }: Opening, projection: Projection, options: BuildOptions): Promise<Building | undefined> => {
  const { readModels } = options;
  await connect(client);
  if (!(await isOurs(client, readModels, projection))) return undefined;
  await lookout.follow(client);
  // A crash of the server loses chunk and progress together, and the switch itself is durable.
  await client.query('set synchronous_commit = off');
  const table = tableOf(readModels, projection);
  const { key, progress } = (await resumed(client, readModels, projection)) ?? (await begin(client, table, options));
  const target = { table, name: generationTable(table, key.generation) };
  return new PostgresBuilding({ client, another: () => another(options, lookout), lookout, lock: readModels.locks.migration, key, target, begun: progress });
};

/** Begins the next generation of a projection, or continues an unfinished one; undefined if another process builds it. @see ProjectionStore */
export const buildGeneration = async (options: BuildOptions, projection: Projection): Promise<Building | undefined> => {
  const { ownerUrl: url, onFault, onWaiting } = options;
  const client = connected({ url, name: `herbouw ${projection.name}`, onFault });
  const lookout = new Lookout({ what: `Herbouwen van ${projection.name}`, client: connected({ url, name: 'herbouw, uitkijk', onFault }), onWaiting });
  const close = (): Promise<unknown> => Promise.allSettled([lookout.close(), client.end()]);
  try {
    const building = await openOn({ client, lookout }, projection, options);
    if (!building) await close();
    return building;
  } catch (error) {
    await close();
    throw faultOf(`Herbouwen van ${projection.name} lukt niet`, error);
  }
};
