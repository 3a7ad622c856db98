import { Metadata, type StatusObject, status } from '@grpc/grpc-js';

/** Faults of a test server. Counts are used up; the other settings stay until they change. */
export interface Faults {
  /** This many appends are written, and then the connection is dropped before the answer. */
  lostAnswers: number;
  /** This many reads are never answered. */
  silentReads: number;
  /** This many subscriptions are confirmed and then get nothing. */
  silentSubscriptions: number;
  /** A subscription ends with UNAVAILABLE after this many events. */
  eventsPerSubscription: number;
  /** Every event of a subscription comes twice, followed by its predecessor. */
  isRepeating: boolean;
  /** The duration of a write, in milliseconds. An equal append in the meantime is dropped. */
  writeMs: number;
  /** The time after which a dropped append is answered as not written, in milliseconds. A real server waits 2,000. */
  commitTimeoutMs: number;
  /** This many appends are neither written nor answered before their commit timeout. */
  droppedAppends: number;
  /** The delay of every answer, in milliseconds. */
  answerMs: number;
  /** The rights of this user: everything, nothing because the password is wrong, everything except the whole log, or except deletion and metadata. */
  access: 'all' | 'wrong-password' | 'streams-only' | 'no-deletion';
  /** This many calls are answered by cutting every connection. */
  cuts: number;
  /** Called just before the next write of an append, once. */
  beforeWrite: () => void;
  /** `position` if answers to appends tell their position. */
  telling: 'position' | 'no-position';
}

export const noFaults = (): Faults => ({
  lostAnswers: 0,
  silentReads: 0,
  silentSubscriptions: 0,
  eventsPerSubscription: Infinity,
  isRepeating: false,
  writeMs: 1,
  commitTimeoutMs: 300,
  droppedAppends: 0,
  answerMs: 0,
  cuts: 0,
  access: 'all',
  beforeWrite: () => undefined,
  telling: 'position',
});

type Counted = 'cuts' | 'lostAnswers' | 'droppedAppends' | 'silentReads' | 'silentSubscriptions';

/** True if the fault strikes this time; uses up the count. */
export const strikes = (faults: Faults, kind: Counted): boolean => {
  if (faults[kind] === 0) return false;
  faults[kind] -= 1;
  return true;
};

const failure = (code: status, details: string, headers: Readonly<Record<string, string>> = {}): StatusObject => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return { code, details, metadata };
};

export const unavailable = (): StatusObject => failure(status.UNAVAILABLE, 'Server Is Not Ready');

export const tooSlow = (): StatusObject =>
  failure(status.ABORTED, 'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.');

export const streamDeleted = (stream: string): StatusObject =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

const accessDenied = (): StatusObject => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export type Subject = 'stream' | 'all' | 'deletion' | 'metadata' | 'users';

const denied: Readonly<Record<Faults['access'], readonly Subject[]>> = {
  all: [],
  'wrong-password': [],
  'streams-only': ['all', 'users'],
  'no-deletion': ['deletion', 'metadata', 'users'],
};

/** The refusal of this call to this user; undefined if it is allowed. */
export const refusal = ({ access }: Faults, subject: Subject): StatusObject | undefined => {
  if (access === 'wrong-password') return failure(status.UNAUTHENTICATED, 'Unauthenticated');
  return denied[access].includes(subject) ? accessDenied() : undefined;
};

export const userExists = (name: string): StatusObject =>
  failure(status.ALREADY_EXISTS, 'User already exists', { exception: 'user-conflict', 'login-name': name });

/** The refusal of a deletion at another revision. */
export const wrongExpectedVersion = (stream: string, expected: bigint, current: bigint | undefined): StatusObject =>
  failure(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(current ?? -1n),
  });

export const commitTimeout = (): StatusObject => failure(status.ABORTED, 'Operation timed out: Commit phase timeout.');

export const notLeader = (port: number): StatusObject =>
  failure(status.NOT_FOUND, 'Leader info available', { exception: 'not-leader', 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(port) });

export const tooLarge = (bytes: number): StatusObject =>
  failure(status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded', { exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(bytes) });
