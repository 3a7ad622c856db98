import { type CommandContext, createHandler, schemaOf, verifyChain } from '@actiespoor/event-store';
import { newStream, readAll } from '@actiespoor/event-store/contract';
import { accept, type Decider, type Message } from '@actiespoor/kernel';
import { afterEach, describe, expect, it } from '@jest/globals';

import type { Logged } from '../test/logged-event.js';
import { closeAll, serve } from '../test/served-store.js';

afterEach(closeAll);

interface Regel {
  readonly tekst: string;
  readonly bijlage?: object;
}

type Opgeschreven = Message<'Opgeschreven', Regel>;

/** Records every line twice. */
const schrijver: Decider<Regel, number, Opgeschreven, never> = {
  initial: 0,
  decide: (regel) => accept({ type: 'Opgeschreven', data: regel }, { type: 'Opgeschreven', data: regel }),
  evolve: (aantal) => aantal + 1,
};

const context = (): CommandContext => ({
  commandId: crypto.randomUUID(),
  correlationId: crypto.randomUUID(),
  actor: 'a1',
  role: 'coordinator',
  organisatie: 'ggd',
  reason: 'naïef 🙂',
  source: { document: 'ab'.repeat(32), line: 3 },
});

const regels: readonly Regel[] = [
  { tekst: 'geëvalueerd' },
  { bijlage: { z: 1e21, a: [null, { diep: false }], '10': 1, '9': 2, '\u00e9': '\u2028"\\' }, tekst: '😀' },
  { tekst: '' },
];

const written = async () => {
  const { server, store } = await serve();
  const handle = createHandler({ store, decider: schrijver, schema: schemaOf<Opgeschreven>({ Opgeschreven: 1 }), clock: () => '2024-03-01T09:00:00.000Z' });
  const stream = newStream();
  for (const regel of regels) await handle(stream, regel, context());
  return { server, store, stream };
};

const altered = (event: Logged | undefined, from: string, to: string): void => {
  if (!event) throw new Error('Er is niets te veranderen');
  Object.assign(event, { data: Buffer.from(Buffer.from(event.data).toString().replace(from, to)) });
};

describe('De keten van een stream', () => {
  it('klopt nog als EventStoreDB haar teruggeeft', async () => {
    const { store, stream } = await written();
    const events = await readAll(store, stream);
    expect(events).toHaveLength(6);
    expect(verifyChain(events)).toBeUndefined();
  });

  it('wijst de gebeurtenis aan die in de store is veranderd', async () => {
    const { server, store, stream } = await written();
    altered(server.log.of(stream)[3], '😀', '🙂');
    expect(verifyChain(await readAll(store, stream))).toBe(3n);
  });
});
