import { setTimeout as wait } from 'node:timers/promises';

import {
  type EventStore,
  memoryProjectionStore,
  type Projection,
  rebuildProjection,
  type Recorded,
  schemaOf,
  StreamTampered,
  type Tampering,
} from '@actiespoor/event-store';
import { appended, caughtUp, eventsOf, follow, ids, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import type { Logged } from '../test/logged-event.js';
import { closeAll, serve, type ServedStore } from '../test/served-store.js';
import { esdbEventStore } from './esdb-event-store.js';

afterEach(closeAll);

type Deed = (served: ServedStore, stream: string) => Promise<unknown>;

const aged = ({ server }: ServedStore, stream: string): void => {
  for (const event of server.log.of(stream)) Object.assign(event, { created: event.created - 10_000 } satisfies Partial<Logged>);
};

const deeds: readonly { readonly naam: string; readonly deed: Deed; readonly kind: Tampering['kind']; readonly what: RegExp }[] = [
  { naam: 'een soft delete', deed: ({ administrator }, stream) => administrator.softDelete(stream), kind: 'deleted', what: /verwijderd \(soft delete\)/ },
  { naam: 'een tombstone', deed: ({ administrator }, stream) => administrator.tombstone(stream), kind: 'closed', what: /voorgoed afgesloten \(tombstone\)/ },
  { naam: '$tb', deed: ({ administrator }, stream) => administrator.set(stream, { truncateBefore: 1 }), kind: 'hidden', what: /alles voor revisie 1 .*\$tb/ },
  {
    naam: '$maxCount',
    deed: ({ administrator }, stream) => administrator.set(stream, { maxCount: 1 }),
    kind: 'hidden',
    what: /laatste 1 gebeurtenissen \(\$maxCount\)/,
  },
  {
    naam: '$maxAge',
    deed: (served, stream) => (aged(served, stream), served.administrator.set(stream, { maxAge: 5 })),
    kind: 'hidden',
    what: /laatste 5 seconden \(\$maxAge\)/,
  },
];

interface Telling {
  readonly stream: string;
  readonly ids: readonly string[];
}

const telling: Projection<Telling> = {
  name: 'telling',
  version: 1,
  streamPrefixes: ['proef-'],
  insertOnly: false,
  policy: 'halt',
  keysOf: ({ stream }) => [stream],
  project: (row, { stream, id }: Recorded) => ({ stream, ids: [...(row?.ids ?? []), id] }),
  streamsOf: ({ stream }) => [stream],
};

const found = async (store: EventStore, after?: Tampering): Promise<readonly Tampering[]> => {
  const findings: Tampering[] = [];
  const options = { signal: new AbortController().signal, ...(after?.position !== undefined && { after: after.position }) };
  for await (const finding of store.tampered?.(options) ?? []) findings.push(finding);
  return findings;
};

const writtenAndThen = async (deed: Deed) => {
  const served = await serve();
  const [stream, events] = [newStream(), newEvents(3)];
  await served.store.append(stream, events, 'no-stream');
  await deed(served, stream);
  return { ...served, stream, events };
};

describe.each(deeds)('Een stream na $naam', ({ deed, kind, what }) => {
  it.each(['no-stream', 'any', 'stream-exists', 2n] as const)('krijgt er niets meer bij (%s)', async (expected) => {
    const { server, store, stream } = await writtenAndThen(deed);
    const before = server.log.of(stream).length;
    await expect(store.append(stream, newEvents(1), expected)).rejects.toBeInstanceOf(StreamTampered);
    expect(server.log.of(stream)).toHaveLength(before);
  });

  it('is niet te lezen alsof er niets is gebeurd, vooruit noch achteruit', async () => {
    const { store, stream } = await writtenAndThen(deed);
    for (const direction of ['forwards', 'backwards'] as const) {
      await expect(readAll(store, stream, { direction })).rejects.toMatchObject({ name: 'StreamTampered', message: expect.stringMatching(what) as unknown });
    }
  });

  it('is ook niet verder te lezen door wie het begin al had: ieder proces krijgt hetzelfde', async () => {
    const { server, store, stream } = await writtenAndThen(deed);
    const other = esdbEventStore({ url: server.url });
    const readOn = (by: EventStore): Promise<unknown> => readAll(by, stream, { from: 3n }).catch((fault: unknown) => fault);
    expect(await readOn(other)).toBeInstanceOf(StreamTampered);
    // The change reaches its writer a moment later.
    while (!((await readOn(store)) instanceof StreamTampered)) await wait(5);
    await other.close();
  });

  it('staat heel in de feed, en houdt niemand op', async () => {
    const { store, stream, events } = await writtenAndThen(deed);
    const later = newEvents(2);
    const { position } = appended(await store.append(newStream(), later, 'no-stream'));
    const own = { streamPrefixes: [stream] };
    expect(ids(eventsOf(await follow(store, own, caughtUp)))).toEqual(ids(events));
    expect(ids(eventsOf(await follow(store, {}, caughtUp)))).toEqual(ids([...events, ...later]));
    expect(await store.head()).toBe(position);
  });

  it('geeft na een herbouw dezelfde rijen', async () => {
    const { store, stream, events } = await writtenAndThen(deed);
    await store.append(newStream(), newEvents(2), 'no-stream');
    const projectionStore = memoryProjectionStore();
    const schema = schemaOf({ ProefGedaan: 1 });
    expect(await rebuildProjection({ store, projectionStore, projection: telling, schema, signal: new AbortController().signal })).toEqual({
      outcome: 'rebuilt',
      events: 5,
      rows: 2,
      checked: 1,
    });
    expect(projectionStore.rows('telling').get(stream)).toEqual({ stream, ids: ids(events) });
  });

  it('is een bevinding met stream, plaats en moment', async () => {
    const { store, stream } = await writtenAndThen(deed);
    await store.append(newStream(), newEvents(2), 'no-stream');
    const [finding, ...more] = await found(store);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ stream, kind, what: expect.stringMatching(what) as unknown, position: expect.any(String) as unknown });
    expect(Math.abs(Date.parse(finding?.since ?? '') - Date.now())).toBeLessThan(60_000);
    expect(await found(store, finding)).toEqual([]);
  });
});

