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
  /** Place in the log, in bytes; commit and prepare are equal, as for every event outside an explicit transaction. */
  readonly position: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}
