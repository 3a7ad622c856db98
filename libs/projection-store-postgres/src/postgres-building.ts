import type { Building, ChunkEnd, ChunkWriter, Moored, Place, Position, StreamsDone } from '@actiespoor/event-store';
import { type Lookout, retried } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { anchorColumns, type AnchorRow, anchorValues, placeIn } from './anchors.js';
import { dropGenerations } from './drop-generations.js';
import { faultOf } from './fault.js';
import { generationTables, indexesOf, inTurns } from './generations.js';
import { inTransaction } from './in-transaction.js';
import { type GenerationKey, insertParked } from './parked.js';
import { copyParts, deleteParts, partFault, partValues, type SpreadTarget, spreadTarget } from './spread-rows.js';
import { RowCopy } from './row-copy.js';
import { switchGeneration } from './switch-generation.js';
import { tableValues, type Target, withColumns } from './write-rows.js';

/** The progress of a generation, with its counts. */
export interface Progress {
  /** The event of the checkpoint, or of the streams. */
  readonly anchor: Moored | undefined;
  readonly streams: StreamsDone | undefined;
  readonly events: number;
  readonly rows: number;
  /** The number of rows in the second table. */
  readonly parts: number;
  readonly parked: Building['parked'];
}

export interface BuildingOptions {
  /** The owner's connection that holds the right to build. */
  readonly client: Client;
  /** Opens another connection as the owner: for the switch, and for half of the indexes. */
  readonly another: () => Promise<Client>;
  /** Reports the transactions for which the connections wait. */
  readonly lookout: Lookout;
  /** The lock of the schema under which tables are made or dropped. */
  readonly lock: number;
  readonly key: GenerationKey;
  readonly target: Target;
  readonly begun: Progress;
}

type Parts = ReturnType<typeof partValues>;

const moveText = (schema: string): string => `
  update ${schema}.herbouw set positie = $4, stroom = $5, tot = $6, gebeurtenissen = $7, rijen = $8, delen = $9,
    gebeurtenis_positie = $10, gebeurtenis_id = $11, gebeurtenis_hash = $12, event_store = $13
  where name = $1 and version = $2 and generatie = $3`;

/** A new generation, for as long as its connection lives: the lock on building belongs to the connection. */
export class PostgresBuilding implements Building {
  private progress: Progress;
  private readonly spread: SpreadTarget | undefined;
  /** Open as long as the present chunk only adds rows. */
  private copying: RowCopy | undefined;
  /** Rows for the second table, copied once the first copy is closed: a connection can copy into one table at a time. */
  private parts: Parts = [];
  /** The number of rows that the present chunk adds to the second table. */
  private addedParts = 0;

  constructor(private readonly options: BuildingOptions) {
    this.progress = options.begun;
    this.spread = spreadTarget(options.target.table, options.key.generation);
  }

  get checkpoint(): Position | undefined {
    return this.progress.streams ? undefined : this.progress.anchor?.position;
  }

  get anchor(): Moored | undefined {
    return this.progress.anchor;
  }

  get streams(): StreamsDone | undefined {
    return this.progress.streams;
  }

  get parked(): Building['parked'] {
    return this.progress.parked;
  }

  get events(): number {
    return this.progress.events;
  }

  get rows(): number {
    return this.progress.rows;
  }

  chunk(work: (writer: ChunkWriter) => Promise<ChunkEnd>): Promise<void> {
    return retried(() => this.chunkOnce(work));
  }

