import { assertCommitted, type Folding, isMachineFault, rowsAfter } from './batch.js';
import { type EventStore, UnknownEvent } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import type { NewlyParked, ParkedEvent } from './projection.js';
import type { ProjectionSession } from './projection-store.js';

/** The reason why the event at a position cannot be taken. */
export type Condemned = ReadonlyMap<Position, string>;

/** Events sorted into those to take and those to park, and the streams that wait once these are parked. */
export interface Sorted {
  readonly taken: readonly Recorded[];
  readonly parked: readonly NewlyParked[];
  readonly waiting: ReadonlySet<string>;
}

export const nameOf = ({ type, stream, revision, position }: Recorded): string => `${type} in ${stream}, revisie ${revision} (positie ${position})`;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const parkedOf = ({ stream, revision, position, id }: Recorded, error: string): NewlyParked => ({ stream, revision, position, eventId: id, error });

/** Parks condemned events, and every event of a stream that already waits: a stream keeps its order. */
export const sortedOut = (events: readonly Recorded[], waiting: ReadonlySet<string>, condemned: Condemned): Sorted => {
  if (waiting.size === 0 && condemned.size === 0) return { taken: events, parked: [], waiting };
  const streams = new Set(waiting);
  const taken: Recorded[] = [];
  const parked: NewlyParked[] = [];
  for (const recorded of events) {
    const error = condemned.get(recorded.position);
    if (error !== undefined) streams.add(recorded.stream);
    if (!streams.has(recorded.stream)) taken.push(recorded);
    else parked.push(parkedOf(recorded, error ?? `Wacht op een eerdere gebeurtenis in ${recorded.stream}`));
  }
  return { taken, parked, waiting: streams };
};

interface Replaying extends Folding {
  readonly store: Pick<EventStore, 'read'>;
}

const readParked = async (store: Pick<EventStore, 'read'>, { stream, revision }: ParkedEvent): Promise<Recorded> => {
  for await (const recorded of store.read(stream, { from: revision, to: revision })) return recorded;
  throw new UnknownEvent(`Revisie ${revision} van ${stream} is er niet meer`);
};

/** Tries a parked event again; true if it is in. */
const replayOne = async (replaying: Replaying, session: ProjectionSession, event: ParkedEvent): Promise<boolean> => {
  try {
    const rows = await rowsAfter(replaying, session, [await readParked(replaying.store, event)]);
    assertCommitted(await session.release(rows, event), replaying.projection.name);
    return true;
  } catch (error) {
    if (isMachineFault(error)) throw error;
    await session.refuse(event, messageOf(error));
    return false;
  }
};

/**
 * Tries parked events again, each stream in its own order; a stream stops at the first event that still fails.
 * Returns the events that still wait.
 *
 * @throws LostLeadership, TableReplaced, StoreUnavailable
 */
export const replayParked = async (replaying: Replaying, session: ProjectionSession): Promise<readonly ParkedEvent[]> => {
  const left: ParkedEvent[] = [];
  const stuck = new Set<string>();
  for (const event of session.parked) {
    if (!stuck.has(event.stream) && (await replayOne(replaying, session, event))) continue;
    stuck.add(event.stream);
    left.push(event);
  }
  return left;
};
