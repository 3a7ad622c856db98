/** Gets what a process has to say, in Dutch; `error` where something does not work and somebody must look at it. */
export type Tell = (line: string, level?: 'error' | 'warn') => void;

/** Time as it passes, for work in the background. No timer keeps the process alive. */
export interface Timing {
  /** Milliseconds since some moment; it never goes back. */
  now(): number;
  /** Ends early, without a fault, when the signal says so. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets other work of the process go first. */
  giveWay(): Promise<void>;
  /** Gives what cancels it. */
  later(ms: number, work: () => void): () => void;
  every(ms: number, work: () => void): () => void;
}
