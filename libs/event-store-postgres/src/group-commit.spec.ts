import { type AppendRequest, CorruptIdempotency, type Position, StoreUnavailable } from '@actiespoor/event-store';
import { newEvent, newEvents } from '@actiespoor/event-store/contract';
import { describe, expect, it } from '@jest/globals';

import { GroupCommit, type WriteBatch, type Written } from './group-commit.js';

const request = (stream: string, events = newEvents(1)): AppendRequest => ({ stream, events, expected: 'any' });

const written: Written = { outcome: 'appended', revision: 0n, position: '1' as Position };

/** A writer that notes each batch by its streams, and answers as the test asks. */
const noting = (answer: (request: AppendRequest) => Written = () => written) => {
  const batches: (readonly string[])[] = [];
  const write: WriteBatch = async (requests) => {
    batches.push(requests.map(({ stream }) => stream));
    await Promise.resolve();
    return requests.map(answer);
  };
  return { batches, write };
};

const limits = { maxQueued: 100, maxBatch: 4 };

describe('Wat tegelijk wacht', () => {
  it('gaat samen, en de eerste wacht nergens op', async () => {
    const { batches, write } = noting();
    const appends = new GroupCommit(write, limits);
    await Promise.all(['a', 'b', 'c', 'd'].map((stream) => appends.submit(request(stream))));
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('gaat in één transactie maar één keer per stream, en per stream op volgorde', async () => {
    const { batches, write } = noting();
    const appends = new GroupCommit(write, limits);
    const order: number[] = [];
    await Promise.all(['x', 'a', 'a', 'b', 'a', 'b'].map((stream, index) => appends.submit(request(stream)).then(() => order.push(index))));
    expect(batches).toEqual([['x'], ['a', 'b'], ['a', 'b'], ['a']]);
    expect(order).toEqual([0, 1, 3, 2, 5, 4]);
  });

  it('gaat ook per gebeurtenis maar één keer, en wie moest wachten wordt niet ingehaald', async () => {
    const { batches, write } = noting();
    const appends = new GroupCommit(write, limits);
    const shared = newEvents(1);
    const requests = [request('x'), request('a', shared), request('b', shared), request('b'), request('c')];
    await Promise.all(requests.map((each) => appends.submit(each)));
    expect(batches).toEqual([['x'], ['a', 'c'], ['b'], ['b']]);
  });

  it('past in de transactie, en wat te groot is gaat alleen', async () => {
    const { batches, write } = noting();
    const appends = new GroupCommit(write, limits);
    const sizes = [1, 2, 2, 1, 9, 1] as const;
    await Promise.all(sizes.map((size, index) => appends.submit(request(`s${index}`, newEvents(size)))));
    expect(batches).toEqual([['s0'], ['s1', 's2'], ['s3'], ['s4'], ['s5']]);
  });

  it('past ook in bytes', async () => {
    const { batches, write } = noting();
    const appends = new GroupCommit(write, { maxQueued: 100, maxBatch: 1_000 });
    const large = () => [newEvent({ tekst: 'x'.repeat(1_000_000) })];
    await Promise.all(Array.from({ length: 18 }, (_, index) => appends.submit(request(`s${index}`, large()))));
    expect(batches.map(({ length }) => length)).toEqual([1, 8, 8, 1]);
  });

  it('is niet meer dan is afgesproken', async () => {
    const { batches, write } = noting();
    const appends = new GroupCommit(write, { maxQueued: 2, maxBatch: 4 });
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map((stream) => appends.submit(request(stream))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(results[3]).toMatchObject({ reason: expect.any(StoreUnavailable) });
    expect(batches.flat()).toEqual(['a', 'b', 'c']);
  });

  it('krijgt elk zijn eigen antwoord', async () => {
    const { write } = noting(({ stream }) => (stream === 'b' ? { outcome: 'corrupt', id: 'e1' } : written));
    const appends = new GroupCommit(write, limits);
    const results = await Promise.allSettled(['x', 'a', 'b', 'c'].map((stream) => appends.submit(request(stream))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[2]).toMatchObject({ reason: expect.any(CorruptIdempotency) });
  });

  it('faalt samen, en daarna gaat het verder', async () => {
    const { write } = noting();
    let attempts = 0;
    const failing: WriteBatch = (requests) => {
      attempts += 1;
      return attempts === 2 ? Promise.reject(new StoreUnavailable('weg')) : write(requests);
    };
    const appends = new GroupCommit(failing, limits);
    const results = await Promise.allSettled(['x', 'a', 'b'].map((stream) => appends.submit(request(stream))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await appends.submit(request('c'))).toBe(written);
    await appends.idle();
  });
});
