import { accept, datum, type Decider, type Message, refuse } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { schemaOf } from './event-schema.js';
import { type EventStore, StoreUnavailable } from './event-store.js';
import { readAll } from './fixtures.contract.js';
import { foldStream } from './fold-stream.js';
import { createHandler } from './handle.js';
import type { CommandContext } from './handler.js';
import { verifyChain } from './hash-chain.js';
import { memoryEventStore } from './memory-event-store.js';

type Geteld = Message<'Geteld', { aantal: number }>;
type Tellen = Message<'Tellen', { aantallen: readonly number[] }>;

/** Counts up to ten; takes several numbers in one command. */
const teller: Decider<Tellen, number, Geteld, 'te-veel'> = {
  initial: 0,
  decide: ({ data }, som) => {
    if (data.aantallen.reduce((a, b) => a + b, som) > 10) return refuse('te-veel');
    return accept(...data.aantallen.map((aantal): Geteld => ({ type: 'Geteld', data: { aantal } })));
  },
  evolve: (som, { data }) => som + data.aantal,
};

const schema = schemaOf<Geteld>({ Geteld: 1 });
const stream = 'teller-1';
const tellen = (...aantallen: readonly number[]): Tellen => ({ type: 'Tellen', data: { aantallen } });

const context = (commandId: string, changes: Partial<CommandContext> = {}): CommandContext => ({
  commandId,
  actor: 'a1',
  role: 'coordinator',
  organisatie: 'ggd',
  correlationId: 'c1',
  ...changes,
});

const handlerOn = (store: EventStore) => createHandler({ store, decider: teller, schema, clock: () => '2024-03-01T09:00:00.000Z' });

const setUp = () => {
  const store = memoryEventStore();
  return { store, handle: handlerOn(store) };
};

/** A store in which another writer acts just before each append, as long as the list has one. */
const contended = (store: EventStore, others: (() => Promise<unknown>)[]): EventStore => ({
  append: async (...request) => {
    await others.shift()?.();
    return store.append(...request);
  },
  read: (...request) => store.read(...request),
  feed: (options) => store.feed(options),
  head: () => store.head(),
  at: (position) => store.at(position),
  identity: () => store.identity(),
  close: () => store.close(),
});

describe('Een opdracht', () => {
  it('wordt een reeks gebeurtenissen', async () => {
    const { store, handle } = setUp();
    const handled = await handle(stream, tellen(1, 2), context('k1'));

    const stored = await readAll(store, stream);
    expect(stored.map(({ type, version, data }) => ({ type, version, data }))).toEqual([
      { type: 'Geteld', version: 1, data: { aantal: 1 } },
      { type: 'Geteld', version: 1, data: { aantal: 2 } },
    ]);
    expect(handled).toEqual({
      outcome: 'accepted',
      revision: 1n,
      position: stored[1]?.position,
      events: 2,
      retried: false,
      facts: [
        { type: 'Geteld', data: { aantal: 1 } },
        { type: 'Geteld', data: { aantal: 2 } },
      ],
    });
    expect(await foldStream({ store, decider: teller, schema }, stream)).toMatchObject({
      state: 3,
      marks: [{ revision: 0n }, { revision: 1n, position: stored[1]?.position }],
    });
  });

  it('laat na wie het was, en geen lege velden', async () => {
    const { store, handle } = setUp();
    await handle(
      stream,
      tellen(1),
      context('k1', { requestHash: 'h1', earlierIds: ['k0'], source: { document: 'ab', line: 4 }, onBehalfOf: undefined as never }),
    );
    const [event] = await readAll(store, stream);
    expect(Object.keys(event?.metadata ?? {}).toSorted()).toEqual([
      'actor',
      'causationId',
      'correlationId',
      'hash',
      'organisatie',
      'recordedAt',
      'requestHash',
      'role',
      'source',
    ]);
    expect(event?.metadata).toMatchObject({ causationId: 'k1', recordedAt: '2024-03-01T09:00:00.000Z', source: { document: 'ab', line: 4 } });
  });

  it('rijgt haar gebeurtenissen aan de keten', async () => {
    const { store, handle } = setUp();
    await handle(stream, tellen(1, 2), context('k1', { reason: 'omdat' }));
    await handle(stream, tellen(3), context('k2'));
    const stored = await readAll(store, stream);
    expect(stored).toHaveLength(3);
    expect(verifyChain(stored)).toBeUndefined();
  });

  it('kan geweigerd worden, en dan gebeurt er niets', async () => {
    const { store, handle } = setUp();
    expect(await handle(stream, tellen(11), context('k1'))).toEqual({ outcome: 'refused', refusal: 'te-veel' });
    expect(await store.head()).toBeUndefined();
  });

  it('kan niets nieuws zijn', async () => {
    const { store, handle } = setUp();
    expect(await handle(stream, tellen(), context('k1'))).toEqual({ outcome: 'nothing' });
    await handle(stream, tellen(1), context('k2'));
    const position = await store.head();
    expect(await handle(stream, tellen(), context('k3'))).toEqual({ outcome: 'accepted', revision: 0n, position, events: 0, retried: false, facts: [] });
  });
});