describe('Een stream die anders is dan hij was', () => {
  it('gaat verder als alles weer te lezen is, en de bevinding blijft', async () => {
    const { store, administrator, stream } = await writtenAndThen(({ administrator: one }, name) => one.set(name, { maxCount: 1 }));
    await administrator.set(stream, {});
    expect(appended(await store.append(stream, newEvents(1), 2n)).revision).toBe(3n);
    expect(await readAll(store, stream)).toHaveLength(4);
    expect(await found(store)).toHaveLength(1);
  });

  it('gaat niet verder als het begin echt weg is, ook al staat er niets meer ingesteld', async () => {
    const { server, administrator, stream } = await writtenAndThen(({ administrator: one }, name) => one.set(name, { maxCount: 1 }));
    server.log.scavenge();
    await administrator.set(stream, {});
    const store = esdbEventStore({ url: server.url });
    await expect(store.append(stream, newEvents(1), 2n)).rejects.toThrow('niet meer vanaf het begin');
    await expect(readAll(store, stream)).rejects.toBeInstanceOf(StreamTampered);
    await store.close();
  });

  it('zegt wat een ander al deed: een nieuw begin na een soft delete is geen begin', async () => {
    const { store, administrator, stream } = await writtenAndThen(({ administrator: one }, name) => one.softDelete(name));
    await administrator.write(stream);
    await expect(store.append(stream, newEvents(1), 'no-stream')).rejects.toBeInstanceOf(StreamTampered);
    expect((await found(store)).map(({ kind }) => kind)).toEqual(['deleted', 'foreign', 'hidden']);
  });

  it('mag rechten hebben zoals de beheerder die wil', async () => {
    const { store, stream } = await writtenAndThen(({ administrator }, name) => administrator.set(name, { acl: { deleteRoles: ['$admins'] } }));
    expect(appended(await store.append(stream, newEvents(1), 2n)).revision).toBe(3n);
    expect(await found(store)).toEqual([]);
  });
});
