import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { EventStore } from '@actiespoor/event-store';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { migrateProgress, openProgress, type PublishingProgress } from '@actiespoor/kafka';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { testBroker, type TestBroker } from '../../libs/kafka/test/broker.js';
import { everything, record } from '../../libs/kafka/test/history.js';
import { readAll } from '../../libs/kafka/test/reading.js';

const program = fileURLToPath(new URL('verstuurder.child.ts', import.meta.url));
const typescript = new URL('../typescript.mjs', import.meta.url).href;
const topicPrefix = 'gedood';
const rounds = 10;
const streams = Array.from({ length: 10 }, () => `actie-${crypto.randomUUID()}`);

describe('Een verstuurder die steeds gedood wordt', () => {
  let broker: TestBroker;
  let database: TestDatabase;
  let store: EventStore;
  let progress: PublishingProgress;

  beforeAll(async () => {
    [broker, database] = await Promise.all([testBroker(), testDatabase()]);
    await migrateEventStore(database.ownerUrl, database.applicationRole);
    await migrateProgress(database);
    [store, progress] = [postgresEventStore({ url: database.url }), openProgress(database.url)];
  });
  afterAll(async () => {
    await progress.close();
    await store.close();
    await Promise.all([database.drop(), broker.remove()]);
  });

  const start = (...more: readonly string[]) => {
    const args = ['--conditions=actiespoor-source', '--import', typescript, program, database.url, broker.brokers.join(','), topicPrefix, ...more];
    return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  };

  /** One life: it ends between a send and its checkpoint, or at any moment after its first send. */
  const live = async (round: number): Promise<void> => {
    const child = start(...(round % 2 === 0 ? [String(1 + Math.floor(Math.random() * 6))] : []));
    const ended = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (round % 2 === 1) {
      await pause(Math.random() * 100);
      child.kill('SIGKILL');
    }
    await ended;
  };

  const place = async (): Promise<string> => (await progress.projections.checkpoints()).get('berichten') ?? '';

  it(`verliest in ${rounds} levens niets, en wat dubbel komt is te herkennen`, async () => {
    let halfway = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const stream of streams) for (let each = 0; each < 20; each += 1) await record(store, stream);
      await live(round);
      if ((await place()) < ((await store.head()) ?? '')) halfway += 1;
    }
    const last = start();
    expect(await progress.waitForPosition(['berichten'], (await store.head()) as never, 30_000)).toBe(true);
    last.kill('SIGKILL');

    const [written, told] = [await everything(store), await readAll(broker.brokers, 'gedood.berichten.v1')];
    const byId = Map.groupBy(told, ({ headers }) => headers['ce_id'] ?? '');
    expect([...byId.keys()].toSorted()).toEqual(written.map(({ id }) => id).toSorted());
    expect(halfway).toBeGreaterThanOrEqual(rounds / 2);
    expect(told.length).toBeGreaterThan(written.length);
    for (const copies of byId.values()) expect(new Set(copies.map(({ key, value, headers }) => JSON.stringify([key, value, headers]))).size).toBe(1);
    for (const records of Map.groupBy(told, ({ key }) => key).values()) {
      const firsts = [...new Set(records.map(({ headers }) => Number(headers['ce_revision'])))];
      expect(firsts).toEqual(Array.from({ length: rounds * 20 }, (_, revision) => revision));
    }
  });
});
