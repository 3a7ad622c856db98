import { type EventStore, type Position } from '@actiespoor/event-store';
import { appended, eventsOf, follow, hasEvents, ids, newEvent, newEvents, newStream } from '@actiespoor/event-store/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { holdWriters, type MigratedDatabase, migratedDatabase, waitingWriter } from '../test/migrated-database.js';
import { appendLock } from './append-function.js';

let here: MigratedDatabase;

beforeAll(async () => {
  here = await migratedDatabase();
});

afterAll(() => here.close());

const headOf = async (store: EventStore): Promise<Position> => appended(await store.append(newStream(), newEvents(1), 'no-stream')).position;

const insertText = `
  insert into event_store.events (position, stream, revision, id, type, version, data, metadata, recorded_at)
  values (nextval('event_store.event_position'), $1, 0, $2, 'ProefGedaan', 1, '{}', '{}', now())`;

describe('De volgorde in PostgreSQL', () => {
  it('is voor een lezer die van de schrijvers, zonder gat en zonder iets dubbel', async () => {
    const stores = Array.from({ length: 4 }, () => here.open());
    const reader = here.open();
    const after = await headOf(reader);
    const acknowledged = new Map<string, Position>();
    const deadline = performance.now() + 1_500;

    const write = async (store: EventStore): Promise<void> => {
      const stream = newStream();
      while (performance.now() < deadline) {
        const [first, second] = [newEvent(), newEvent()];
        const { position } = appended(await store.append(stream, [first, second], 'any'));
        acknowledged.set(second.id, position);
      }
    };
    const end = newEvent();
    const reading = follow(reader, { after }, (items) => eventsOf(items.slice(-1)).some(({ id }) => id === end.id));
    await Promise.all(stores.flatMap((store) => [store, store, store, store]).map(write));
    await reader.append(newStream(), [end], 'no-stream');

    const seen = eventsOf(await reading);
    const pairs = seen.filter(({ id }) => acknowledged.has(id));
    expect(pairs.map(({ id, position }) => [id, position])).toEqual([...acknowledged].toSorted(([, a], [, b]) => (a < b ? -1 : 1)));
    expect(new Set(ids(seen)).size).toBe(seen.length);
    expect(seen).toHaveLength(acknowledged.size * 2 + 1);
    const last = new Map<string, bigint>();
    for (const { stream, revision } of seen) {
      expect(revision).toBe((last.get(stream) ?? -1n) + 1n);
      last.set(stream, revision);
    }
  });

  it('wacht op wie een nummer heeft en nog niet klaar is', async () => {
    const store = here.open();
    const after = await headOf(store);
    const slow = await here.connect(here.database.url);
    const held = newEvent();
    await slow.query('begin');
    await slow.query('select pg_advisory_xact_lock($1)', [appendLock]);
    await slow.query(insertText, [newStream(), held.id]);

    const later = newEvent();
    const appending = store.append(newStream(), [later], 'no-stream');
    await waitingWriter(await here.connect(here.database.ownerUrl));
    const early = await follow(here.open(), { after }, (items) => items.at(-1)?.kind === 'caught-up');
    await slow.query('commit');
    await appending;

    expect(eventsOf(early)).toEqual([]);
    expect(ids(eventsOf(await follow(store, { after }, hasEvents(2))))).toEqual([held.id, later.id]);
  });

  it('mag een gat hebben waar iemand terugkwam op zijn nummer', async () => {
    const store = here.open();
    const after = await headOf(store);
    const withdrawn = await here.connect(here.database.url);
    await withdrawn.query('begin');
    await withdrawn.query(insertText, [newStream(), newEvent().id]);
    await withdrawn.query('rollback');

    const event = newEvent();
    const { position } = appended(await store.append(newStream(), [event], 'no-stream'));
    expect(BigInt(position) - BigInt(after)).toBe(2n);
    expect(ids(eventsOf(await follow(store, { after }, hasEvents(1))))).toEqual([event.id]);
  });

  it('is in één transactie die waarin gevraagd is', async () => {
    const store = here.open();
    const after = await headOf(store);
    const release = await holdWriters(await here.connect(here.database.url));
    const batches = Array.from({ length: 120 }, (_, index) => newEvents(1 + (index % 4)));
    const appending = Promise.all(batches.map((events) => store.append(newStream(), events, 'no-stream')));
    await waitingWriter(await here.connect(here.database.ownerUrl));
    await release();

    const positions = (await appending).map((result) => appended(result).position);
    expect(positions).toEqual(positions.toSorted());
    const seen = eventsOf(await follow(store, { after }, hasEvents(batches.flat().length)));
    expect(ids(seen)).toEqual(ids(batches.flat()));
  });

  it('geldt ook voor wie ver achter is', async () => {
    const store = here.open();
    const after = await headOf(store);
    const stream = newStream();
    const events = newEvents(2_300);
    for (let from = 0; from < events.length; from += 460) await store.append(stream, events.slice(from, from + 460), 'any');

    expect(ids(eventsOf(await follow(store, { after }, hasEvents(2_300))))).toEqual(ids(events));
    const items = await follow(store, { after, streamPrefixes: ['niets-'] }, (seen) => seen.at(-1)?.kind === 'caught-up');
    expect(items.map(({ kind }) => kind)).toEqual(['checkpoint', 'checkpoint', 'checkpoint', 'caught-up']);
  });
});
