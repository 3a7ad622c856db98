import { Bell } from './bell.js';
import type { Position } from './event-store.js';
import type { Projection, ProjectionSession, ProjectionStore } from './projection.js';

interface Table {
  readonly version: number;
  readonly rows: Map<string, object>;
  checkpoint: Position | undefined;
  epoch: number;
  leader: ProjectionSession | undefined;
}

export interface MemoryProjectionStore extends ProjectionStore {
  /** The rows of a projection as they are now, by key. */
  rows(name: string): ReadonlyMap<string, object>;
  /** Takes the lead away from whoever has it; what that one commits next is fenced. */
  depose(name: string): void;
}

const emptyTable = (version: number): Table => ({ version, rows: new Map(), checkpoint: undefined, epoch: 0, leader: undefined });

/** As a database would keep it: what comes out is what went through JSON. */
const detached = (row: object): object => JSON.parse(JSON.stringify(row)) as object;

class MemoryProjections implements MemoryProjectionStore {
  private readonly tables = new Map<string, Table>();
  private readonly freed = new Bell();

  async lead(projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined> {
    const table = this.tableOf(projection);
    while (table.leader && !signal.aborted) await this.freed.next(signal);
    if (signal.aborted) return undefined;
    table.epoch += 1;
    table.leader = this.sessionOn(table);
    return table.leader;
  }

  checkpoints(): Promise<ReadonlyMap<string, Position>> {
    const known = [...this.tables].flatMap(([name, { checkpoint }]) => (checkpoint === undefined ? [] : [[name, checkpoint] as const]));
    return Promise.resolve(new Map(known));
  }

  rows(name: string): ReadonlyMap<string, object> {
    return this.tables.get(name)?.rows ?? new Map();
  }

  depose(name: string): void {
    const table = this.tables.get(name);
    if (!table) return;
    table.epoch += 1;
    table.leader = undefined;
    this.freed.ring();
  }

  /** A table of another version of the code is not continued but built anew. */
  private tableOf({ name, version }: Projection): Table {
    const known = this.tables.get(name);
    if (known?.version === version) return known;
    const table = emptyTable(version);
    this.tables.set(name, table);
    return table;
  }

  private sessionOn(table: Table): ProjectionSession {
    const { epoch } = table;
    const isMine = (): boolean => table.epoch === epoch;
    return {
      checkpoint: table.checkpoint,
      load: (keys) => Promise.resolve(new Map(keys.flatMap((key) => {
        const row = table.rows.get(key);
        return row ? [[key, detached(row)] as const] : [];
      }))),
      commit: (rows, position) => {
        if (!isMine()) return Promise.resolve('fenced');
        for (const [key, row] of rows) table.rows.set(key, detached(row));
        table.checkpoint = position;
        return Promise.resolve('committed');
      },
      close: () => {
        if (isMine()) table.leader = undefined;
        this.freed.ring();
        return Promise.resolve();
      },
    };
  }
}

/** Read models that last as long as the program: for specs, with the semantics of a real store. */
export const memoryProjectionStore = (): MemoryProjectionStore => new MemoryProjections();
