import { type EventStore, isStray, mooring, type Place, type Position, type ProjectionCondition, type Stray } from '@actiespoor/event-store';
import { publicationName, publicPrefixes, type PublishingProgress } from '@actiespoor/kafka';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import { type Lag, lagOf } from './lag.js';
import { type Asked, type Onderdeel, PartWatch } from './part-watch.js';
import { projectionNamed } from './rebuilding.js';

/** The state of a read model, and its delay behind the store. */
export interface ProjectionHealth extends ProjectionCondition {
  /** Absent if the event store does not answer, and for a read model that is not of this store. */
  readonly lag?: Lag;
  /** Present if the read model was not made from this event store as it is now. */
  readonly stray?: Stray;
}

export interface StoreHealth {
  /** Undefined in an empty store, and if the store does not answer. */
  readonly head: Position | undefined;
  /** As last seen, if the database does not answer. */
  readonly projections: readonly ProjectionHealth[];
  /** The telling to others; absent where it is off, and as long as the database never answered. */
  readonly publishing?: ProjectionHealth;
  readonly parts: { readonly eventStore: Onderdeel; readonly database: Onderdeel };
}

/** The place of a read model, as the database has it. */
export const placeOf = ({ position, anchor }: ProjectionCondition): Place => ({ checkpoint: position, anchor });

interface Sources {
  readonly eventStore: EventStore;
  /** The part of this process that knows since when the event store is away. */
  readonly presence: { asked(timeoutMs: number): Promise<Asked<Position>> };
  readonly readStore: Pick<ReadStore, 'control'>;
  readonly progress?: Pick<PublishingProgress, 'control'> | undefined;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** As long as it lasts, a database that is away is asked until it is back. */
  readonly signal?: AbortSignal;
}

/** True if both required servers answered. */
export const isThere = ({ parts }: StoreHealth): boolean => parts.eventStore.status === 'ok' && parts.database.status === 'ok';

const isPublishing = ({ name }: ProjectionCondition): boolean => name === publicationName.name;

const prefixesOf = (condition: ProjectionCondition): { readonly streamPrefixes: readonly string[] } =>
  isPublishing(condition) ? { streamPrefixes: publicPrefixes } : projectionNamed(condition.name);

const conditionsIn = async ({ readStore, progress }: Sources): Promise<readonly ProjectionCondition[]> =>
  (await Promise.all([readStore.control.conditions(), progress?.control.conditions() ?? []])).flat();

class HealthWatch {
  private readonly database: PartWatch;
  private readonly lags: PartWatch;
  private seen: readonly ProjectionHealth[] = [];

  constructor(private readonly sources: Sources) {
    this.database = new PartWatch(sources);
    this.lags = new PartWatch({ clock: sources.clock });
  }

  async look(timeoutMs: number): Promise<StoreHealth> {
    const [head, conditions] = await Promise.all([this.sources.presence.asked(timeoutMs), this.database.ask(timeoutMs, () => conditionsIn(this.sources))]);
    const isTold = head.part.status === 'ok';
    if (conditions.answer) this.seen = isTold ? await this.withLags(conditions.answer, head.answer, timeoutMs) : conditions.answer;
    const publishing = this.seen.find(isPublishing);
    return {
      head: head.answer,
      projections: this.seen.filter((health) => !isPublishing(health)),
      ...(publishing && { publishing }),
      parts: { eventStore: head.part, database: conditions.part },
    };
  }

  /** Without an answer in time, a read model that was of another store still is, unless it moved. */
  private lastSeen(condition: ProjectionCondition): ProjectionHealth {
    const before = this.seen.find(
      ({ name, position, generation }) => name === condition.name && position === condition.position && generation === condition.generation,
    );
    return before?.stray ? { ...condition, stray: before.stray } : condition;
  }

  private async withLags(conditions: readonly ProjectionCondition[], head: Position | undefined, timeoutMs: number): Promise<readonly ProjectionHealth[]> {
    const { eventStore, clock } = this.sources;
    const lagAt =
      (signal: AbortSignal) =>
      async (condition: ProjectionCondition): Promise<ProjectionHealth> => {
        const found = await mooring(eventStore, placeOf(condition));
        if (isStray(found)) return { ...condition, stray: found };
        return { ...condition, lag: await lagOf({ eventStore, head, now: clock(), signal }, condition, prefixesOf(condition)) };
      };
    const { answer } = await this.lags.ask(timeoutMs, (signal) => Promise.all(conditions.map(lagAt(signal))));
    return answer ?? conditions.map((condition) => this.lastSeen(condition));
  }
}

/** The state of the stores and of every read model of this program, whichever process fills them, as far as they answer within so many milliseconds. */
export const healthOf = (sources: Sources): ((timeoutMs: number) => Promise<StoreHealth>) => {
  const watch = new HealthWatch(sources);
  return (timeoutMs) => watch.look(timeoutMs);
};
