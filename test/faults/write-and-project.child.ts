// Writes to many streams and keeps two read models, and reports both, until it is killed: write-and-project.child.ts <url>
// Lines: `+` with ids is acknowledged; `(` and `)` with a name are before and after the transaction of a read model.
import { once } from 'node:events';

import type { ProjectionSession, ProjectionStore } from '@actiespoor/event-store';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { openReadStore } from '@actiespoor/read-store-postgres';

import { startEffects } from './effects.js';
import { keepWriting } from './stream-writer.js';

const streams = Array.from({ length: 24 }, (_, index) => `actie-00000000-0000-5000-8000-${String(index).padStart(12, '0')}`);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const audible = (session: ProjectionSession, name: string): ProjectionSession => ({
  checkpoint: session.checkpoint,
  anchor: session.anchor,
  parked: session.parked,
  answered: session.answered,
  load: (keys) => session.load(keys),
  commit: async (...commit) => {
    say(`( ${name}`);
    const outcome = await session.commit(...commit);
    say(`) ${name}`);
    return outcome;
  },
  release: (...release) => session.release(...release),
  refuse: (...refuse) => session.refuse(...refuse),
  answer: (retry) => session.answer(retry),
  close: () => session.close(),
});

const aloud = (inner: ProjectionStore): ProjectionStore => ({
  checkpoints: () => inner.checkpoints(),
  requests: (projection, signal) => inner.requests(projection, signal),
  build: (projection) => inner.build(projection),
  lead: async (projection, signal) => {
    const session = await inner.lead(projection, signal);
    return session && audible(session, projection.name);
  },
});

const main = async (url: string): Promise<void> => {
  process.stdin.on('close', () => process.exit());
  await once(process.stdin, 'data');
  const store = postgresEventStore({ url });
  startEffects({ store, projections: aloud(openReadStore({ url }).projections) });
  const { signal } = new AbortController();
  const onAcknowledged = (ids: readonly string[]): void => say(`+ ${ids.join(' ')}`);
  await Promise.all(streams.map((stream) => keepWriting({ store, stream, signal, onAcknowledged })));
};

await main(process.argv[2] ?? '');
