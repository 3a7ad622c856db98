import {
  type CommitOutcome,
  type Moored,
  type NewlyParked,
  type ParkedEvent,
  type Place,
  type Position,
  type Projection,
  type ProjectionSession,
  TableReplaced,
} from '@actiespoor/event-store';
import { retried } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { anchorValues } from './anchors.js';
import { faultOf, isMissingTable } from './fault.js';
import { generationTable, tableOf } from './generations.js';
import { countAttempt, deleteParked, type GenerationKey, insertParked } from './parked.js';
import type { ReadModels } from './read-models.js';
import { partValues, replaceParts, type SpreadTarget, spreadTarget } from './spread-rows.js';
import { tableValues, type Target, writeRows } from './write-rows.js';

/** The state of a projection whose lead was taken: its position, its parked events, and the epoch of our writes. */
export interface Lead extends Place {
  readonly epoch: string;
  readonly generation: number;
  readonly answered: number;
  readonly parked: readonly ParkedEvent[];
}

/** The projection that is led. */
export interface Led {
  readonly readModels: ReadModels;
  readonly projection: Projection;
}

// An unchanged checkpoint is written too: its row is then locked, so that a new leader or a new generation waits for us. Events of two stores never
// meet in one read model, whatever the process believes; a position that an earlier program moved alone names no store.
const moveText = (schema: string): string => `
  update ${schema}.checkpoint set positie = $1, gebeurtenis_positie = $6, gebeurtenis_id = $7, gebeurtenis_hash = $8,
    event_store = $9
  where name = $2 and version = $3 and epoch = $4 and positie is not distinct from $5
    and (gebeurtenis_positie is distinct from positie or event_store is null or $9::text is null or event_store = $9)`;

const standText = (schema: string): string => `select generatie, epoch::text as epoch from ${schema}.checkpoint where name = $1 and version = $2`;

/** The leadership of one projection, as long as its connection lives: the lock belongs to the connection. */
export class PostgresProjectionSession implements ProjectionSession {
  readonly checkpoint: Position | undefined;
  readonly anchor: Moored | undefined;
  readonly parked: readonly ParkedEvent[];
  readonly answered: number;
  private readonly key: GenerationKey;
  private current: Place;

  constructor(
    private readonly client: Client,
    private readonly of: Led,
    private readonly taken: Lead,
  ) {
    const { name, version } = of.projection;
    [this.checkpoint, this.anchor] = [taken.checkpoint, taken.anchor];
    this.current = taken;
    this.parked = taken.parked;
    this.answered = taken.answered;
    this.key = { schema: of.readModels.schema, name, version, generation: taken.generation };
  }

  /** @throws StoreUnavailable, TableReplaced */
  async load(keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    const { name } = this.target();
    try {
      const { rows } = await this.client.query<{ key: string; rij: object }>(`select key, rij from ${name} where key = any($1)`, [keys]);
      return new Map(rows.map(({ key, rij }) => [key, rij]));
    } catch (error) {
      if (isMissingTable(error) && (await this.isReplaced())) throw new TableReplaced(`Projectie ${this.key.name} is herbouwd`, { cause: error });
      throw faultOf(`Lezen van ${this.key.name} lukt niet`, error);
    }
  }

  /** @throws StoreUnavailable if the result of the write is unknown, or the objection of the database to a row */
  async commit(rows: ReadonlyMap<string, object>, reached: Moored, parked: readonly NewlyParked[] = []): Promise<CommitOutcome> {
    const write = this.writing(rows);
    return this.inTransaction({ checkpoint: reached.position, anchor: reached }, async () => {
      await write();
      await insertParked(this.client, this.key, parked);
    });
  }

  async release(rows: ReadonlyMap<string, object>, { position }: ParkedEvent): Promise<CommitOutcome> {
    const write = this.writing(rows);
    return this.inTransaction(this.current, async () => {
      await write();
      await deleteParked(this.client, this.key, position);
    });
  }

  async refuse({ position }: ParkedEvent, error: string): Promise<void> {
    await this.inTransaction(this.current, () => countAttempt(this.client, this.key, { position, error }));
  }

  async answer(retry: number): Promise<void> {
    const text = `update ${this.key.schema}.checkpoint set beantwoord = $1 where name = $2 and version = $3`;
    await this.inTransaction(this.current, () => this.client.query(text, [retry, this.key.name, this.key.version]));
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private target(): Target {
    const table = tableOf(this.of.readModels, this.of.projection);
    return { table, name: generationTable(table, this.taken.generation) };
  }

  private writing(rows: ReadonlyMap<string, object>): () => Promise<void> {
    if (rows.size === 0) return () => Promise.resolve();
    const target = this.target();
    const values = tableValues(target.table, rows);
    const spread = spreadTarget(target.table, this.taken.generation);
    const writeParts = spread ? this.writingParts(spread, rows) : () => Promise.resolve();
    return async () => {
      await writeRows(this.client, target, values);
      await writeParts();
    };
  }

  private writingParts(target: SpreadTarget, rows: ReadonlyMap<string, object>): () => Promise<void> {
    const values = partValues(target.spread, rows);
    return async () => void (await replaceParts(this.client, target, { keys: [...rows.keys()], values }));
  }

  private inTransaction(place: Place, work: () => Promise<unknown>): Promise<CommitOutcome> {
    return retried(() => this.once(place, work));
  }

  // The checkpoint goes first: a fenced leader finds out before it writes rows.
  private async once(place: Place, work: () => Promise<unknown>): Promise<CommitOutcome> {
    try {
      await this.client.query('begin');
      if (!(await this.move(place))) return await this.refused();
      await work();
      await this.client.query('commit');
      this.current = place;
      return 'committed';
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw faultOf(`Schrijven van ${this.key.name} lukt niet`, error);
    }
  }

  /** The reason why the checkpoint is not ours any more. */
  private async refused(): Promise<CommitOutcome> {
    const stand = await this.stand();
    await this.client.query('rollback');
    if (stand && stand.generatie !== this.key.generation) return 'replaced';
    return stand?.epoch === this.taken.epoch ? 'elsewhere' : 'fenced';
  }

  private async stand(): Promise<{ readonly generatie: number; readonly epoch: string } | undefined> {
    const { schema, name, version } = this.key;
    const { rows } = await this.client.query<{ generatie: number; epoch: string }>(standText(schema), [name, version]);
    return rows[0];
  }

  private async isReplaced(): Promise<boolean> {
    const stand = await this.stand();
    return stand !== undefined && stand.generatie !== this.key.generation;
  }

  private async move({ checkpoint, anchor }: Place): Promise<boolean> {
    const { schema, name, version } = this.key;
    const values = [checkpoint ?? null, name, version, this.taken.epoch, this.current.checkpoint ?? null, ...anchorValues(anchor)];
    const { rowCount } = await this.client.query(moveText(schema), values);
    return rowCount === 1;
  }
}
