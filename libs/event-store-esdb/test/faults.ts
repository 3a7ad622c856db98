import { Metadata, type StatusObject, status } from '@grpc/grpc-js';

/** What goes wrong at a test server. Counts are used up; the rest stays until it is changed. */
export interface Faults {
  /** So many appends are written, and then the connection is dropped before the answer. */
  lostAnswers: number;
  /** So many reads are never answered. */
  silentReads: number;
  /** So many subscriptions are confirmed and then hear nothing. */
  silentSubscriptions: number;
  /** A subscription ends with UNAVAILABLE after so many events. */
  eventsPerSubscription: number;
  /** Every event of a subscription comes twice, and its predecessor once more. */
  isRepeating: boolean;
  /** How long writing takes, in milliseconds. The same append that comes meanwhile is dropped. */
  writeMs: number;
  /** When an append that was dropped hears that it was not written, in milliseconds. A real server waits 2,000. */
  commitTimeoutMs: number;
  /** So many appends are neither written nor answered before their commit timeout. */
  droppedAppends: number;
  /** How long every answer takes, in milliseconds. */
  answerMs: number;
  /** What this user may: everything, nothing because the password is wrong, or everything but read the whole log. */
  access: 'all' | 'wrong-password' | 'streams-only';
  /** Whether appends are told their position. */
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
  access: 'all',
  telling: 'position',
});

type Counted = 'lostAnswers' | 'droppedAppends' | 'silentReads' | 'silentSubscriptions';

/** Whether it goes wrong this time. */
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

/** Why this call is not for this user; undefined where it is. */
export const refusal = ({ access }: Faults, subject: 'stream' | 'all'): StatusObject | undefined => {
  if (access === 'wrong-password') return failure(status.UNAUTHENTICATED, 'Unauthenticated');
  if (access === 'streams-only' && subject === 'all') return failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
  return undefined;
};

export const commitTimeout = (): StatusObject => failure(status.ABORTED, 'Operation timed out: Commit phase timeout.');

export const notLeader = (port: number): StatusObject =>
  failure(status.NOT_FOUND, 'Leader info available', { exception: 'not-leader', 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(port) });

export const tooLarge = (bytes: number): StatusObject =>
  failure(status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded', { exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(bytes) });
