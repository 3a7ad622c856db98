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

/** True if the events may have been written, now or later, or may be by who turns out to lead: the answer settles nothing. */
const leavesOpen = (error: unknown): boolean => error instanceof NotLeaderError || (error instanceof Error && openCodes.has(Reflect.get(error, 'code')));

const misplacedCodes: ReadonlySet<unknown> = new Set([status.UNKNOWN, status.INVALID_ARGUMENT, status.FAILED_PRECONDITION, status.OUT_OF_RANGE]);

/** True if the server answered, and could not read there: in another log a position may lie in the middle of an event. */
export const isMisplaced = (error: unknown): boolean => error instanceof Error && misplacedCodes.has(Reflect.get(error, 'code'));

/** One right is needed to read the log, to look at one position of it and to follow it. */
export const readingAll = 'lezen van het hele log ($all)';

type Reason = StoreRefused['reason'];

const reasonOf = (error: Error): Reason | undefined => {
  switch (Reflect.get(error, 'code')) {
    case status.UNAUTHENTICATED:
      return 'password';
    case status.PERMISSION_DENIED:
      return 'right';
    case status.UNAVAILABLE:
      return /certificate/i.test(error.message) ? 'certificate' : undefined;
    default:
      return undefined;
  }
};

const certificateText = ({ message }: Error): string => {
  if (/expired/i.test(message)) return 'het certificaat van de server is verlopen; vernieuw het daar';
  if (/altnames/i.test(message)) return 'het certificaat van de server is van een andere naam; noem de server in ESDB_URL bij een naam die erin staat';
  return 'het certificaat van de server is niet te controleren; noem zijn CA in ESDB_URL met tlsCAFile=';
};

interface Refused {
  readonly activity: string;
  readonly user: string;
  readonly error: Error;
}

const refusalText: Readonly<Record<Reason, (refused: Refused) => string>> = {
  password: ({ user }) =>
    `de server weigert ${user}: die bestaat daar niet, of zijn wachtwoord klopt niet; zet in ESDB_URL een gebruiker met het wachtwoord dat de server kent`,
  right: ({ activity, user }) =>
    `de server weigert ${user} dit: ${activity}; geef hem dat recht met infra/eventstoredb/rechten.mjs (docs/operations.md), of zet in ESDB_URL een gebruiker die het heeft`,
  certificate: ({ error }) => certificateText(error),
};

/** The server dropped a reader that was too slow for the incoming events. The reader may return at once. */
export class DroppedAsSlow extends Error {
  override readonly name = 'DroppedAsSlow';
}

/** The meaning of faults for one user of the server. */
export class ClientFaults {
  private readonly user: string;

  /** @param username empty over a connection without users */
  constructor(username: string) {
    this.user = username === '' ? 'een gebruiker zonder naam' : `gebruiker "${username}"`;
  }

  /**
   * A fault of the machine, or of the rights of this user.
   *
   * @param activity a Dutch noun phrase, in lower case
   * @param kind the same without the stream or position
   */
  ofMachine(activity: string, error: unknown, kind = activity): StoreUnavailable {
    const doing = `${activity.charAt(0).toUpperCase()}${activity.slice(1)} lukt niet`;
    const reason = error instanceof Error ? reasonOf(error) : undefined;
    if (!(error instanceof Error) || !reason) return unavailable(doing, error);
    const says = refusalText[reason]({ activity, user: this.user, error });
    return new StoreRefused(reason, says, { doing: `${doing} (${error.message})`, kind: reason === 'right' ? kind : reason, cause: error });
  }

  /** The fault of a call about one stream. */
  ofStream(stream: string, activity: string, error: unknown): StoreUnavailable | StreamTampered {
    if (error instanceof StreamDeletedError) return new StreamTampered({ stream, ...closed }, { cause: error });
    return this.ofMachine(activity, error, activity.replace(stream, 'een stream'));
  }

  /** The meaning of a failed append. @throws EventTooLarge, StreamTampered, StoreUnavailable where it is certain that nothing was written */
  ofAppend(stream: string, error: unknown): Written {
    if (error instanceof WrongExpectedVersionError) {
      return { outcome: 'wrong-revision', actual: typeof error.actualVersion === 'bigint' ? error.actualVersion : undefined };
    }
    if (error instanceof MaxAppendSizeExceededError) {
      throw new EventTooLarge(`De toevoeging aan ${stream} is meer dan de server in één keer aanneemt (${error.maxAppendSize} bytes)`, { cause: error });
    }
    const fault = this.ofStream(stream, `toevoegen aan ${stream}`, error);
    if (fault instanceof StreamTampered || !leavesOpen(error)) throw fault;
    return { outcome: 'open', fault };
  }

  /** The reason why following ended. */
  ofFollowing(error: unknown): Error {
    if (error instanceof Silence) return error;
    if (error instanceof TimeoutError) return new DroppedAsSlow(error.message, { cause: error });
    return this.ofMachine('volgen van het hele log ($all)', error, readingAll);
  }
}
