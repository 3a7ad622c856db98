import { accept, type Decider, type Message } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { schemaOf } from './event-schema.js';
import { createHandler } from './handle.js';
import type { CommandContext } from './handler.js';
import { memoryEventStore } from './memory-event-store.js';

const stream = 'doel-1';

const context = (commandId: string, changes: Partial<CommandContext> = {}): CommandContext => ({
  commandId,
  actor: 'a1',
  role: 'coordinator',
  organisatie: 'ggd',
  correlationId: 'c1',
  ...changes,
});

describe('De reden van een opdracht die niets verandert', () => {
  const doel: Decider<Message<'Zetten', { stand: number }>, number, Message<'Gezet', { stand: number }>, never> = {
    initial: 0,
    decide: ({ data }, stand) => (data.stand === stand ? accept() : accept({ type: 'Gezet', data })),
    evolve: (_, { data }) => data.stand,
  };
  const zetten = (stand: number) => ({ type: 'Zetten', data: { stand } }) as const;
  const setter = () =>
    createHandler({
      store: memoryEventStore(),
      decider: doel,
      schema: schemaOf<Message<'Gezet', { stand: number }>>({ Gezet: 1 }),
      clock: () => '2024-03-01T09:00:00.000Z',
    });

  it('wordt geweigerd en niet weggelaten', async () => {
    const handle = setter();
    await handle(stream, zetten(3), context('k1'));
    expect(await handle(stream, zetten(3), context('k2', { reason: 'Zo afgesproken' }))).toEqual({ outcome: 'refused', refusal: 'reden-zonder-verandering' });
    expect(await handle(stream, zetten(3), context('k3'))).toMatchObject({ outcome: 'accepted', events: 0 });
  });
  it('mag als zij er al staat', async () => {
    const handle = setter();
    await handle(stream, zetten(3), context('k1', { reason: 'Zo afgesproken' }));
    expect(await handle(stream, zetten(3), context('k2', { reason: 'Zo afgesproken' }))).toMatchObject({ outcome: 'accepted', events: 0 });
    expect(await handle(stream, zetten(3), context('k3', { reason: 'Toch anders' }))).toEqual({ outcome: 'refused', refusal: 'reden-zonder-verandering' });
  });
});
