import { memoryEventStore, memoryProjectionStore, type Processor, type ProcessorStatus } from '@actiespoor/event-store';
import { fromKafka, fromMessage, messageSource, testOin } from '@actiespoor/integration-events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { testBroker, type TestBroker } from '../test/broker.js';
import { everything, goldenEvents, goldenOf, record, schema } from '../test/history.js';
import { readAll, type ReadRecord } from '../test/reading.js';
import { recordProducer } from './kafka-producer.js';
import { publication, publicPrefixes } from './publication.js';
import { startPublisher } from './publisher.js';
import { topicOf } from './settings.js';

const source = messageSource(testOin, 'proef');
const patienceMs = 90_000;

const idOf = ({ headers }: ReadRecord): string => headers['ce_id'] ?? '';
const revisionOf = ({ headers }: ReadRecord): number => Number(headers['ce_revision']);

const byKey = (records: readonly ReadRecord[]): ReadonlyMap<string, readonly ReadRecord[]> => Map.groupBy(records, ({ key }) => key);

describe('Het versturen van berichten naar een echte Kafka', () => {
  let broker: TestBroker;
  const running: Processor[] = [];

  const setUp = (topicPrefix: string) => {
    const [store, progress] = [memoryEventStore(), memoryProjectionStore()];
    const settings = { brokers: broker.brokers, topicPrefix };
    const seen: ProcessorStatus[] = [];
    const start = (): Processor => {
      const producer = recordProducer(settings);
      const onChange = (status: ProcessorStatus): void => void seen.push(status);
      const processor = startPublisher({ store, progress, publication: publication(source), schema, producer, onChange, batchSize: 50 });
      running.push(processor);
      return processor;
    };
    const isOut = async (processor: Processor): Promise<boolean> => {
      const head = await store.head();
      return head !== undefined && (await processor.waitFor(head, patienceMs));
    };
    return { store, progress, seen, start, isOut, sent: () => readAll(broker.brokers, topicOf(settings)) };
  };

  beforeAll(async () => {
    broker = await testBroker();
  });
  afterEach(async () => void (await Promise.all(running.splice(0).map((processor) => processor.stop()))));
  afterAll(() => broker.remove());

  it('vertelt elk feit dat anderen mogen weten, en het komt gelijk terug', async () => {
    const { store, start, isOut, sent } = setUp('gouden');
    for (const { stream, ...event } of goldenEvents) await store.append(stream, [{ ...event, id: crypto.randomUUID() }], 'any');
    expect(await isOut(start())).toBe(true);

    const told = await sent();
    const facts = (await everything(store))
      .filter(({ stream }) => publicPrefixes.some((prefix) => stream.startsWith(prefix)))
      .flatMap(({ id, stream, revision, ...stored }) => schema.upcast({ id, stream, revision, ...stored }).map(({ type }) => `${stream} ${revision} ${type}`));
    const read = told.map((one) => {
      const message = fromMessage(fromKafka(one));
      if (message.outcome !== 'fact') throw new RangeError(JSON.stringify(message));
      expect([message.source, one.key, one.headers['content-type']]).toEqual([source, message.fact.stream, 'application/json']);
      return `${message.fact.stream} ${message.fact.revision} ${message.fact.event.type}`;
    });
    expect(facts.length).toBeGreaterThan(40);
    expect(read.toSorted()).toEqual(facts.toSorted());
    expect(new Set(told.map(idOf)).size).toBe(told.length);
  });

  it('noemt geen organisatie als de installatie het zelf vastlegde, en blijft dan te lezen', async () => {
    const { store, start, isOut, sent } = setUp('systeem');
    const { stream, metadata, ...event } = goldenOf('OrganisatieGeregistreerd');
    await store.append(stream, [{ ...event, metadata: { ...metadata, role: 'systeem', organisatie: 'systeem' } }], 'any');
    expect(await isOut(start())).toBe(true);
    const [told] = await sent();
    expect(told && fromMessage(fromKafka(told))).toMatchObject({ outcome: 'fact', fact: { organisatie: '' } });
  });

  it('houdt per stroom de volgorde, ook over meer partities', async () => {
    const { store, start, isOut, sent } = setUp('volgorde');
    const streams = Array.from({ length: 12 }, () => `actie-${crypto.randomUUID()}`);
    for (let round = 0; round < 30; round += 1) for (const stream of streams) await record(store, stream);
    expect(await isOut(start())).toBe(true);
    const streamsTold = byKey(await sent());
    expect(streamsTold.size).toBe(12);
    for (const records of streamsTold.values()) {
      expect(new Set(records.map(({ partition }) => partition)).size).toBe(1);
      expect(records.map(revisionOf)).toEqual(Array.from({ length: 30 }, (_, revision) => revision));
    }
  });

  it('gaat verder waar het was, en niet opnieuw', async () => {
    const { store, start, isOut, sent } = setUp('verder');
    const stream = `actie-${crypto.randomUUID()}`;
    await record(store, stream);
    const first = start();
    expect(await isOut(first)).toBe(true);
    await first.stop();
    await record(store, stream);
    expect(await isOut(start())).toBe(true);
    expect((await sent()).map(revisionOf)).toEqual([0, 1]);
  });

  it('zegt niets van cijfers, en laat zich er niet door ophouden', async () => {
    const { store, start, isOut, sent } = setUp('cijfers');
    await record(store, `levering-${crypto.randomUUID()}`, 'LeveringVastgelegd');
    await record(store, `cijfers-${crypto.randomUUID()}`, 'CijfersOntvangen');
    await store.append(`later-${crypto.randomUUID()}`, [{ ...goldenEvents[0], id: crypto.randomUUID(), type: 'IetsVanLater' } as never], 'any');
    await record(store, `actie-${crypto.randomUUID()}`);
    const processor = start();
    expect(await isOut(processor)).toBe(true);
    expect(await sent()).toHaveLength(1);
    expect(processor.status()).not.toHaveProperty('parked');
  });

  it('zet een feit dat dit programma niet kent apart met de rest van zijn stroom, en vertelt de andere', async () => {
    const { store, progress, start, isOut, sent } = setUp('onbekend');
    const [strange, other] = [`actie-${crypto.randomUUID()}`, `actie-${crypto.randomUUID()}`];
    await record(store, strange);
    await store.append(strange, [{ ...goldenEvents[0], id: crypto.randomUUID(), type: 'ActieVanLater' } as never], 'any');
    for (const stream of [strange, other]) await record(store, stream);
    const processor = start();
    expect(await isOut(processor)).toBe(true);
    expect([...byKey(await sent())].map(([key, records]) => [key, records.map(revisionOf)]).toSorted()).toEqual(
      [
        [strange, [0]],
        [other, [0]],
      ].toSorted(),
    );
    expect(progress.parked('berichten')).toMatchObject([
      { stream: strange, revision: 1n },
      { stream: strange, revision: 2n },
    ]);
  });

  it('wacht op een broker die wegvalt, en gaat daarna verder zonder iets te verliezen', async () => {
    const { store, seen, start, isOut, sent } = setUp('uitval');
    const streams = Array.from({ length: 5 }, () => `actie-${crypto.randomUUID()}`);
    const write = async (): Promise<void> => {
      for (let round = 0; round < 20; round += 1) for (const stream of streams) await record(store, stream);
    };
    await write();
    const processor = start();
    expect(await isOut(processor)).toBe(true);
    await broker.kill();
    await write();
    while (processor.status().state !== 'retrying') await new Promise((resolve) => setTimeout(resolve, 50));
    expect(processor.status().error).toMatch(/^Kafka \(127\.0\.0\.1:\d+\) is niet te gebruiken: /);
    await write();
    await broker.start();
    expect(await isOut(processor)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ state: 'live' });
    for (const records of byKey(await sent()).values()) {
      const firsts = [...new Set(records.map(revisionOf))];
      expect(firsts).toEqual(Array.from({ length: 60 }, (_, revision) => revision));
      expect(new Set(records.map(idOf)).size).toBe(60);
    }
  }, 180_000);
});
