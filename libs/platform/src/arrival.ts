import { setTimeout as sleep } from 'node:timers/promises';

import type { EventStore, Position, ProcessorState, ProjectionCondition } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import type { Startup } from './startup.js';

interface Sources {
  readonly eventStore: Pick<EventStore, 'head'>;
  readonly readStore: Pick<ReadStore, 'control'>;
}

export interface ArrivalOptions {
  readonly signal: AbortSignal;
  /** Without a limit if absent. */
  readonly patienceMs?: number | undefined;
  readonly startup?: Startup | undefined;
  /** The state of the processor of this process; undefined if another process runs the processors. */
  readonly stateOf: (name: string) => ProcessorState | undefined;
}

const pauses = { shortest: 5, longest: 250 } as const;

const standing: ReadonlySet<string> = new Set(['halted', 'astray']);

/** True if it arrived, or will not arrive by itself. Its report from before this process began may be outdated. */
const hasSettled = ({ name, position, isPaused, state }: ProjectionCondition, head: Position, { stateOf }: ArrivalOptions): boolean =>
  isPaused || (position !== undefined && position >= head) || standing.has(stateOf(name) ?? state ?? '');

/** The read models that are still awaited; undefined if the database does not answer now. */
const behindIn = async ({ readStore }: Sources, head: Position, options: ArrivalOptions): Promise<readonly ProjectionCondition[] | undefined> => {
  const conditions = await readStore.control.conditions().catch(() => undefined);
  return conditions?.filter((condition) => !hasSettled(condition, head, options));
};

const tell = (behind: readonly ProjectionCondition[], head: Position, startup: Startup | undefined): void => {
  const [first] = behind;
  if (!first) return;
  const { name, position, rebuilt } = first;
  const seen = rebuilt ?? { events: Number(/^\d+$/.test(position ?? '') ? position : 0), position };
  startup?.building({ name, index: 1, count: behind.length, head, events: seen.events, position: seen.position });
};

/**
 * Waits until every read model of this program has reached the present end of the store, whichever process fills it, or until the signal.
 * A paused or halted read model is not waited for.
 *
 * @throws StoreUnavailable if the end of the store is unknown
 */
export const untilArrived = async (sources: Sources, options: ArrivalOptions): Promise<void> => {
  const { signal, patienceMs = Infinity, startup } = options;
  const head = await sources.eventStore.head();
  const deadline = performance.now() + patienceMs;
  let pause: number = pauses.shortest;
  while (head !== undefined && !signal.aborted && performance.now() < deadline) {
    const behind = await behindIn(sources, head, options);
    if (behind?.length === 0) return;
    if (behind) tell(behind, head, startup);
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    pause = Math.min(pause * 2, pauses.longest);
  }
};
