import { Bell } from './bell.js';
import type { Building } from './building.js';
import type { Position } from './recorded.js';
import { emptyTable, MemoryBuilding, MemorySession, type Table } from './memory-table.js';
import type { ParkedEvent, Projection } from './projection.js';
import type { ProjectionSession, ProjectionStore, Request } from './projection-store.js';

export interface MemoryProjectionStore extends ProjectionStore {
  /** The rows of a projection as they are now, by key. */
  rows(name: string): ReadonlyMap<string, object>;
  /** Parked events, in the order of the feed. */
  parked(name: string): readonly ParkedEvent[];
  /** Takes the lead from its present holder, whose next commit is then fenced. */
  depose(name: string): void;
  /** Records an operator's request for a projection that is known here. */
  ask(name: string, request: Partial<Request>): void;
}

class MemoryProjections implements MemoryProjectionStore {
  private readonly tables = new Map<string, Table>();
  private readonly freed = new Bell();
  private readonly asked = new Bell();

  async lead(projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined> {
    const table = this.tableOf(projection);
    while (table.leader && !signal.aborted) await this.freed.next(signal);
    if (signal.aborted) return undefined;
    table.epoch += 1;
    table.leader = new MemorySession(table, this.freed);
    return table.leader;
  }

  checkpoints(): Promise<ReadonlyMap<string, Position>> {
    const known = [...this.tables].flatMap(
      ([
        name,
        {
          served: { anchor },
        },
      ]) => (anchor === undefined ? [] : [[name, anchor.position] as const]),
    );
    return Promise.resolve(new Map(known));
  }

  async *requests(projection: Projection, signal: AbortSignal): AsyncIterable<Request> {
    const table = this.tableOf(projection);
    let told: Request | undefined;
    while (!signal.aborted) {
      if (told !== table.request) yield (told = table.request);
      else await this.asked.next(signal);
    }
  }

  build(projection: Projection): Promise<Building | undefined> {
    const table = this.tableOf(projection);
    return Promise.resolve(table.isBuilding ? undefined : new MemoryBuilding(table, () => this.free(table)));
  }

  rows(name: string): ReadonlyMap<string, object> {
    return this.tables.get(name)?.served.rows ?? new Map();
  }

  parked(name: string): readonly ParkedEvent[] {
    return this.tables.get(name)?.served.parked ?? [];
  }

  depose(name: string): void {
    const table = this.tables.get(name);
    if (!table) return;
    table.epoch += 1;
    this.free(table);
  }

  ask(name: string, request: Partial<Request>): void {
    const table = this.tables.get(name);
    if (!table) return;
    table.request = { ...table.request, ...request };
    this.asked.ring();
  }

  private free(table: Table): void {
    table.leader = undefined;
    this.freed.ring();
  }

  /** Returns the table of this version; a table of another version of the code is not continued but built again. */
  private tableOf({ name, version }: Projection): Table {
    const known = this.tables.get(name);
    if (known?.version === version) return known;
    const table = emptyTable(version);
    this.tables.set(name, table);
    return table;
  }
}

/** Read models that last as long as the program: for specs, with the semantics of a real store. */
export const memoryProjectionStore = (): MemoryProjectionStore => new MemoryProjections();
