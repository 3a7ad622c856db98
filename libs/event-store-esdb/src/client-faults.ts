import { EventTooLarge, type StoreUnavailable } from '@actiespoor/event-store';
import { MaxAppendSizeExceededError, NotLeaderError, WrongExpectedVersionError } from '@eventstore/db-client';

import type { Written } from './esdb-client.js';
import { unavailable } from './stored-event.js';

const maxRedirects = 3;

/** A follower answers with the name of the leader, and the client goes there at the next call. Nothing was written. */
export const onLeader = async <T>(action: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof NotLeaderError) || attempt === maxRedirects) throw error;
    }
  }
};

// Of gRPC: cancelled, unknown, deadline exceeded, aborted, internal, unavailable.
const openCodes: ReadonlySet<unknown> = new Set([1, 2, 4, 10, 13, 14]);

/** Whether the events may have been written, or may be yet: the sender was told nothing that settles it. */
const leavesOpen = (error: unknown): boolean => error instanceof Error && openCodes.has(Reflect.get(error, 'code'));

/** The meaning of a failed append. @throws EventTooLarge, StoreUnavailable where it is certain that nothing was written */
export const refusalOf = (stream: string, error: unknown): Written => {
  if (error instanceof WrongExpectedVersionError) {
    return { outcome: 'wrong-revision', actual: typeof error.actualVersion === 'bigint' ? error.actualVersion : undefined };
  }
  if (error instanceof MaxAppendSizeExceededError) {
    throw new EventTooLarge(`De toevoeging aan ${stream} is meer dan de server in één keer aanneemt (${error.maxAppendSize} bytes)`, { cause: error });
  }
  const fault: StoreUnavailable = unavailable(`Toevoegen aan ${stream} lukt niet`, error);
  if (leavesOpen(error)) return { outcome: 'open', fault };
  throw fault;
};
