import { setTimeout as delay } from 'node:timers/promises';

import type { Building, Position, Projection, ProjectionSession, ProjectionStore, Request } from '@actiespoor/event-store';
import { connect, retried } from '@actiespoor/postgres';
import { sql } from 'kysely';
import type { Client } from 'pg';

import { anchorColumns, type AnchorRow, placeIn } from './anchors.js';
import { type AnyDatabase, bookkeeping } from './bookkeeping.js';
import { buildGeneration } from './build-generation.js';
import { readCheckpoints } from './checkpoints.js';
import { connected } from './connection.js';
import { faultOf } from './fault.js';
import { readParked } from './parked.js';
import { PostgresProjectionSession, type Lead, type Led } from './projection-session.js';
import type { ReadModels } from './read-models.js';

export interface ProjectionStoreOptions {
  readonly readModels: ReadModels;
  /** Reads checkpoints and requests; its opener closes it. */
  readonly db: AnyDatabase;
  /** Connection string of the application role: each leader has a connection of its own. */
  readonly url: string;
  /** Connection string of the owner, for a rebuild; that of the application if absent. */
  readonly ownerUrl?: string;
  /** Milliseconds between two attempts to lead, or two looks for requests; 500 by default. */
  readonly retryMs?: number;
  /** Called with a connection that broke while nobody was waiting for it. Its session fails at the next call. */
  readonly onFault?: (error: Error) => void;
  /** Called with a Dutch sentence about a transaction elsewhere that holds up a rebuild. */
  readonly onWaiting?: (sentence: string) => void;
}

const lockName = ({ readModels, projection: { name, version } }: Led): string => `${readModels.locks.prefix}projectie ${name} ${String(version)}`;

const hasLock = async (client: Client, led: Led): Promise<boolean> => {
  const text = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
  const { rows } = await client.query<{ taken: boolean }>(text, [lockName(led)]);
  return rows[0]?.taken === true;
};

const takeText = (schema: string): string => `
  insert into ${schema}.checkpoint as c (name, version, positie, epoch) values ($1, $2, null, 1)
  on conflict (name, version) do update set epoch = c.epoch + 1
  returning positie, ${anchorColumns}, epoch::text as epoch, generatie as generation, beantwoord as answered`;

interface TakenRow extends AnchorRow, Pick<Lead, 'epoch' | 'generation' | 'answered'> {}

/** Raises the epoch: a former leader that does not know yet that it lost its lock can write nothing more. */
const takeLead = async (client: Client, { readModels: { schema }, projection: { name, version } }: Led): Promise<Lead> => {
  const { rows } = await client.query<TakenRow>(takeText(schema), [name, version]);
  const [row] = rows;
  if (row === undefined) throw new Error(`Projectie ${name} heeft geen checkpoint`);
  const parked = await readParked(client, { schema, name, version, generation: row.generation });
  const { epoch, generation, answered } = row;
  return { ...placeIn(row), epoch, generation, answered, parked };
};

const waitForLock = async (client: Client, led: Led, { retryMs, signal }: { retryMs: number; signal: AbortSignal }): Promise<boolean> => {
  while (!signal.aborted) {
    if (await hasLock(client, led)) return true;
    await delay(retryMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
};

// Rows and checkpoint are lost together or not at all, and lost rows are made again from the events. So no batch waits
// for the disk, and the appends have it to themselves.
const session = 'set synchronous_commit = off';

interface RequestRow {
  readonly gevraagd: 'lopen' | 'pauze';
  readonly herkansing: number;
}

const requestNow = async ({ db, readModels }: ProjectionStoreOptions, { name, version }: Projection): Promise<Request> => {
  const { rows } = await sql<RequestRow>`
    select gevraagd, herkansing from ${bookkeeping(readModels).checkpoint} where name = ${name} and version = ${version}`.execute(db);
  const [found] = rows;
  return { wanted: found?.gevraagd === 'pauze' ? 'paused' : 'running', retry: found?.herkansing ?? 0 };
};

const standsAt = (told: Request | undefined, now: Request): boolean => told?.wanted === now.wanted && told.retry === now.retry;

class PostgresProjectionStore implements ProjectionStore {
  private readonly retryMs: number;
  private readonly onFault: (error: Error) => void;

  constructor(private readonly options: ProjectionStoreOptions) {
    this.retryMs = options.retryMs ?? 500;
    this.onFault = options.onFault ?? (() => undefined);
  }

  async lead(projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined> {
    const { retryMs, onFault } = this;
    const led = { readModels: this.options.readModels, projection };
    const client = connected({ url: this.options.url, name: projection.name, onFault });
    try {
      await connect(client);
      if (await waitForLock(client, led, { retryMs, signal })) {
        const taken = await retried(() => takeLead(client, led));
        await client.query(session);
        return new PostgresProjectionSession(client, led, taken);
      }
      await client.end();
      return undefined;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw faultOf(`Leiding over ${projection.name} krijgen lukt niet`, error);
    }
  }

  async checkpoints(): Promise<ReadonlyMap<string, Position>> {
    try {
      return await readCheckpoints(this.options.db, this.options.readModels);
    } catch (error) {
      throw faultOf('Lezen van de checkpoints lukt niet', error);
    }
  }

  /** Polls for requests. A failed poll is ignored: the next one follows. */
  async *requests(projection: Projection, signal: AbortSignal): AsyncIterable<Request> {
    let told: Request | undefined;
    while (!signal.aborted) {
      const now = await requestNow(this.options, projection).catch(() => undefined);
      if (now && !standsAt(told, now)) yield (told = now);
      await delay(this.retryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  build(projection: Projection): Promise<Building | undefined> {
    const { readModels, url, ownerUrl = url, onWaiting = () => undefined } = this.options;
    const applicationRole = decodeURIComponent(new URL(url).username);
    return buildGeneration({ readModels, ownerUrl, applicationRole, onFault: this.onFault, onWaiting }, projection);
  }
}

/** Writes rows and checkpoint in one transaction, with one leader per projection. @see ProjectionStore */
export const postgresProjectionStore = (options: ProjectionStoreOptions): ProjectionStore => new PostgresProjectionStore(options);
