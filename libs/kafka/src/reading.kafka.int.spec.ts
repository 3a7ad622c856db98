import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { memoryEventStore, memoryProjectionStore } from '@actiespoor/event-store';
import { type KafkaRecord, messageSource, testOin } from '@actiespoor/integration-events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { testBroker, type TestBroker } from '../test/broker.js';
import { goldenEvents, record, schema } from '../test/history.js';
import { type Inbox, memoryInbox, type MemoryInbox } from './inbox.js';
import { type Reading, startReading } from './kafka-consumer.js';
import { recordProducer } from './kafka-producer.js';
import { publication } from './publication.js';
import { startPublisher } from './publisher.js';

const child = fileURLToPath(new URL('../test/reading.child.ts', import.meta.url));
const typescript = new URL('../../../test/typescript.mjs', import.meta.url).href;
const source = messageSource(testOin, 'proef');

const revisionsOf = ({ taken }: MemoryInbox, stream: string): readonly bigint[] =>
  taken.fresh.flatMap(({ read }) => (read.outcome === 'fact' && read.fact.stream === stream ? [read.fact.revision] : []));

describe('Het lezen van berichten uit een echte Kafka', () => {
  let broker: TestBroker;
  const running: Reading[] = [];
  const children: ChildProcess[] = [];
  const faults: string[] = [];

  const read = (topicPrefix: string, inbox: Inbox, groupId: string = crypto.randomUUID()): Reading => {
    const reading = startReading({ settings: { brokers: broker.brokers, topicPrefix }, groupId, inbox, onFault: ({ message }) => faults.push(message) });
    running.push(reading);
    return reading;
  };

  /** Publishes what is written, and returns once it is in the topic. */
  const publisherTo = (topicPrefix: string) => {
    const [store, progress] = [memoryEventStore(), memoryProjectionStore()];
    const producer = recordProducer({ brokers: broker.brokers, topicPrefix });
    const processor = startPublisher({ store, progress, publication: publication(source), schema, producer });
    running.push(processor);
    return { store, producer, sent: async () => processor.waitFor((await store.head()) as never, 30_000) };
  };

  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await pause(20);
  };

  beforeAll(async () => {
    broker = await testBroker();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((reading) => reading.stop()));
    for (const each of children.splice(0)) each.kill('SIGKILL');
    faults.length = 0;
  });
  afterAll(() => broker.remove());

  it('geeft elk feit een keer door, ook van een vroegere vorm en ook als de broker vergeet waar het was', async () => {
    const { store, sent } = publisherTo('lezen');
    for (const { stream, ...event } of goldenEvents) await store.append(stream, [{ ...event, id: crypto.randomUUID() }], 'any');
    await sent();
    const inbox = memoryInbox();
    const first = read('lezen', inbox);
    await until(() => inbox.taken.fresh.length > 40);
    await pause(1_000);
    await first.stop();
    const before = inbox.taken.fresh.length;
    await record(store, `actie-${crypto.randomUUID()}`);
    await sent();
    read('lezen', inbox);
    await until(() => inbox.taken.fresh.length === before + 1);
    expect([inbox.taken.repeated, inbox.taken.aside, faults]).toEqual([[], [], []]);
  });

  it('laat dubbele vallen, zet apart wat niet te lezen is en wat erop wacht, en gaat met de rest verder', async () => {
    const { store, sent, producer } = publisherTo('gif');
    const [spoiled, good] = [`actie-${crypto.randomUUID()}`, `actie-${crypto.randomUUID()}`];
    const told: KafkaRecord[] = [];
    const inbox = memoryInbox();
    for (let each = 0; each < 3; each += 1) for (const stream of [spoiled, good]) await record(store, stream);
    await sent();
    read('gif', inbox);
    await until(() => inbox.taken.fresh.length === 6);
    told.push(...inbox.taken.fresh.map((one) => one.record));
    await producer.send(told);
    const next = (stream: string, revision: number): KafkaRecord => {
      const example = told.find(({ key }) => key === stream) as KafkaRecord;
      return { ...example, headers: { ...example.headers, ce_id: crypto.randomUUID(), ce_revision: String(revision) } };
    };
    await producer.send([{ ...next(spoiled, 3), value: '{"half' }, next(spoiled, 4), next(good, 3)]);
    await until(() => revisionsOf(inbox, good).length === 4 && inbox.taken.aside.length === 2);
    expect(revisionsOf(inbox, good)).toEqual([0n, 1n, 2n, 3n]);
    expect(revisionsOf(inbox, spoiled)).toEqual([0n, 1n, 2n]);
    expect(inbox.taken.repeated).toHaveLength(6);
    expect(inbox.taken.aside.map(({ reason }) => reason)).toEqual(['data moet een object zijn', 'revisie 3 ontbreekt: deze stroom wacht vanaf revisie 4']);
  });

  it('geeft wat de ontvanger niet aankon opnieuw, en niets dubbel', async () => {
    const { store, sent } = publisherTo('hapert');
    const stream = `actie-${crypto.randomUUID()}`;
    for (let each = 0; each < 5; each += 1) await record(store, stream);
    await sent();
    const inbox = memoryInbox();
    let left = 2;
    read('hapert', {
      next: (partition) => inbox.next(partition),
      take: (delivery) => {
        left -= 1;
        return left >= 0 ? Promise.reject(new Error('de databank is weg')) : inbox.take(delivery);
      },
    });
    await until(() => revisionsOf(inbox, stream).length === 5);
    expect(faults).toEqual(['de databank is weg', 'de databank is weg']);
    expect(inbox.taken.repeated).toEqual([]);
  });

  it('neemt het over van een die gedood wordt, binnen twaalf seconden', async () => {
    const { store, sent } = publisherTo('overname');
    const streams = Array.from({ length: 60 }, () => `actie-${crypto.randomUUID()}`);
    const write = async (): Promise<void> => {
      for (const stream of streams) await record(store, stream);
      await sent();
    };
    await write();
    const groupId = crypto.randomUUID();
    const args = ['--conditions=actiespoor-source', '--import', typescript, child, broker.brokers.join(','), 'overname', groupId];
    const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(other);
    await once(other.stdout, 'data');

    const partitions = new Set<number>();
    const counting: Inbox = {
      next: () => Promise.resolve(undefined),
      take: ({ partition }) => {
        partitions.add(partition);
        return Promise.resolve('taken');
      },
    };
    read('overname', counting, groupId);
    for (let round = 0; partitions.size < 3 && round < 60; round += 1) {
      await write();
      await pause(200);
    }
    expect(partitions.size).toBe(3);
    const ended = once(other, 'close');
    other.kill('SIGKILL');
    const killed = performance.now();
    await ended;
    await write();
    await until(() => partitions.size === 6);
    expect(performance.now() - killed).toBeLessThan(12_000);
  });
});
