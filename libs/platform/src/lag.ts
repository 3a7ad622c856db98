import type { EventStore, Position, Projection, ProjectionCondition } from '@actiespoor/event-store';

const isNumber = /^\d+$/;

/**
 * The number of events after one position up to another; undefined if the positions of the store are no numbers. Positions
 * of undone writes count too, so it is an upper bound.
 */
export const eventsBetween = (from: Position | undefined, to: Position): number | undefined => {
  const [first, last] = [from ?? '0', to];
  return isNumber.test(first) && isNumber.test(last) ? Math.max(Number(BigInt(last) - BigInt(first)), 0) : undefined;
};

/** The delay of a read model behind the store. */
export interface Lag {
  /** Undefined if the positions of the store are no numbers. */
  readonly events: number | undefined;
  /** Age of the oldest event that it has not taken yet; 0 if there is none. */
  readonly seconds: number;
}

interface Behind {
  readonly eventStore: EventStore;
  readonly head: Position | undefined;
  /** The present moment, ISO 8601 in UTC. */
  readonly now: string;
  readonly signal: AbortSignal;
}

const none: Lag = { events: 0, seconds: 0 };

/** The moment of recording of the first event after a position, among those that the projection follows. */
const oldestAfter = async ({ eventStore, signal }: Behind, after: Position | undefined, streamPrefixes: readonly string[]): Promise<string | undefined> => {
  const ending = new AbortController();
  const feed = eventStore.feed({ ...(after !== undefined && { after }), streamPrefixes, signal: AbortSignal.any([ending.signal, signal]) });
  for await (const item of feed) {
    if (item.kind === 'event') return item.recorded.metadata.recordedAt;
    if (item.kind === 'caught-up') return undefined;
  }
  return undefined;
};

/** @throws StoreUnavailable */
export const lagOf = async (
  behind: Behind,
  { position }: Pick<ProjectionCondition, 'position'>,
  { streamPrefixes }: Pick<Projection, 'streamPrefixes'>,
): Promise<Lag> => {
  const { head, now } = behind;
  if (head === undefined || (position !== undefined && position >= head)) return none;
  const oldest = await oldestAfter(behind, position, streamPrefixes);
  if (oldest === undefined) return none;
  return { events: eventsBetween(position, head), seconds: Math.max(0, (Date.parse(now) - Date.parse(oldest)) / 1000) };
};
