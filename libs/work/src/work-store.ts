import type { KeptTurns, Turn } from './turns.js';

/** As people see it: `wacht` on its turn, `loopt`, `gestopt` by somebody, `klaar` for ever, or `mislukt` with a reason. */
export type WorkState = 'wacht' | 'loopt' | 'gestopt' | 'klaar' | 'mislukt';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface NewWork {
  /** Unique within its kind; the same once more is the same work. */
  readonly id: string;
  /** The question in full, so that any process can do it: any JSON value. */
  readonly order: unknown;
  readonly total: number;
  /** ISO 8601 in UTC. */
  readonly askedAt: string;
}

/** A piece of work as it stands, for somebody who looks at it. */
export interface Work extends NewWork, Progress {
  readonly state: WorkState;
  /** Any JSON value, where it is `klaar`. */
  readonly outcome?: unknown;
  /** The reason of failure, for a person. */
  readonly fault?: string;
}

export interface BegunWork extends Turn, Progress {
  readonly order: unknown;
  /** As it was kept last; absent where nothing was. */
  readonly rest?: unknown;
}

export interface KeptWork extends Progress {
  /** Any JSON value that the next process needs to go on. */
  readonly rest?: unknown;
}

/** `done` also where it stood so already; `cannot` where there is nothing to stop, or nothing to go on with. */
export type Controlled = 'done' | 'cannot' | 'unknown';

/** Durable work of one kind. */
export interface WorkStore extends KeptTurns<BegunWork, KeptWork, unknown> {
  /** Keeps it; work that is there already stays as it is. Gives what is kept. */
  create(work: NewWork): Promise<Work>;
  get(id: string): Promise<Work | undefined>;
  /** All that is not `klaar`, oldest first. */
  unfinished(): Promise<readonly Work[]>;
  stop(id: string): Promise<Controlled>;
  /** Stopped or failed work waits for its turn again, and goes on where it was. */
  resume(id: string): Promise<Controlled>;
}
