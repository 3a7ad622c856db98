import { EventTooLarge, StoreRefused, type StoreUnavailable, StreamTampered } from '@actiespoor/event-store';
import { MaxAppendSizeExceededError, NotLeaderError, StreamDeletedError, TimeoutError, WrongExpectedVersionError } from '@eventstore/db-client';

import type { Written } from './esdb-connection.js';
import { Silence } from './listen.js';
import { unavailable } from './stored-event.js';
import { closed } from './tampering.js';

const maxRedirects = 3;

/**
 * Repeats a call that a follower refused: the answer names the leader, and the client goes there at the next call. Nothing was written.
 *
 * @param onOther called when another server turns out to lead
 */
export const onLeader = async <T>(action: () => Promise<T>, onOther: () => void = () => undefined): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof NotLeaderError)) throw error;
      onOther();
      if (attempt === maxRedirects) throw error;
    }
  }
};

// The relevant gRPC codes.
const status = {
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  PERMISSION_DENIED: 7,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  UNAUTHENTICATED: 16,
} as const;

const openCodes: ReadonlySet<unknown> = new Set([
  status.CANCELLED,
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.ABORTED,
  status.INTERNAL,
  status.UNAVAILABLE,
]);

/** True if the events may have been written, now or later: the answer settles nothing. */
const leavesOpen = (error: unknown): boolean => error instanceof Error && openCodes.has(Reflect.get(error, 'code'));

const misplacedCodes: ReadonlySet<unknown> = new Set([status.UNKNOWN, status.INVALID_ARGUMENT, status.FAILED_PRECONDITION, status.OUT_OF_RANGE]);

/** True if the server answered, and could not read there: in another log a position may lie in the middle of an event. */
export const isMisplaced = (error: unknown): boolean => error instanceof Error && misplacedCodes.has(Reflect.get(error, 'code'));

interface Refusal {
  readonly reason: StoreRefused['reason'];
  readonly what: string;
}

const refusals = {
  password: { reason: 'password', what: 'EventStoreDB kent de gebruiker uit de URL niet, of zijn wachtwoord klopt niet' },
  right: { reason: 'right', what: 'de gebruiker uit de URL mag dit niet; welke rechten hij nodig heeft staat in docs/operations.md' },
  certificate: { reason: 'certificate', what: 'het certificaat van de server is niet na te gaan; noem de CA met tlsCAFile= in de URL' },
} as const satisfies Readonly<Record<string, Refusal>>;

const refusalIn = (error: Error): Refusal | undefined => {
  switch (Reflect.get(error, 'code')) {
    case status.UNAUTHENTICATED:
      return refusals.password;
    case status.PERMISSION_DENIED:
      return refusals.right;
    case status.UNAVAILABLE:
      return /certificate/i.test(error.message) ? refusals.certificate : undefined;
    default:
      return undefined;
  }
};

/** A fault of the machine, or of the rights of this user on the server. */
export const machineFault = (doing: string, error: unknown): StoreUnavailable => {
  const refusal = error instanceof Error ? refusalIn(error) : undefined;
  if (!(error instanceof Error) || !refusal) return unavailable(doing, error);
  return new StoreRefused(`${doing}: ${refusal.what} (${error.message})`, refusal.reason, { cause: error });
};

/** The fault of a call about one stream. */
export const faultOf = (stream: string, doing: string, error: unknown): StoreUnavailable | StreamTampered => {
  if (error instanceof StreamDeletedError) return new StreamTampered({ stream, ...closed }, { cause: error });
  return machineFault(doing, error);
};

/** The meaning of a failed append. @throws EventTooLarge, StreamTampered, StoreUnavailable where it is certain that nothing was written */
export const refusalOf = (stream: string, error: unknown): Written => {
  if (error instanceof WrongExpectedVersionError) {
    return { outcome: 'wrong-revision', actual: typeof error.actualVersion === 'bigint' ? error.actualVersion : undefined };
  }
  if (error instanceof MaxAppendSizeExceededError) {
    throw new EventTooLarge(`De toevoeging aan ${stream} is meer dan de server in één keer aanneemt (${error.maxAppendSize} bytes)`, { cause: error });
  }
  const fault = faultOf(stream, `Toevoegen aan ${stream} lukt niet`, error);
  if (fault instanceof StreamTampered || !leavesOpen(error)) throw fault;
  return { outcome: 'open', fault };
};

/** The server dropped a reader that was too slow for the incoming events. The reader may return at once. */
export class DroppedAsSlow extends Error {
  override readonly name = 'DroppedAsSlow';
}

/** The reason why following ended. */
export const endOfFollowing = (error: unknown): Error => {
  if (error instanceof Silence) return error;
  if (error instanceof TimeoutError) return new DroppedAsSlow(error.message, { cause: error });
  return machineFault('Volgen van de event store lukt niet', error);
};
