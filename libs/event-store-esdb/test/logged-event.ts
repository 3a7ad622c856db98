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
  /** In milliseconds since 1970. */
  readonly created: number;
}
