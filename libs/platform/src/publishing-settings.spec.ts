import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { readPublishing } from './publishing-settings.js';
import { settingsReader } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'actiespoor-pem-'));
const pem = join(folder, 'ca.pem');
const text = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
writeFileSync(pem, text);
afterAll(() => rmSync(folder, { recursive: true }));

const read = (env: Readonly<Record<string, string>>) => {
  const reader = settingsReader(env);
  const { publishing } = readPublishing(reader);
  return { publishing, faults: reader.faults, warnings: reader.warnings };
};

const KAFKA_BROKERS = '127.0.0.1:9092';
const sasl = { KAFKA_SASL: 'scram-sha-512', KAFKA_SASL_USER: 'actiespoor', KAFKA_SASL_PASSWORD: 'geheim' };

describe('De instellingen voor berichten', () => {
  it('zetten het versturen uit zolang er geen broker is', () => {
    expect(read({})).toEqual({ publishing: undefined, faults: [], warnings: [] });
  });

  it('hebben aan een broker genoeg', () => {
    expect(read({ KAFKA_BROKERS })).toEqual({
      publishing: { source: 'urn:nld:oin:00000099000000001000:systeem:actiespoor', kafka: { brokers: [KAFKA_BROKERS], topicPrefix: 'actiespoor' } },
      faults: [],
      warnings: [],
    });
  });

  it('kennen TLS met certificaten uit bestanden, en een gebruiker met een wachtwoord', () => {
    const tls = { KAFKA_TLS: 'on', KAFKA_TLS_CA: pem, KAFKA_TLS_CERT: pem, KAFKA_TLS_KEY: pem };
    const { publishing, faults, warnings } = read({ KAFKA_BROKERS: 'kafka.example.nl:9093', ...tls, ...sasl });
    expect([faults, warnings]).toEqual([[], []]);
    expect(publishing?.kafka).toEqual({
      brokers: ['kafka.example.nl:9093'],
      topicPrefix: 'actiespoor',
      tls: { ca: text, cert: text, key: text },
      sasl: { mechanism: 'scram-sha-512', username: 'actiespoor', password: 'geheim' },
    });
  });

  it('waarschuwen als berichten leesbaar over het netwerk gaan', () => {
    expect(read({ KAFKA_BROKERS: 'kafka.example.nl:9092' }).warnings).toEqual([
      'KAFKA_TLS is uit: berichten, en een wachtwoord, gaan leesbaar over het netwerk.',
    ]);
  });

  it.each([
    [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS moet host:poort zijn, met komma’s ertussen.'],
    [{ KAFKA_BROKERS, KAFKA_TOPIC_PREFIX: 'Een Naam' }, 'KAFKA_TOPIC_PREFIX moet uit kleine letters en cijfers bestaan, met punten of streepjes ertussen.'],
    [{ KAFKA_BROKERS, KAFKA_TLS: 'ja' }, 'KAFKA_TLS moet een van deze woorden zijn: on, off.'],
    [{ KAFKA_BROKERS, KAFKA_TLS_CA: pem }, 'KAFKA_TLS_CA, KAFKA_TLS_CERT en KAFKA_TLS_KEY hebben alleen zin met KAFKA_TLS=on.'],
    [{ KAFKA_BROKERS, KAFKA_TLS: 'on', KAFKA_TLS_CA: '/nergens' }, 'KAFKA_TLS_CA moet een bestand zijn dat te lezen is en PEM bevat.'],
    [{ KAFKA_BROKERS, KAFKA_TLS: 'on', KAFKA_TLS_CERT: pem }, 'KAFKA_TLS_CERT en KAFKA_TLS_KEY horen bij elkaar: geef beide of geen van beide.'],
    [{ KAFKA_BROKERS, KAFKA_SASL: 'plain' }, 'KAFKA_SASL vraagt om KAFKA_SASL_USER en KAFKA_SASL_PASSWORD.'],
    [{ KAFKA_BROKERS, KAFKA_SASL_PASSWORD: 'geheim' }, 'KAFKA_SASL_USER en KAFKA_SASL_PASSWORD hebben alleen zin met KAFKA_SASL.'],
    [{ KAFKA_TLS: 'on', KAFKA_SASL: 'plain' }, 'KAFKA_TLS, KAFKA_SASL hebben alleen zin met KAFKA_BROKERS.'],
    [{ KAFKA_TOPIC_PREFIX: 'een' }, 'KAFKA_TOPIC_PREFIX heeft alleen zin met KAFKA_BROKERS.'],
    [{ OIN: '123' }, 'OIN moet een OIN van 20 tekens zijn, met een bekend voorvoegsel.'],
    [{ SYSTEEM: 'a b' }, 'SYSTEEM moet uit letters, cijfers en streepjes bestaan, ten hoogste 63.'],
  ])('weigeren %j', (env, fault) => {
    expect(read(env).faults).toEqual([fault]);
    expect(fault).not.toContain('geheim');
  });
});
