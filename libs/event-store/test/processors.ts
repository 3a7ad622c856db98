import { schemaOf } from '../src/event-schema.js';
import type { EventStore } from '../src/event-store.js';
import type { Position } from '../src/recorded.js';
import { appended, newEvent, newStream } from '../src/fixtures.contract.js';
import { type MemoryProjectionStore, memoryProjectionStore } from '../src/memory-projection-store.js';
import { memoryEventStore } from '../src/memory-event-store.js';
import type { Projection } from '../src/projection.js';
import type { ProjectionSession, ProjectionStore } from '../src/projection-store.js';
import type { ProcessorStatus } from '../src/processor-status.js';
import { type Processor, type ProcessorOptions, startProcessor } from '../src/runner.js';

export interface Telling {
  readonly nummers: readonly unknown[];
}

const nummerOf = (data: object): unknown => (data as { nummer?: unknown }).nummer;

/** Collects per stream every event that came by, in order: a lost, doubled or moved event shows. */
export const telling: Projection<Telling> = {
  name: 'telling',
  version: 1,
  streamPrefixes: ['proef-'],
  insertOnly: false,
  policy: 'halt',
  streamsOf: () => [],
  keysOf: ({ stream }) => [stream],
  project: (row, { data }) => {
    if (nummerOf(data) === 'gif') throw new Error('Dit getal ken ik niet');
    return { nummers: [...(row?.nummers ?? []), nummerOf(data)] };
  },
};

export const schema = schemaOf({ ProefGedaan: 1 });

const running: Processor[] = [];
export const patience = 60_000;

/** Returns at once from a short wait; a wait as long as the patience of these tests ends only when it is aborted. */
export const sleep: ProcessorOptions['sleep'] = (ms, signal) =>
  new Promise((resolve) => {
    if (ms < patience) setImmediate(resolve);
    signal.addEventListener('abort', () => resolve());
  });

export const start = (options: Pick<ProcessorOptions, 'store' | 'projectionStore'> & Partial<ProcessorOptions>): Processor => {
  const processor = startProcessor({ projection: telling, schema, sleep, ...options });
  running.push(processor);
  return processor;
};

/** Resolves with the first status that matches. */
export const statusWhere = (isSo: (status: ProcessorStatus) => boolean) => {
  const { promise, resolve } = Promise.withResolvers<ProcessorStatus>();
  return {
    promise,
    onChange: (status: ProcessorStatus) => {
      if (isSo(status)) resolve(status);
    },
  };
};

const numbered = (...nummers: readonly unknown[]) => nummers.map((nummer) => newEvent({ nummer }));

export const fill = async (store: EventStore, stream: string, ...nummers: readonly unknown[]): Promise<Position> =>
  appended(await store.append(stream, numbered(...nummers), 'any')).position;

/** The same store, with some methods of its sessions replaced. */
export const leading = (inner: ProjectionStore, otherwise: (session: ProjectionSession) => Partial<ProjectionSession>): ProjectionStore => ({
  checkpoints: () => inner.checkpoints(),
  requests: (projection, signal) => inner.requests(projection, signal),
  build: (projection) => inner.build(projection),
  lead: async (projection, signal) => {
    const session = await inner.lead(projection, signal);
    return (
      session && {
        checkpoint: session.checkpoint,
        anchor: session.anchor,
        parked: session.parked,
        answered: session.answered,
        load: (keys) => session.load(keys),
        commit: (...commit) => session.commit(...commit),
        release: (...release) => session.release(...release),
        refuse: (...refuse) => session.refuse(...refuse),
        answer: (retry) => session.answer(retry),
        close: () => session.close(),
        ...otherwise(session),
      }
    );
  },
});

/** The same store, whose sessions run something else before they commit. */
export const committing = (inner: ProjectionStore, before: (...commit: Parameters<ProjectionSession['commit']>) => void): ProjectionStore =>
  leading(inner, (session) => ({
    commit: async (...commit) => {
      before(...commit);
      return session.commit(...commit);
    },
  }));

export const tellingen = (projectionStore: MemoryProjectionStore, stream: string): unknown => projectionStore.rows('telling').get(stream);

export const setUp = () => ({ store: memoryEventStore(), projectionStore: memoryProjectionStore(), stream: newStream() });

/** Stops what {@link start} started, so that no test leaves a processor behind. */
export const stopAll = async (): Promise<void> => {
  await Promise.all(running.splice(0).map((processor) => processor.stop()));
};
