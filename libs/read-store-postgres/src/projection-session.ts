import type { Position, Projection, ProjectionSession } from '@actiespoor/event-store';
import type { Client } from 'pg';

import { faultOf } from './fault.js';
import { tableOf } from './projection-tables.js';
import { tableValues, writeRows } from './write-rows.js';

/** What came of taking the lead: where the projection stands, and the number under which we write. */
export interface Lead {
  readonly checkpoint: Position | undefined;
  readonly epoch: string;
}

const moveText = `
  update voortgang.checkpoint set positie = $1
  where name = $2 and version = $3 and epoch = $4 and positie is not distinct from $5`;

/** The leadership of one projection, as long as its connection lives: the lock is the connection's. */
export class PostgresProjectionSession implements ProjectionSession {
  readonly checkpoint: Position | undefined;
  private current: Position | undefined;

  constructor(
    private readonly client: Client,
    private readonly projection: Projection,
    private readonly taken: Lead,
  ) {
    this.checkpoint = taken.checkpoint;
    this.current = taken.checkpoint;
  }

  /** @throws StoreUnavailable */
  async load(keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    const text = `select key, rij from ${tableOf(this.projection).table} where key = any($1)`;
    try {
      const { rows } = await this.client.query<{ key: string; rij: object }>(text, [keys]);
      return new Map(rows.map(({ key, rij }) => [key, rij]));
    } catch (error) {
      throw faultOf(`Lezen van ${this.projection.name} lukt niet`, error);
    }
  }

  /** @throws StoreUnavailable where nothing is known of the write, or what the database has against a row */
  async commit(rows: ReadonlyMap<string, object>, position: Position): Promise<'committed' | 'fenced'> {
    const write = this.writing(rows);
    try {
      return await this.inTransaction(write, position);
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw faultOf(`Schrijven van ${this.projection.name} lukt niet`, error);
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private writing(rows: ReadonlyMap<string, object>): () => Promise<void> {
    if (rows.size === 0) return () => Promise.resolve();
    const table = tableOf(this.projection);
    const values = tableValues(table, rows);
    return () => writeRows(this.client, table, values);
  }

  // The checkpoint goes first: who is fenced finds out before it writes, and a new leader waits for the row until we are done.
  private async inTransaction(write: () => Promise<void>, position: Position): Promise<'committed' | 'fenced'> {
    await this.client.query('begin');
    if (!(await this.move(position))) {
      await this.client.query('rollback');
      return 'fenced';
    }
    await write();
    await this.client.query('commit');
    this.current = position;
    return 'committed';
  }

  private async move(position: Position): Promise<boolean> {
    const { name, version } = this.projection;
    const values = [position, name, version, this.taken.epoch, this.current ?? null];
    const { rowCount } = await this.client.query(moveText, values);
    return rowCount === 1;
  }
}
