import type { EventStore } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { brokenChains, eventsPerKey, readEverything } from '../support/evidence.js';
import { type KillableEventStore, killableEventStore } from '../support/killable-event-store.js';
import { inlezen, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { until } from './own-postgres.js';
import { keepWriting } from './stream-writer.js';
import { leden, regio, type Tally, writeAll, type Writer, writerFor } from './workload.js';

/** By hand: FAULT_ROUNDS=30 npm run jest -- test/faults/kill-event-store. */
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 3);
const writers = 24;
const perRound = 400;
const roundMs = 120_000;

const streamOf = (index: number): string => `actie-00000000-0000-5000-8000-${String(index).padStart(12, '0')}`;

describe('EventStoreDB die met kill -9 eindigt terwijl er geschreven en gelezen wordt', () => {
  const acknowledged = new Set<string>();
  const followed: string[] = [];
  const ending = new AbortController();
  let server: KillableEventStore;
  let store: EventStore;
  let working: Promise<unknown>;

  const follow = async (): Promise<void> => {
    for await (const item of store.feed({ signal: ending.signal })) if (item.kind === 'event') followed.push(item.recorded.id);
  };
  const grown = async (by: number): Promise<void> => {
    const goal = acknowledged.size + by;
    await until('er is weer genoeg bevestigd', () => acknowledged.size >= goal);
  };

  beforeAll(async () => {
    server = await killableEventStore();
    store = esdbEventStore({ url: server.url, namespace: server.namespace });
    const write = (_: unknown, index: number): Promise<void> =>
      keepWriting({ store, stream: streamOf(index), signal: ending.signal, onAcknowledged: (ids) => ids.forEach((id) => acknowledged.add(id)) });
    working = Promise.all([follow(), ...Array.from({ length: writers }, write)]);
  });
  afterAll(async () => {
    ending.abort();
    await store.close();
    await server.close();
  });

  it(
    `verliest in ${String(rounds)} rondes niets dat bevestigd was, schrijft niets dubbel of half, en wie volgt leest hetzelfde`,
    async () => {
      for (let round = 1; round <= rounds; round += 1) {
        await grown(perRound);
        await server.kill();
        await server.start();
        await grown(1);
      }
      const written = acknowledged.size;
      await until('wie volgt is bij', () => followed.length >= written);
      ending.abort();
      await working;
      const events = await readEverything(store);
      const found = new Set(events.map(({ id }) => id));
      process.stdout.write(`rondes ${rounds}, bevestigd ${acknowledged.size}, gevonden ${events.length}\n`);
      expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
      expect(events.length).toBe(found.size);
      expect(brokenChains(events)).toEqual([]);
      expect(followed).toEqual(events.slice(0, followed.length).map(({ id }) => id));
    },
    rounds * roundMs,
  );
});

describe('De dienst op EventStoreDB die met kill -9 eindigt', () => {
  const tally: Tally = { sent: 0, acknowledged: new Set(), refused: [] };
  let server: KillableEventStore;
  let service: TestServer;
  let clients: Readonly<Record<string, Client>>;
  let work: readonly Writer[];

  const open = (): boolean => work.some(({ open: steps }) => steps.length > 0);
  /** Sends all that is open again and again, as callers do that get a 503. */
  const writeToTheEnd = async (): Promise<void> => {
    while (open()) await writeAll(work, { clients, tally });
  };

  beforeAll(async () => {
    server = await killableEventStore();
    service = await startTestServer({ EVENT_STORE: 'esdb', ESDB_URL: server.url, ESDB_NAMESPACE: server.namespace });
    const named = [regio, ...leden].map(
      async (organisatie) => [organisatie, await service.as({ rollen: ['beleidsmedewerker'], organisaties: [organisatie] })] as const,
    );
    clients = Object.fromEntries(await Promise.all(named));
    const client = clients[regio]!;
    const { planId } = await inlezen(client, regio, voorbeeldLekstroom);
    const made: Writer[] = [];
    for (let index = 1; index <= 16; index += 1) {
      const opgave = { omschrijving: `Actie ${String(index)} van velen`, code: `9.${String(index)}`, soort: 'actie', volgorde: index, op: '2022-01-01' };
      const { headers, body } = await client.post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, opgave);
      made.push(writerFor(body.actieId, headers.get('etag') ?? ''));
    }
    work = made;
  }, 90_000);
  afterAll(async () => {
    await service.stop();
    await server.close();
  });

  it('legt elk verzoek precies één keer vast, en antwoordt met niets anders dan 201 en 503', async () => {
    const keys = work.flatMap(({ open: steps }) => steps.map(({ key }) => key));
    const writing = writeToTheEnd();
    for (const part of [1, 2, 3]) {
      await until('een kwart is vastgelegd', () => tally.acknowledged.size >= (part * keys.length) / 4);
      await server.kill();
      await server.start();
    }
    await writing;
    const found = eventsPerKey(await readEverything(service.platform.eventStore));
    expect(keys.filter((key) => found.get(key) !== 1)).toEqual([]);
    expect(tally.refused.filter((answer) => !answer.startsWith('503'))).toEqual([]);
  }, 180_000);
});