describe('Een opdracht die nog eens komt', () => {
  it('krijgt het eerdere antwoord, ook als er al meer gebeurd is', async () => {
    const { store, handle } = setUp();
    const first = await handle(stream, tellen(1, 2), context('k1'));
    await handle(stream, tellen(3), context('k2'));
    expect(await handle(stream, tellen(1, 2), context('k1'))).toEqual({ ...first, retried: true });
    expect(await readAll(store, stream)).toHaveLength(3);
  });

  it('krijgt het eerdere antwoord ook als haar eigen revisie inmiddels verlopen is', async () => {
    const { handle } = setUp();
    await handle(stream, tellen(1), context('k1'));
    const first = await handle(stream, tellen(2), context('k2', { expected: 0n }));
    expect(await handle(stream, tellen(2), context('k2', { expected: 0n }))).toEqual({ ...first, retried: true });
  });

  it('zegt ook dan van wanneer een later feit ervoor in de plaats kwam', async () => {
    const decider: typeof teller = { ...teller, overriddenFrom: (_, facts, som) => (som > facts.length ? datum('2024-03') : undefined) };
    const handle = createHandler({ store: memoryEventStore(), decider, schema, clock: () => '2024-03-01T09:00:00.000Z' });
    expect(await handle(stream, tellen(1), context('k1'))).not.toHaveProperty('overriddenFrom');
    expect(await handle(stream, tellen(1), context('k1'))).not.toHaveProperty('overriddenFrom');
    await handle(stream, tellen(3), context('k2'));
    expect(await handle(stream, tellen(1), context('k1'))).toMatchObject({ retried: true, overriddenFrom: '2024-03' });
  });

  it('is iets anders als het verzoek anders is', async () => {
    const { handle } = setUp();
    await handle(stream, tellen(1), context('k1', { requestHash: 'h1' }));
    expect(await handle(stream, tellen(2), context('k1', { requestHash: 'h2' }))).toEqual({ outcome: 'reused' });
    expect(await handle(stream, tellen(1), context('k1', { requestHash: 'h1' }))).toMatchObject({ outcome: 'accepted', retried: true });
  });

  it('krijgt het eerdere antwoord ook onder het id dat zij toen had, en een ander verzoek niet', async () => {
    const { store, handle } = setUp();
    const first = await handle(stream, tellen(1), context('oud', { requestHash: 'h1' }));
    await handle(stream, tellen(2), context('k2'));
    const again = (requestHash: string) => handle(stream, tellen(1), context('nieuw', { requestHash, earlierIds: ['nooit', 'oud'], expected: 0n }));
    expect(await again('h1')).toEqual({ ...first, retried: true });
    expect(await again('h2')).toEqual({ outcome: 'reused' });
    expect(await readAll(store, stream)).toHaveLength(2);
  });

  it('krijgt hetzelfde antwoord als beide tegelijk komen', async () => {
    const { store, handle } = setUp();
    const both = await Promise.all([handle(stream, tellen(1), context('k1')), handle(stream, tellen(1), context('k1'))]);
    expect(both).toEqual([expect.objectContaining({ outcome: 'accepted', revision: 0n }), expect.objectContaining({ outcome: 'accepted', revision: 0n })]);
    expect(await readAll(store, stream)).toHaveLength(1);
  });

  it('is iets anders, ook als beide tegelijk komen', async () => {
    const { handle } = setUp();
    const both = await Promise.all([
      handle(stream, tellen(1), context('k1', { requestHash: 'h1' })),
      handle(stream, tellen(2), context('k1', { requestHash: 'h2' })),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'reused']);
  });
});

describe('Een opdracht op een verlopen revisie', () => {
  it('verandert niets', async () => {
    const { handle } = setUp();
    await handle(stream, tellen(1, 2), context('k1'));
    expect(await handle(stream, tellen(3), context('k2', { expected: 0n }))).toEqual({ outcome: 'stale', actual: 1n });
    expect(await handle('teller-2', tellen(3), context('k3', { expected: 0n }))).toEqual({ outcome: 'stale', actual: undefined });
  });

  it('verliest van wie er net tussen kwam', async () => {
    const { store, handle } = setUp();
    await handle(stream, tellen(1), context('k1'));
    const late = handlerOn(contended(store, [() => handle(stream, tellen(2), context('k2'))]));
    expect(await late(stream, tellen(3), context('k3', { expected: 0n }))).toEqual({ outcome: 'stale', actual: 1n });
  });

  it('slaagt als zij het zelf was die er net tussen kwam', async () => {
    const { store, handle } = setUp();
    await handle(stream, tellen(1), context('k1'));
    const own = () => handle(stream, tellen(2, 3), context('k2', { expected: 0n }));
    // The second answer comes from a stream that has grown in the meantime.
    const late = handlerOn(
      contended(store, [
        async () => {
          await own();
          await handle(stream, tellen(1), context('k3'));
        },
      ]),
    );
    expect(await late(stream, tellen(2, 3), context('k2', { expected: 0n }))).toMatchObject({ outcome: 'accepted', revision: 2n });
  });
});

describe('Een opdracht zonder revisie', () => {
  it('beslist opnieuw als er iemand tussen kwam', async () => {
    const { store, handle } = setUp();
    await handle(stream, tellen(1), context('k1'));
    const late = handlerOn(contended(store, [() => handle(stream, tellen(8), context('k2'))]));
    expect(await late(stream, tellen(2), context('k3'))).toEqual({ outcome: 'refused', refusal: 'te-veel' });
  });

  it('geeft het op na vijf keer', async () => {
    const { store, handle } = setUp();
    const others = Array.from({ length: 6 }, (_, index) => () => handle(stream, tellen(1), context(`ander-${index}`)));
    const late = handlerOn(contended(store, others));
    expect(await late(stream, tellen(2), context('k1'))).toEqual({ outcome: 'stale', actual: 4n });
    expect(others).toHaveLength(1);
  });

  it('laat een fout van de machine door', async () => {
    const { store } = setUp();
    await store.close();
    await expect(handlerOn(store)(stream, tellen(1), context('k1'))).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
