import type { Bell } from './bell.js';
import type { Building, ChunkWriter, StreamsDone } from './building.js';
import type { Moored, Position } from './recorded.js';
import type { NewlyParked, ParkedEvent } from './projection.js';
import type { CommitOutcome, ProjectionSession, Request } from './projection-store.js';
import type { Place } from './stray.js';

/** The rows of one generation and its checkpoint. */
interface Generation {
  rows: Map<string, object>;
  anchor: Moored | undefined;
  streams: StreamsDone | undefined;
  parked: readonly ParkedEvent[];
  events: number;
}

/** The state of one projection. */
export interface Table {
  readonly version: number;
  served: Generation;
  /** A new generation under construction, possibly left by an interrupted rebuild. */
  next: Generation | undefined;
  isBuilding: boolean;
  epoch: number;
  leader: ProjectionSession | undefined;
  request: Request;
  answered: number;
}

const emptyGeneration = (): Generation => ({ rows: new Map(), anchor: undefined, streams: undefined, parked: [], events: 0 });

export const emptyTable = (version: number): Table => ({
  version,
  served: emptyGeneration(),
  next: undefined,
  isBuilding: false,
  epoch: 0,
  leader: undefined,
  request: { wanted: 'running', retry: 0 },
  answered: 0,
});

/** A copy through JSON, as a database would keep it. */
const detached = (row: object): object => JSON.parse(JSON.stringify(row)) as object;

const found = (rows: ReadonlyMap<string, object>, keys: readonly string[]): ReadonlyMap<string, object> =>
  new Map(
    keys.flatMap((key) => {
      const row = rows.get(key);
      return row ? [[key, detached(row)] as const] : [];
    }),
  );

const firstAttempt = (parked: readonly NewlyParked[]): readonly ParkedEvent[] => parked.map((event) => ({ ...event, attempts: 1 }));

export class MemorySession implements ProjectionSession {
  readonly checkpoint: Position | undefined;
  readonly anchor: Moored | undefined;
  readonly parked: readonly ParkedEvent[];
  readonly answered: number;
  private readonly epoch: number;
  private readonly generation: Generation;

  constructor(
    private readonly table: Table,
    private readonly freed: Bell,
  ) {
    this.epoch = table.epoch;
    this.generation = table.served;
    this.anchor = table.served.anchor;
    this.checkpoint = table.served.anchor?.position;
    this.parked = table.served.parked;
    this.answered = table.answered;
  }

  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return Promise.resolve(found(this.table.served.rows, keys));
  }

  commit(rows: ReadonlyMap<string, object>, reached: Moored, parked: readonly NewlyParked[] = []): Promise<CommitOutcome> {
    const { anchor } = this.table.served;
    if (this.isMine() && anchor && anchor.store !== reached.store) return Promise.resolve('elsewhere');
    return this.fenced(({ served }) => {
      this.put(rows);
      served.anchor = reached;
      served.parked = [...served.parked, ...firstAttempt(parked)];
    });
  }

  release(rows: ReadonlyMap<string, object>, { position }: ParkedEvent): Promise<CommitOutcome> {
    return this.fenced(({ served }) => {
      this.put(rows);
      served.parked = served.parked.filter((event) => event.position !== position);
    });
  }

  async refuse({ position }: ParkedEvent, error: string): Promise<void> {
    const again = (event: ParkedEvent): ParkedEvent => (event.position === position ? { ...event, error, attempts: event.attempts + 1 } : event);
    await this.fenced(({ served }) => {
      served.parked = served.parked.map(again);
    });
  }

  async answer(retry: number): Promise<void> {
    await this.fenced((table) => {
      table.answered = retry;
    });
  }

  close(): Promise<void> {
    if (this.isMine()) this.table.leader = undefined;
    this.freed.ring();
    return Promise.resolve();
  }

  private isMine(): boolean {
    return this.table.epoch === this.epoch;
  }

  private put(rows: ReadonlyMap<string, object>): void {
    for (const [key, row] of rows) this.table.served.rows.set(key, detached(row));
  }

  private fenced(work: (table: Table) => void): Promise<CommitOutcome> {
    if (!this.isMine()) return Promise.resolve(this.table.served === this.generation ? 'fenced' : 'replaced');
    work(this.table);
    return Promise.resolve('committed');
  }
}

/** Writes with the strictness of a table with a primary key. */
const writerTo = (rows: Map<string, object>): ChunkWriter => {
  const put = (written: ReadonlyMap<string, object>): void => {
    for (const [key, row] of written) rows.set(key, detached(row));
  };
  return {
    load: (keys) => Promise.resolve(found(rows, keys)),
    change: (changed) => Promise.resolve(put(changed)),
    add: (added) => {
      const twice = [...added.keys()].find((key) => rows.has(key));
      if (twice !== undefined) return Promise.reject(new Error(`Rij ${twice} is er al`));
      return Promise.resolve(put(added));
    },
  };
};

export class MemoryBuilding implements Building {
  private readonly next: Generation;

  constructor(
    private readonly table: Table,
    private readonly onReplace: () => void,
  ) {
    this.next = table.next ?? emptyGeneration();
    table.next = this.next;
    table.isBuilding = true;
  }

  get checkpoint(): Position | undefined {
    return this.next.streams ? undefined : this.next.anchor?.position;
  }

  get anchor(): Moored | undefined {
    return this.next.anchor;
  }

  get streams(): StreamsDone | undefined {
    return this.next.streams;
  }

  get parked(): readonly ParkedEvent[] {
    return this.next.parked;
  }

  get events(): number {
    return this.next.events;
  }

  get rows(): number {
    return this.next.rows.size;
  }

  async chunk(work: Parameters<Building['chunk']>[0]): Promise<void> {
    const rows = new Map(this.next.rows);
    const { reached, events, parked } = await work(writerTo(rows));
    this.next.rows = rows;
    this.next.anchor = reached.at ?? reached.streams.upTo;
    this.next.streams = reached.streams;
    this.next.events += events;
    this.next.parked = [...this.next.parked, ...firstAttempt(parked)];
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  count(): Promise<number> {
    return Promise.resolve(this.next.rows.size);
  }

  sample(size: number): Promise<ReadonlyMap<string, object>> {
    return Promise.resolve(new Map([...this.next.rows].slice(0, size)));
  }

  standing(): Promise<Place> {
    const { anchor } = this.table.served;
    return Promise.resolve({ checkpoint: anchor?.position, anchor });
  }

  async replace(catchUp: (standing: Place) => Promise<void>): Promise<void> {
    this.table.epoch += 1;
    await catchUp(await this.standing());
    this.table.served = this.next;
    this.table.next = undefined;
    this.onReplace();
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }

  discard(): Promise<void> {
    this.table.next = undefined;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.table.isBuilding = false;
    return Promise.resolve();
  }
}
