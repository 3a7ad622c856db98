import { CorruptIdempotency, EventTooLarge, StoreUnavailable } from '@actiespoor/event-store';
import { appended, ids, newEvent, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { appendUntilAnswered } from '../test/patient-writer.js';
import { closeAll, serve } from '../test/served-store.js';
import { startTestServer } from '../test/test-server.js';
import { esdbEventStore } from './esdb-event-store.js';

afterEach(closeAll);

describe('Een verbinding die wegvalt na het schrijven en voor het antwoord', () => {
  it.each(['no-stream', 'any'] as const)('maakt geen verschil: er wordt gekeken wat er staat (%s)', async (expected) => {
    const { server, store } = await serve();
    const [stream, events] = [newStream(), newEvents(3)];
    server.faults.lostAnswers = 2;

    expect(appended(await store.append(stream, events, expected)).revision).toBe(2n);
    expect(server.appends).toBe(1);
    expect(server.log.ids()).toEqual(ids(events));
  });

  it('is een fout van de machine als er niets te zien is, en dezelfde toevoeging nog eens is een succes', async () => {
    const { server, store } = await serve({}, { answerMs: 300 });
    const [stream, events] = [newStream(), newEvents(3)];
    server.faults.lostAnswers = 1;
    void server.log.changed().then(() => {
      server.faults.silentReads = Infinity;
    });

    await expect(store.append(stream, events, 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    server.faults.silentReads = 0;
    expect(appended(await store.append(stream, events, 'no-stream')).revision).toBe(2n);
    expect(server.log.ids()).toEqual(ids(events));
  });

  it('verliest en verdubbelt niets als er veel tegelijk geschreven wordt', async () => {
    const { server, store } = await serve();
    const writes = Array.from({ length: 40 }, () => ({ stream: newStream(), events: newEvents(2) }));
    server.faults.lostAnswers = 5;
    const results = await Promise.all(writes.map(({ stream, events }) => appendUntilAnswered(store, { stream, events, expected: 'no-stream' })));

    expect(server.faults.lostAnswers).toBe(0);
    expect(results.map((result) => appended(result).revision)).toEqual(Array(40).fill(1n));
    expect(server.log.ids().toSorted()).toEqual(writes.flatMap(({ events }) => ids(events)).toSorted());
  });

  it('maakt ook een toevoeging om het even waar niet dubbel', async () => {
    const { server, store } = await serve();
    const [stream, event] = [newStream(), newEvent()];
    await store.append(stream, newEvents(2), 'no-stream');
    server.faults.lostAnswers = 1;

    expect(appended(await store.append(stream, [event], 'any')).revision).toBe(2n);
    await store.append(stream, newEvents(1), 'any');
    expect(appended(await store.append(stream, [event], 'any')).revision).toBe(2n);
    expect(await readAll(store, stream)).toHaveLength(4);
  });
});

describe('Dezelfde toevoeging twee keer tegelijk', () => {
  it('gaat uit één proces maar één keer naar de server', async () => {
    const { server, store } = await serve();
    const [stream, events] = [newStream(), newEvents(2)];
    await Promise.all(Array.from({ length: 6 }, () => store.append(stream, events, 'no-stream')));
    expect(server.appends).toBe(1);
    await store.append(stream, events, 'no-stream');
    expect(server.appends).toBe(2);
  });

  it('slaagt ook voor wie de server laat vallen, met het antwoord van de eerste', async () => {
    const { server, store } = await serve();
    const other = esdbEventStore({ url: server.url });
    const [stream, events] = [newStream(), newEvents(2)];
    const [one, two] = await Promise.all([store, other].map((each) => each.append(stream, events, 'no-stream')));
    expect(one).toEqual(two);
    expect(server.log.ids()).toEqual(ids(events));
    await other.close();
  });

  it('is een fout als de inhoud niet dezelfde is', async () => {
    const { server, store } = await serve();
    const [stream, event] = [newStream(), newEvent({ tekst: 'zo' })];
    const results = await Promise.allSettled(['zo', 'anders'].map((tekst) => store.append(stream, [{ ...event, data: { tekst } }], 'no-stream')));
    expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: expect.any(CorruptIdempotency) as unknown }]);
    expect(server.log.ids()).toEqual([event.id]);
  });

  it.each(['no-stream', 'any'] as const)('wordt opnieuw gestuurd zolang de eerste nergens staat (%s)', async (expected) => {
    const { server, store } = await serve();
    const [stream, events] = [newStream(), newEvents(2)];
    server.faults.droppedAppends = 3;
    expect(appended(await store.append(stream, events, expected)).revision).toBe(1n);
    expect(server.appends).toBe(4);
    expect(server.log.ids()).toEqual(ids(events));
  });

  it('wordt niet opnieuw gestuurd als zij er al staat', async () => {
    const { server, store } = await serve();
    const [stream, events] = [newStream(), newEvents(2)];
    server.faults.droppedAppends = 1;
    server.faults.beforeWrite = () => {
      server.faults.lostAnswers = 1;
    };
    expect(appended(await store.append(stream, events, 'no-stream')).revision).toBe(1n);
    expect(server.appends).toBe(2);
    expect(server.log.ids()).toEqual(ids(events));
  });

  it('blijft binnen de tijd van één antwoord', async () => {
    const { server, store } = await serve({}, { answerMs: 400 });
    server.faults.commitTimeoutMs = 60_000;
    server.faults.droppedAppends = Infinity;
    const start = performance.now();
    await expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(performance.now() - start).toBeLessThan(1_200);
  });

  it('is een conflict als er intussen iets anders staat', async () => {
    const { server, store } = await serve();
    const [stream, events] = [newStream(), newEvents(1)];
    server.faults.droppedAppends = 1;
    const [dropped, other] = await Promise.all([store.append(stream, newEvents(1), 'no-stream'), store.append(stream, events, 'no-stream')]);
    expect([dropped, other.outcome]).toEqual([{ outcome: 'conflict', actual: 0n }, 'appended']);
  });
});

