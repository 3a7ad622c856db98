import { setTimeout as pause } from 'node:timers/promises';

import { fromKafka, fromMessage } from '@actiespoor/integration-events';
import { publicPrefixes } from '@actiespoor/kafka';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { testBroker, type TestBroker } from '../../libs/kafka/test/broker.js';
import { everything } from '../../libs/kafka/test/history.js';
import { readAll } from '../../libs/kafka/test/reading.js';
import { freePort } from '../support/free-port.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Ready {
  readonly status: string;
  readonly berichten?: { readonly status: string; readonly melding?: string; readonly achterstand?: { readonly gebeurtenissen?: number } };
}

describe('Een dienst waarvan de broker bij het starten weg is', () => {
  let server: TestServer;
  let port: number;
  let broker: TestBroker | undefined;

  const ready = async (): Promise<Ready> => (await (await fetch(`${server.url}/health/ready`)).json()) as Ready;
  const readyOnce = async (isSo: (berichten: NonNullable<Ready['berichten']>) => boolean): Promise<Ready> => {
    for (;;) {
      const answer = await ready();
      if (answer.berichten && isSo(answer.berichten)) return answer;
      await pause(100);
    }
  };
  const metric = async (name: string): Promise<number> => {
    const [, value] = new RegExp(`^${name}\\{target="kafka"\\} (\\S+)$`, 'm').exec(await (await fetch(`${server.url}/metrics`)).text()) ?? [];
    return Number(value);
  };

  beforeAll(async () => {
    port = await freePort();
    server = await startTestServer({ DEMO: 'on', KAFKA_BROKERS: `127.0.0.1:${port}`, OIN: '00000099000000002000', SYSTEEM: 'proef' });
  });
  afterAll(() => broker?.remove());

  it('antwoordt, en zegt dat zij niets kan vertellen', async () => {
    const { status, berichten } = await readyOnce((stand) => stand.status === 'retrying');
    expect([status, berichten?.melding]).toEqual(['gereed', `Kafka (127.0.0.1:${port}) is niet te gebruiken: er luistert niemand`]);
    expect(berichten?.achterstand?.gebeurtenissen).toBeGreaterThan(100);
    expect(await metric('actiespoor_publish_pending')).toBeGreaterThan(100);
    expect(await metric('actiespoor_publish_oldest_age_seconds')).toBeGreaterThan(0);
    const medewerker = await server.as({ rollen: ['beleidsmedewerker'], organisaties: ['GM1960'] });
    expect((await medewerker.get('/v1/plannen')).status).toBe(200);
  });

  it('vertelt alles zodra de broker er is', async () => {
    broker = await testBroker(port);
    const { berichten } = await readyOnce((stand) => stand.achterstand?.gebeurtenissen === 0 && stand.status === 'running');
    expect(berichten).not.toHaveProperty('melding');
    expect([await metric('actiespoor_publish_pending'), await metric('actiespoor_publish_oldest_age_seconds')]).toEqual([0, 0]);

    const told = await readAll(broker.brokers, 'actiespoor.berichten.v1');
    const written = (await everything(server.platform.eventStore)).filter(({ stream }) => publicPrefixes.some((prefix) => stream.startsWith(prefix)));
    const read = told.map((record) => fromMessage(fromKafka(record)));
    expect(new Set(read.map((one) => (one.outcome === 'fact' ? one.source : JSON.stringify(one))))).toEqual(
      new Set(['urn:nld:oin:00000099000000002000:systeem:proef']),
    );
    expect(new Set(read.map((one) => (one.outcome === 'fact' ? one.fact.id : ''))).size).toBe(written.length);
  });

  it('stopt ook als hij weer weg is', async () => {
    await broker?.kill();
    const begun = performance.now();
    await server.stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