  private async chunkOnce(work: (writer: ChunkWriter) => Promise<ChunkEnd>): Promise<void> {
    const { client, key } = this.options;
    await this.asked(() => client.query('begin'));
    this.addedParts = 0;
    try {
      const end = await work({ load: (keys) => this.load(keys), add: (rows) => this.add(rows), change: (rows) => this.change(rows) });
      await this.settle();
      const after = this.after(end);
      await this.asked(async () => {
        await insertParked(client, key, end.parked);
        const { anchor, streams, events, rows, parts } = after;
        const place = streams ? [null, streams.stream, streams.upTo.position] : [anchor?.position, null, null];
        await client.query(moveText(key.schema), [key.name, key.version, key.generation, ...place, events, rows, parts, ...anchorValues(anchor)]);
        await client.query('commit');
      });
      this.progress = after;
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  async finish(): Promise<void> {
    const { client, another, key, target } = this.options;
    const other = await this.asked(another);
    try {
      await this.asked(async () => {
        const indexes = indexesOf(target.table, key.generation).map(({ text }) => text);
        await inTurns([client, other], indexes);
        await client.query(`vacuum (analyze) ${generationTables(target.table, key.generation).join(', ')}`);
      });
    } finally {
      await other.end().catch(() => undefined);
    }
  }

  async count(): Promise<number> {
    const text = `select count(*)::float8 as aantal from ${this.options.target.name}`;
    const { rows } = await this.asked(() => this.options.client.query<{ aantal: number }>(text));
    return rows[0]?.aantal ?? 0;
  }

  async sample(size: number): Promise<ReadonlyMap<string, object>> {
    const share = Math.min(100, (300 * size) / Math.max(this.progress.rows, 1));
    const text = `select key, rij from ${this.options.target.name} tablesample bernoulli ($1) order by random() limit $2`;
    const { rows } = await this.asked(() => this.options.client.query<{ key: string; rij: object }>(text, [share, size]));
    return new Map(rows.map(({ key, rij }) => [key, rij]));
  }

  /** Checks the second table, if there is one. */
  async faultBeside(rows: ReadonlyMap<string, object>): Promise<string | undefined> {
    const { spread } = this;
    return spread && this.asked(() => partFault(this.options.client, spread, { rows, total: this.progress.parts }));
  }

  async standing(): Promise<Place> {
    const { client, key } = this.options;
    const text = `select positie, ${anchorColumns} from ${key.schema}.checkpoint where name = $1 and version = $2`;
    const { rows } = await this.asked(() => client.query<AnchorRow>(text, [key.name, key.version]));
    return placeIn(rows[0]);
  }

  async replace(catchUp: (standing: Place) => Promise<void>): Promise<void> {
    const { client, lock, key, target, another, lookout } = this.options;
    const other = await this.asked(another);
    try {
      const reach = async (standing: Place): Promise<Moored | undefined> => {
        await catchUp(standing);
        return this.anchor;
      };
      await switchGeneration(other, { lock, key, table: target.table, catchUp: reach, inTheWay: () => lookout.told });
      await this.asked(() => dropGenerations(client, target.table, [key.generation]));
    } finally {
      await other.end().catch(() => undefined);
    }
  }

  async leave(reason: string): Promise<void> {
    const { client, key } = this.options;
    await client.query(`update ${key.schema}.herbouw set melding = $3 where name = $1 and version = $2`, [key.name, key.version, reason]);
  }

  async discard(): Promise<void> {
    const { client, key, target } = this.options;
    const drop = async (): Promise<void> => {
      await client.query(`drop table ${generationTables(target.table, key.generation).join(', ')}`);
      for (const from of ['geparkeerd', 'herbouw'])
        await client.query(`delete from ${key.schema}.${from} where name = $1 and version = $2 and generatie = $3`, [key.name, key.version, key.generation]);
    };
    await this.asked(() => inTransaction(client, drop));
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.options.lookout.close(), this.options.client.end()]);
  }

  private after({ reached, events, rows, parked }: ChunkEnd): Progress {
    const before = this.progress;
    const { streams } = reached;
    const anchor = reached.at ?? reached.streams.upTo;
    const parts = before.parts + this.addedParts;
    return { anchor, streams, events: before.events + events, rows: before.rows + rows, parts, parked: [...before.parked, ...parked] };
  }

  private async load(keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    if (this.progress.rows === 0) return new Map();
    await this.settle();
    const text = `select key, rij from ${this.options.target.name} where key = any($1)`;
    const { rows } = await this.asked(() => this.options.client.query<{ key: string; rij: object }>(text, [keys]));
    return new Map(rows.map(({ key, rij }) => [key, rij]));
  }

  private async add(rows: ReadonlyMap<string, object>): Promise<void> {
    if (rows.size === 0) return;
    const { client, target } = this.options;
    const values = tableValues(target.table, rows);
    if (this.spread) this.parts = [...this.parts, ...partValues(this.spread.spread, rows)];
    const copying = (this.copying ??= new RowCopy(client, withColumns(target)));
    await this.asked(() => copying.write(values));
  }

  // Deletes the old rows and copies in the new ones: faster than an update row by row.
  private async change(rows: ReadonlyMap<string, object>): Promise<void> {
    if (rows.size === 0) return;
    await this.settle();
    const { client, target } = this.options;
    const keys = [...rows.keys()];
    const { spread } = this;
    await this.asked(() => client.query(`delete from ${target.name} where key = any($1)`, [keys]));
    if (spread) this.addedParts -= await this.asked(() => deleteParts(client, spread, keys));
    await this.add(rows);
  }

  /** Completes the copies, so that all added rows are in the tables and the connection is free. */
  private async settle(): Promise<void> {
    const { copying, parts, spread } = this;
    if (!copying) return;
    [this.copying, this.parts] = [undefined, []];
    await this.asked(() => copying.end());
    if (spread) await this.asked(() => copyParts(this.options.client, spread, parts));
    this.addedParts += parts.length;
  }

  private async abandon(): Promise<void> {
    const { copying } = this;
    [this.copying, this.parts] = [undefined, []];
    await copying?.abandon();
    await this.options.client.query('rollback').catch(() => undefined);
  }

  private async asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw faultOf(`Herbouwen van ${this.options.key.name} lukt niet`, error);
    }
  }
}