describe('Een server die anders antwoordt', () => {
  it('wijst de leider aan, en daar komt de toevoeging', async () => {
    const leader = await startTestServer();
    const { store, server } = await serve({ leader, log: leader.log });
    const events = newEvents(2);
    const stream = newStream();

    expect(appended(await store.append(stream, events, 'no-stream')).revision).toBe(1n);
    expect(ids(await readAll(store, stream))).toEqual(ids(events));
    expect(server.redirected).toBeGreaterThan(0);
    expect(leader.appends).toBe(1);
    await leader.stop();
  });

  it('wijst een leider aan die er ook geen is, en dat is een fout van de machine', async () => {
    const { store, server } = await serve({}, { absentMs: 300 });
    server.leadBy(server);
    await expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(server.log.ids()).toEqual([]);
  });

  it('zegt niet welke positie het werd, en dan wordt die teruggelezen', async () => {
    const { server, store } = await serve();
    server.faults.telling = 'no-position';
    const stream = newStream();
    const { position } = appended(await store.append(stream, newEvents(3), 'no-stream'));
    expect((await readAll(store, stream)).at(-1)?.position).toBe(position);
  });

  it('herkent een herhaling niet, en dan telt wat er staat', async () => {
    const { server, store } = await serve();
    const [stream, events] = [newStream(), newEvents(3)];
    const first = await store.append(stream, events, 'no-stream');
    await store.append(stream, newEvents(2), 2n);
    server.log.isForgetful = true;

    expect(await store.append(stream, events, 'no-stream')).toEqual(first);
    expect(await store.append(stream, newEvents(3), 'no-stream')).toEqual({ outcome: 'conflict', actual: 4n });
    expect(await store.append(stream, [...events.slice(0, 2), newEvent()], 'no-stream')).toEqual({ outcome: 'conflict', actual: 4n });
  });

  it('is traag, en krijgt dan niet langer dan is afgesproken', async () => {
    const { server, store } = await serve({}, { answerMs: 800 });
    const [stream, events] = [newStream(), newEvents(1)];
    server.faults.answerMs = 1_600;
    await expect(store.append(stream, events, 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readAll(store, stream)).rejects.toBeInstanceOf(StoreUnavailable);

    server.faults.answerMs = 50;
    expect(appended(await store.append(stream, events, 'no-stream')).revision).toBe(0n);
  });

  it('neemt een toevoeging niet aan die bij elkaar te groot is', async () => {
    const { server, store } = await serve();
    const events = [newEvent({ tekst: 'x'.repeat(600_000) }), newEvent({ tekst: 'x'.repeat(600_000) })];
    await expect(store.append(newStream(), events, 'no-stream')).rejects.toBeInstanceOf(EventTooLarge);
    expect(server.log.ids()).toEqual([]);
  });

  it('hangt, en schrijft laat wat niemand meer verwacht: dezelfde toevoeging staat er één keer', async () => {
    const { server, store } = await serve({}, { answerMs: 200 });
    const [stream, events] = [newStream(), newEvents(2)];
    server.hang();
    await expect(store.append(stream, events, 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    server.goOn();
    expect(appended(await appendUntilAnswered(store, { stream, events, expected: 'no-stream' })).revision).toBe(1n);
    expect(server.log.ids()).toEqual(ids(events));
  });

  it('is een cluster zonder leider', async () => {
    const store = esdbEventStore({ url: 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=2&discoveryInterval=1' });
    await expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toThrow(/Failed to discover after 2 attempts/);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
  });

  it('is er niet, en is er later weer', async () => {
    const { server, store } = await serve({}, { absentMs: 300 });
    const { port } = server;
    await server.stop();
    const [stream, events] = [newStream(), newEvents(1)];
    await expect(store.append(stream, events, 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);

    const revived = await startTestServer({ log: server.log, port });
    expect(appended(await appendUntilAnswered(store, { stream, events, expected: 'no-stream' })).revision).toBe(0n);
    await revived.stop();
  });
});

describe('Een store die gesloten is', () => {
  it('maakt eerst af wat onderweg was', async () => {
    const { server, store } = await serve();
    server.faults.answerMs = 50;
    const events = newEvents(1);
    const appending = store.append(newStream(), events, 'no-stream');
    await store.close();
    expect((await appending).outcome).toBe('appended');
    expect(server.log.ids()).toEqual(ids(events));
  });

  it('antwoordt niet meer', async () => {
    const { store } = await serve();
    await store.close();
    await expect(store.append(newStream(), newEvents(1), 'any')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readAll(store, newStream())).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
