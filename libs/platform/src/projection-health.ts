import type { EventStore, Position, ProjectionStanding } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import { type Lag, lagOf } from './lag.js';
import { type Onderdeel, PartWatch } from './part-watch.js';
import { projectionNamed } from './rebuilding.js';

/** Where a read model stands, and how far behind the store that is. */
export interface ProjectionHealth extends ProjectionStanding {
  /** Absent where the event store does not tell. */
  readonly lag?: Lag;
}

export interface StoreHealth {
  /** Undefined in an empty store, and where it does not tell. */
  readonly head: Position | undefined;
  /** As they were last seen where the database does not tell. */
  readonly projections: readonly ProjectionHealth[];
  readonly parts: { readonly eventStore: Onderdeel; readonly database: Onderdeel };
}

interface Sources {
  readonly eventStore: EventStore;
  readonly readStore: Pick<ReadStore, 'control'>;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
}

/** Whether both servers that we need answered. */
export const isThere = ({ parts }: StoreHealth): boolean => parts.eventStore.status === 'ok' && parts.database.status === 'ok';

class HealthWatch {
  private readonly eventStore: PartWatch;
  private readonly database: PartWatch;
  private readonly lags: PartWatch;
  private seen: readonly ProjectionHealth[] = [];

  constructor(private readonly sources: Sources) {
    [this.eventStore, this.database, this.lags] = [new PartWatch(sources.clock), new PartWatch(sources.clock), new PartWatch(sources.clock)];
  }

  async look(timeoutMs: number): Promise<StoreHealth> {
    const { eventStore, readStore } = this.sources;
    const [head, standings] = await Promise.all([
      this.eventStore.ask(timeoutMs, () => eventStore.head()),
      this.database.ask(timeoutMs, () => readStore.control.standings()),
    ]);
    const isTold = head.part.status === 'ok';
    if (standings.answer) this.seen = isTold ? await this.withLags(standings.answer, head.answer, timeoutMs) : standings.answer;
    return { head: head.answer, projections: this.seen, parts: { eventStore: head.part, database: standings.part } };
  }

  private async withLags(standings: readonly ProjectionStanding[], head: Position | undefined, timeoutMs: number): Promise<readonly ProjectionHealth[]> {
    const { eventStore, clock } = this.sources;
    const lagAt = (signal: AbortSignal) => async (standing: ProjectionStanding): Promise<ProjectionHealth> => ({
      ...standing,
      lag: await lagOf({ eventStore, head, now: clock(), signal }, standing, projectionNamed(standing.name)),
    });
    const { answer } = await this.lags.ask(timeoutMs, (signal) => Promise.all(standings.map(lagAt(signal))));
    return answer ?? standings;
  }
}

/** How the stores and every read model of this program stand, whichever process fills them: what is told within so many milliseconds. */
export const healthOf = (sources: Sources): ((timeoutMs: number) => Promise<StoreHealth>) => {
  const watch = new HealthWatch(sources);
  return (timeoutMs) => watch.look(timeoutMs);
};
