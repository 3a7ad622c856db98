import { type EventStore, type Expected, memoryEventStore, type Position, type ReadRange } from '@actiespoor/event-store';
import { ids, newEvents, readAll } from '@actiespoor/event-store/contract';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { testDatabase } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { eventStoreDb } from '../support/event-stores.js';
import { type Addition, expectedAnswer, expectedRead, type Model } from './model.js';

/** A store that can be abandoned, as a killed process leaves it, and the ground below it. */
interface Ground {
  open(): EventStore;
  close(): Promise<void>;
}

type Action =
  | { readonly kind: 'append'; readonly stream: number; readonly count: number; readonly wish: 'any' | 'no-stream' | 'stream-exists' | number }
  | { readonly kind: 'retry'; readonly which: number }
  | { readonly kind: 'read'; readonly stream: number; readonly range: ReadRange }
  /** An append whose answer gets lost, a crash, and a restart that sends the append again. */
  | { readonly kind: 'crash'; readonly stream: number };

const stream = fc.nat(2);
const revision = fc.bigInt(0n, 12n);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      stream,
      count: fc.integer({ min: 1, max: 4 }),
      wish: fc.constantFrom<('any' | 'no-stream' | 'stream-exists' | number)[]>('any', 'no-stream', 'stream-exists', 0, 0, 0, -1, 1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry' as const), which: fc.nat(40) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      stream,
      range: fc.record(
        { from: revision, to: revision, max: fc.integer({ min: 1, max: 9 }), direction: fc.constantFrom('forwards' as const, 'backwards' as const) },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), stream }) },
);

/** One history of actions on a store and on its model. */
class Run {
  private readonly model: Model = new Map();
  private readonly sent: Addition[] = [];
  private readonly places = new Map<string, Position>();
  private readonly name = `model-${crypto.randomUUID()}`;
  private store: EventStore;

  constructor(private readonly ground: Ground) {
    this.store = ground.open();
  }

  async act(action: Action): Promise<void> {
    switch (action.kind) {
      case 'append':
        return this.send(this.addition(action.stream, action.count, action.wish));
      case 'retry':
        return this.again(action.which);
      case 'read':
        return this.compare(this.streamOf(action.stream), action.range);
      case 'crash':
        return this.crash(this.addition(action.stream, 2, 0));
    }
  }

  async end(): Promise<void> {
    for (const name of this.model.keys()) await this.compare(name, {});
    await this.store.close();
  }

  private streamOf(index: number): string {
    return `${this.name}-${index}`;
  }

  private addition(index: number, count: number, wish: Extract<Action, { readonly kind: 'append' }>['wish']): Addition {
    const stream = this.streamOf(index);
    const next = (this.model.get(stream) ?? []).length + (typeof wish === 'number' ? wish : 0);
    const exact: Expected = next <= 0 ? 'no-stream' : BigInt(next - 1);
    const addition = { stream, events: newEvents(count), expected: typeof wish === 'number' ? exact : wish };
    this.sent.push(addition);
    return addition;
  }

  private async send(addition: Addition): Promise<void> {
    const should = expectedAnswer(this.model, addition);
    const result = await this.store.append(addition.stream, addition.events, addition.expected);
    expect(result).toMatchObject(should);
    if (result.outcome === 'conflict') return;
    const last = addition.events.at(-1)?.id ?? '';
    const earlier = this.places.get(last);
    if (earlier === undefined) expect([...this.places.values()].every((place) => place < result.position)).toBe(true);
    else expect(result.position).toBe(earlier);
    this.places.set(last, result.position);
  }

  /** Repeats an append with an exact revision: any other repetition cannot be told from a new append. */
  private async again(which: number): Promise<void> {
    const exact = this.sent.filter(({ expected }) => expected === 'no-stream' || typeof expected === 'bigint');
    const addition = exact[which % exact.length];
    if (addition) await this.send(addition);
  }

  private async compare(stream: string, range: ReadRange): Promise<void> {
    expect(ids(await readAll(this.store, stream, range))).toEqual(expectedRead(this.model, stream, range));
  }

  private async crash(addition: Addition): Promise<void> {
    const unheard = this.store.append(addition.stream, addition.events, addition.expected).catch(() => undefined);
    await this.store.close();
    await unheard;
    this.store = this.ground.open();
    await this.send(addition);
  }
}

/** A memory store lives as long as the program: a crash of its user does not end it. */
const inMemory = (): Promise<Ground> => {
  const store = memoryEventStore();
  return Promise.resolve({ open: () => ({ ...bound(store), close: () => Promise.resolve() }), close: () => store.close() });
};

const bound = (store: EventStore): EventStore => ({
  append: (...append) => store.append(...append),
  read: (...read) => store.read(...read),
  feed: (options) => store.feed(options),
  head: () => store.head(),
  at: (position) => store.at(position),
  identity: () => store.identity(),
  close: () => store.close(),
});

const inPostgres = async (): Promise<Ground> => {
  const database = await testDatabase();
  await migrateEventStore(database.ownerUrl, database.applicationRole);
  return { open: () => postgresEventStore({ url: database.url }), close: () => database.drop() };
};

const inEventStoreDb = async (): Promise<Ground> => {
  const { url, namespace, stop } = await eventStoreDb();
  return { open: () => esdbEventStore({ url, namespace }), close: stop };
};

describe('Een event store is een stel lijsten', () => {
  it.each([
    ['het geheugen', inMemory, 150],
    ['PostgreSQL', inPostgres, 20],
    ['EventStoreDB (proefserver)', inEventStoreDb, 20],
  ])('in %s, wat er ook gebeurt', async (_, prepare, numRuns) => {
    const ground = await prepare();
    const holds = fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40, size: 'max' }), async (actions) => {
      const run = new Run(ground);
      for (const each of actions) await run.act(each);
      await run.end();
    });
    try {
      await fc.assert(holds, { numRuns });
    } finally {
      await ground.close();
    }
  });
});
