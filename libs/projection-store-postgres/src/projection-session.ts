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
import { KnownRows } from './known-rows.js';
import type { ReadModels, Value } from './read-models.js';
import { changeParts, partChanges, spreadTarget } from './spread-rows.js';
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

/** The rows of one commit, made before its transaction begins. */
interface Writing {
  readonly write: () => Promise<void>;
  readonly done: (outcome: CommitOutcome) => CommitOutcome;
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
  private readonly known = new KnownRows();

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
    // Reading may push known rows out of memory: these are taken first.
    const known = new Map(keys.map((key) => [key, this.known.get(key)]));
    const missing = keys.filter((key) => !known.get(key));
    const read = missing.length === 0 ? new Map<string, object>() : await this.read(missing);
    const found = keys.map((key) => [key, known.get(key)?.row ?? read.get(key)] as const);
    return new Map(found.filter((entry): entry is readonly [string, object] => entry[1] !== undefined));
  }

  private async read(keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    const { name } = this.target();
    try {
      const { rows } = await this.client.query<{ key: string; rij: string }>(`select key, rij::text as rij from ${name} where key = any($1)`, [keys]);
      const texts = new Map(rows.map(({ key, rij }) => [key, rij]));
      const read = new Map(rows.map(({ key, rij }) => [key, JSON.parse(rij) as object]));
      for (const key of keys) this.known.keep(key, read.get(key), texts.get(key)?.length ?? 0);
      return read;
    } catch (error) {
      if (isMissingTable(error) && (await this.isReplaced())) throw new TableReplaced(`Projectie ${this.key.name} is herbouwd`, { cause: error });
      throw faultOf(`Lezen van ${this.key.name} lukt niet`, error);
    }
  }

  /** @throws StoreUnavailable if the result of the write is unknown, or the objection of the database to a row */
  async commit(rows: ReadonlyMap<string, object>, reached: Moored, parked: readonly NewlyParked[] = []): Promise<CommitOutcome> {
    const writing = this.writing(rows);
    const outcome = await this.inTransaction({ checkpoint: reached.position, anchor: reached }, async () => {
      await writing.write();
      await insertParked(this.client, this.key, parked);
    });
    return writing.done(outcome);
  }

  async release(rows: ReadonlyMap<string, object>, { position }: ParkedEvent): Promise<CommitOutcome> {
    const writing = this.writing(rows);
    const outcome = await this.inTransaction(this.current, async () => {
      await writing.write();
      await deleteParked(this.client, this.key, position);
    });
    return writing.done(outcome);
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

  private writing(rows: ReadonlyMap<string, object>): Writing {
    if (rows.size === 0) return { write: () => Promise.resolve(), done: (outcome) => outcome };
    const target = this.target();
    const values = tableValues(target.table, rows);
    const spread = spreadTarget(target.table, this.taken.generation);
    const changes = spread && partChanges(spread.spread, rows, (key) => this.known.get(key));
    return {
      write: async () => {
        await writeRows(this.client, target, values);
        if (changes) await changeParts(this.client, spread, changes);
      },
      done: (outcome) => this.remember(outcome, rows, values),
    };
  }

  /** The rows are known from now on; those of a table that only grows are never read again. */
  private remember(outcome: CommitOutcome, rows: ReadonlyMap<string, object>, values: readonly (readonly Value[])[]): CommitOutcome {
    if (outcome !== 'committed') this.known.clear();
    else if (!this.of.projection.insertOnly)
      for (const [index, [key, row]] of [...rows].entries()) this.known.keep(key, row, String(values[index]?.at(-1)).length);
    return outcome;
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
      this.known.clear();
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
