import { accept, alreadySo, type Decider, type Message } from '@actiespoor/kernel';
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
  type Gezet = Message<'Gezet', { stand: number }>;
  const doel: Decider<Message<'Zetten', { stand?: number }>, readonly Gezet[], Gezet, never> = {
    initial: [],
    decide: ({ data: { stand } }, gezet) => {
      if (stand === undefined) return accept();
      const laatste = gezet.at(-1);
      return laatste?.data.stand === stand ? alreadySo(laatste) : accept({ type: 'Gezet', data: { stand } });
    },
    evolve: (gezet, event) => [...gezet, event],
  };
  const zetten = (stand: number) => ({ type: 'Zetten', data: { stand } }) as const;
  const niets = { type: 'Zetten', data: {} } as const;
  const setter = () =>
    createHandler({
      store: memoryEventStore(),
      decider: doel,
      schema: schemaOf<Gezet>({ Gezet: 1 }),
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
  it('mag niet als zij alleen bij iets anders staat, of als de opdracht niets noemt', async () => {
    const handle = setter();
    await handle(stream, zetten(3), context('k1', { reason: 'Zo afgesproken' }));
    await handle(stream, zetten(4), context('k2'));
    for (const opdracht of [zetten(4), niets])
      expect(await handle(stream, opdracht, context('k3', { reason: 'Zo afgesproken' }))).toEqual({ outcome: 'refused', refusal: 'reden-zonder-verandering' });
    expect(await handle(stream, niets, context('k4'))).toMatchObject({ outcome: 'accepted', events: 0 });
  });
});
