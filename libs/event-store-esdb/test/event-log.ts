/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Logged extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  /** In the log, in bytes; commit and prepare are one place, as for every event that is not in an explicit transaction. */
  readonly position: bigint;
}

export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | bigint;

export type Outcome =
  | { readonly outcome: 'written'; readonly last: Logged }
  | { readonly outcome: 'wrong-revision'; readonly current: bigint | undefined };

const recordOverhead = 130n;

const revisionsBefore = (expected: ExpectedRevision): bigint | undefined => {
  if (expected === 'no-stream') return -1n;
  return typeof expected === 'bigint' ? expected : undefined;
};

const isRight = (expected: ExpectedRevision, current: bigint | undefined): boolean => {
  if (expected === 'any') return true;
  if (expected === 'stream-exists') return current !== undefined;
  return revisionsBefore(expected) === (current ?? -1n);
};

/**
 * What a server keeps, in memory, with the rules of EventStoreDB: an append at an explicit revision where exactly these
 * ids stand already is a success. Among the events stand those that a server writes for itself.
 */
export class EventLog {
  readonly events: Logged[] = [];
  /** Takes a retry for a stranger, as a server may that has not indexed the first yet. */
  isForgetful = false;
  /** Appends that are being written. */
  readonly underWay = new Set<string>();
  private readonly streams = new Map<string, Logged[]>();
  private end = 0n;
  private waiting: (() => void)[] = [];

  constructor() {
    this.writeOwn('$$$settings', '$metadata');
  }

  append(stream: string, proposed: readonly Proposed[], expected: ExpectedRevision): Outcome {
    const current = this.of(stream).at(-1)?.revision;
    if (isRight(expected, current)) return { outcome: 'written', last: this.write(stream, proposed) };
    const earlier = this.earlier(stream, proposed, expected);
    return earlier ? { outcome: 'written', last: earlier } : { outcome: 'wrong-revision', current };
  }

  of(stream: string): readonly Logged[] {
    return this.streams.get(stream) ?? [];
  }

  /** The ids of what clients wrote, in the order of the log. */
  ids(): readonly string[] {
    return this.events.filter(({ stream }) => !stream.startsWith('$')).map(({ id }) => id);
  }

  /** Resolves at the next write. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private earlier(stream: string, proposed: readonly Proposed[], expected: ExpectedRevision): Logged | undefined {
    const before = revisionsBefore(expected);
    if (before === undefined || this.isForgetful) return undefined;
    const there = this.of(stream).slice(Number(before) + 1, Number(before) + 1 + proposed.length);
    return proposed.every(({ id }, index) => there[index]?.id === id) ? there.at(-1) : undefined;
  }

  private write(stream: string, proposed: readonly Proposed[]): Logged {
    const logged = proposed.map((one) => this.record(stream, one));
    if (this.events.length % 5 === 0) this.writeOwn('$stats-127.0.0.1:2113', '$statsCollected');
    for (const resolve of this.waiting.splice(0)) resolve();
    return logged.at(-1) as Logged;
  }

  private writeOwn(stream: string, type: string): void {
    this.record(stream, { id: crypto.randomUUID(), type, data: Buffer.from('{}'), metadata: new Uint8Array() });
  }

  private record(stream: string, proposed: Proposed): Logged {
    const known = this.streams.get(stream) ?? [];
    const logged = { ...proposed, stream, revision: BigInt(known.length), position: this.end };
    this.end += recordOverhead + BigInt(proposed.data.length + proposed.metadata.length);
    this.streams.set(stream, known);
    known.push(logged);
    this.events.push(logged);
    return logged;
  }
}
