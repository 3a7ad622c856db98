/** The right of one process to do a piece of work: nobody else does it, as long as it is told in time that the work goes on. */
export interface Turn {
  /** Of the work. */
  readonly id: string;
  /** Goes up with each process that takes the work on. */
  readonly term: string;
  /** For how long, in milliseconds, after each sign that the work goes on. */
  readonly leaseMs: number;
}

/** The way in which a process takes work on and lays it down. A write under a turn that was lost does nothing, and says so. */
export interface Turns<Begun extends Turn> {
  /** The first that waits or that a process left, or the one of this id. Undefined where there is nothing to do. */
  claim(leaseMs: number, id?: string): Promise<Begun | undefined>;
  /** The work goes on. Gives whether it still should: not where somebody stopped it or another process has it. */
  renew(turn: Turn): Promise<boolean>;
  /** @param fault a sentence for a person */
  fail(turn: Turn, fault: string): Promise<boolean>;
  /** The work is laid down: whoever has time may go on with it at once. */
  release(turn: Turn): Promise<void>;
}

/** Turns of work that keeps how far it is, so that the next process goes on from there. */
export interface KeptTurns<Begun extends Turn, Kept, Outcome> extends Turns<Begun> {
  /** Keeps how far it is, also of work that was just stopped. Gives whether it should go on. */
  progress(turn: Turn, kept: Kept): Promise<boolean>;
  finish(turn: Turn, outcome: Outcome): Promise<boolean>;
}
