import type { EventStore, Position, ProjectionStanding } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import { type Lag, lagOf } from './lag.js';
import { type Onderdeel, PartWatch } from './part-watch.js';
import { projectionNamed } from './rebuilding.js';

/** The state of a read model, and its delay behind the store. */
export interface ProjectionHealth extends ProjectionStanding {
  /** Absent if the event store does not answer. */
  readonly lag?: Lag;
}

export interface StoreHealth {
  /** Undefined in an empty store, and if the store does not answer. */
  readonly head: Position | undefined;
  /** As last seen, if the database does not answer. */
  readonly projections: readonly ProjectionHealth[];
  readonly parts: { readonly eventStore: Onderdeel; readonly database: Onderdeel };
}

interface Sources {
  readonly eventStore: EventStore;
  readonly readStore: Pick<ReadStore, 'control'>;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
}

/** True if both required servers answered. */
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
    const lagAt =
      (signal: AbortSignal) =>
      async (standing: ProjectionStanding): Promise<ProjectionHealth> => ({
        ...standing,
        lag: await lagOf({ eventStore, head, now: clock(), signal }, standing, projectionNamed(standing.name)),
      });
    const { answer } = await this.lags.ask(timeoutMs, (signal) => Promise.all(standings.map(lagAt(signal))));
    return answer ?? standings;
  }
}

/** The state of the stores and of every read model of this program, whichever process fills them, as far as they answer within so many milliseconds. */
export const healthOf = (sources: Sources): ((timeoutMs: number) => Promise<StoreHealth>) => {
  const watch = new HealthWatch(sources);
  return (timeoutMs) => watch.look(timeoutMs);
};
