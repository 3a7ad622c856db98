import type { Decider, Message } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { schemaOf } from './event-schema.js';
import type { EventStore, ReadRange } from './event-store.js';
import { newEvent, newEvents, newStream } from './fixtures.contract.js';
import { memoryEventStore } from './memory-event-store.js';
import { rememberingLoader } from './stream-memory.js';

type Gebeurd = Message<'Gebeurd', object>;

/** Counts, and gives each state a name of its own, so that a repeated fold shows. */
const teller: Decider<never, { readonly aantal: number }, Gebeurd, never> = {
  initial: { aantal: 0 },
  decide: () => ({ accepted: true, events: [] }),
  evolve: ({ aantal }) => ({ aantal: aantal + 1 }),
};

const typeOf = newEvent().type;
const schema = schemaOf<Gebeurd>({ [typeOf]: newEvent().version });

/** A store that notes every read. */
const watched = (store: EventStore) => {
  const reads: (ReadRange | undefined)[] = [];
  const read: EventStore['read'] = (stream, range) => {
    reads.push(range);
    return store.read(stream, range);
  };
  return {
    reads,
    store: { ...store, append: store.append.bind(store), feed: store.feed.bind(store), head: store.head.bind(store), close: store.close.bind(store), read },
  };
};

const setUp = (maxBytes?: number) => {
  const inner = memoryEventStore();
  const { reads, store } = watched(inner);
  return { inner, reads, store, load: rememberingLoader({ store, decider: teller, schema }, maxBytes) };
};

describe('Een stroom die onthouden wordt', () => {
  it('wordt daarna alleen gelezen vanaf de laatste gebeurtenis, en is nooit achter', async () => {
    const { inner, reads, load } = setUp();
    const stream = newStream();
    await inner.append(stream, newEvents(3), 'no-stream');
    const first = await load(stream);
    expect(await load(stream)).toBe(first);

    await inner.append(stream, newEvents(2), 2n);
    const { state, marks } = await load(stream);
    expect([state.aantal, marks.map(({ revision }) => revision)]).toEqual([5, [0n, 1n, 2n, 3n, 4n]]);
    expect(reads).toEqual([{ from: 0n }, { from: 2n }, { from: 2n }]);
  });

  it('wordt opnieuw gelezen als de geschiedenis een andere is, zoals na het terugzetten van een kopie', async () => {
    const before = setUp();
    const stream = newStream();
    await before.inner.append(stream, newEvents(3), 'no-stream');
    const swapped = { current: before.inner };
    const read: EventStore['read'] = (...request) => swapped.current.read(...request);
    const load = rememberingLoader({ store: { ...before.store, read }, decider: teller, schema });
    expect((await load(stream)).state.aantal).toBe(3);

    swapped.current = memoryEventStore();
    await swapped.current.append(stream, newEvents(1), 'no-stream');
    expect((await load(stream)).state.aantal).toBe(1);
    swapped.current = memoryEventStore();
    expect((await load(stream)).state.aantal).toBe(0);
  });

  it('maakt plaats voor een andere als zij samen te veel geheugen nemen', async () => {
    const { inner, reads, load } = setUp(3_000);
    const [oldest, newest] = [newStream(), newStream()];
    for (const stream of [oldest, newest]) await inner.append(stream, newEvents(3), 'no-stream');
    for (const stream of [oldest, newest, newest, oldest]) await load(stream);
    expect(reads).toEqual([{ from: 0n }, { from: 0n }, { from: 2n }, { from: 0n }]);
  });

  it('telt de woorden van haar feiten mee, en niet alleen hun aantal', async () => {
    const { inner, reads, load } = setUp(8_000);
    const [long, short] = [newStream(), newStream()];
    await inner.append(
      long,
      ['een', 'twee'].map((nummer) => newEvent({ nummer, toelichting: 'lang '.repeat(500) })),
      'no-stream',
    );
    await inner.append(short, newEvents(5), 'no-stream');
    for (const stream of [long, long, short, short, long]) await load(stream);
    expect(reads).toEqual([{ from: 0n }, { from: 1n }, { from: 0n }, { from: 4n }, { from: 0n }]);
  });

  it('neemt niet meer geheugen door vaak gelezen te worden, wel door wat erbij komt', async () => {
    const { inner, reads, load } = setUp(6_000);
    const [grown, other] = [newStream(), newStream()];
    for (const stream of [grown, other]) await inner.append(stream, newEvents(3), 'no-stream');
    for (let turn = 0; turn < 20; turn += 1) for (const stream of [grown, other]) await load(stream);
    expect(reads.filter((range) => range?.from === 0n)).toHaveLength(2);
    await inner.append(grown, newEvents(6), 2n);
    for (const stream of [grown, other]) await load(stream);
    expect(reads.slice(-2)).toEqual([{ from: 2n }, { from: 0n }]);
  });
});
