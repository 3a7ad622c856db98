import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dag } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { projectionNames } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { Client } from 'pg';

import { loadConfig } from '../config.js';
import { type RunningServer, startServer } from '../server.js';

/** The value of one line of the answer, with its labels in any order. */
const valueOf = (text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined => {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find(
      (one) => one.startsWith(`actiespoor_${name}`) && /[{ ]/.test(one.charAt(`actiespoor_${name}`.length)) && wanted.every((label) => one.includes(label)),
    );
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
};

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

interface Ready {
  readonly status: string;
  readonly projecties: readonly { readonly naam: string; readonly status: string; readonly melding?: string; readonly achterstand: object }[];
}

describe('Wie de dienst bewaakt', () => {
  let database: TestDatabase;
  let server: RunningServer;
  let dataDir: string;

  beforeAll(async () => {
    database = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-metrics-'));
    const settings = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, DEMO: 'off' };
    server = await startServer(loadConfig(settings), () => undefined);
  });

  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  const metrics = async (): Promise<string> => (await fetch(`${server.url}/metrics`)).text();
  const ready = async (): Promise<Ready> => (await (await fetch(`${server.url}/health/ready`)).json()) as Ready;

  it('ziet zonder token wat er geschreven is en hoe ver de leesmodellen zijn', async () => {
    const head = Number(await server.platform.eventStore.head());
    const text = await metrics();
    const begonnen = ['OrganisatieGeregistreerd', 'IndicatorGedefinieerd'].map((event_type) => valueOf(text, 'events_appended_total', { event_type }));
    expect(begonnen).toEqual([head - 5, 5]);
    expect(valueOf(text, 'store_head_position')).toBe(head);
    for (const projection of projectionNames) {
      expect(valueOf(text, 'projection_position', { projection })).toBe(head);
      expect(valueOf(text, 'projection_lag_events', { projection })).toBe(0);
      expect(valueOf(text, 'projection_lag_seconds', { projection })).toBe(0);
      expect(valueOf(text, 'projection_status', { projection, status: 'running' })).toBe(1);
      expect(valueOf(text, 'projection_status', { projection, status: 'halted' })).toBe(0);
    }
    expect(text).toMatch(/^actiespoor_build_info\{version="[\d.]+"(,commit="[0-9a-f]{7,64}")?\} 1$/m);
    expect(valueOf(text, 'db_pool_waiting')).toBe(0);
  });

  it('telt verzoeken per sjabloon van het pad, nooit per id', async () => {
    await fetch(`${server.url}/v1/plannen/0b9f2a5e-6a0e-4f0e-9d7c-0a8f6d0d1c11`);
    await fetch(`${server.url}/v1/bestaat-niet`);
    const text = await metrics();
    expect(valueOf(text, 'http_request_duration_seconds_count', { method: 'GET', route: '/v1/plannen/:planId', status_class: '4xx' })).toBe(1);
    expect(valueOf(text, 'http_request_duration_seconds_count', { route: 'onbekend', status_class: '4xx' })).toBe(1);
    expect(text).not.toContain('0b9f2a5e');
    expect(text).not.toContain('bestaat-niet');
  });

  it('meet elke opdracht met haar uitkomst', async () => {
    const gegevens = { organisatie: 'PA-PROEF' as OrganisatieCode, naam: 'Proef', soort: 'partner', aliassen: [], leden: [], op: dag('2024-01-01') } as const;
    const commandId = randomUUID();
    const context = { commandId, correlationId: commandId, actor: 'medewerker-1', role: 'beheerder', organisatie: 'PA-PROEF' };
    const command = { type: 'OrganisatieRegistreren', data: gegevens } as const;
    expect(await server.platform.commands.organisatie('organisatie-PA-PROEF', command, context)).toMatchObject({ outcome: 'accepted' });
    const labels = { command: 'OrganisatieRegistreren', outcome: 'accepted' };
    expect(valueOf(await metrics(), 'command_duration_seconds_count', labels)).toBe(1);
  });

  it('telt een schrijver die een ander voor zag gaan', async () => {
    const { eventStore } = server.platform;
    for await (const recorded of eventStore.read('organisatie-GM1960')) {
      expect(await eventStore.append(recorded.stream, [{ ...recorded, id: randomUUID() }], 99n)).toMatchObject({ outcome: 'conflict' });
    }
    expect(valueOf(await metrics(), 'append_conflicts_total', { aggregate: 'organisatie' })).toBe(1);
  });

  it('leest waarom een projectie stilstaat, terwijl de dienst gereed blijft', async () => {
    await withClient(database.url, (client) =>
      client.query(`update voortgang.checkpoint set staat = 'halted', melding = 'Projectie kaders staat stil bij iets' where name = 'kaders'`),
    );
    const answer = await ready();
    expect(answer.status).toBe('gereed');
    expect(answer.projecties.find(({ naam }) => naam === 'kaders')).toMatchObject({
      status: 'halted',
      melding: 'Projectie kaders staat stil bij iets',
      achterstand: { gebeurtenissen: 0, seconden: 0 },
    });
    expect(valueOf(await metrics(), 'projection_status', { projection: 'kaders', status: 'halted' })).toBe(1);
  });

  it('krijgt 503 zolang de database niet binnen een seconde antwoordt, en leeft toch', async () => {
    await withClient(database.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query('lock table event_store.events in access exclusive mode');
      const answer = await fetch(`${server.url}/health/ready`);
      expect(answer.status).toBe(503);
      expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
      const text = await metrics();
      expect(valueOf(text, 'store_head_position')).toBe(0);
      expect(valueOf(text, 'projection_position', { projection: 'spoor' })).toBeUndefined();
      await client.query('rollback');
    });
    while ((await fetch(`${server.url}/health/ready`)).status !== 200) await sleep(20);
    expect(await ready()).toMatchObject({ status: 'gereed' });
  });
});
