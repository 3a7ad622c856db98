import { describe, expect, it } from '@jest/globals';

import { ConfigFault, loadConfig } from './config.js';

const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults;
    throw fault;
  }
};

describe('Instellingen', () => {
  it('zijn er niet nodig: dan draait de demo op de eigen machine', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      database: { kind: 'embedded' },
      eventStore: { kind: 'postgres' },
      startWaitMs: 60_000,
      warnings: [],
      identity: { kind: 'local' },
      processors: 'in-process',
      demo: true,
      logLevel: 'info',
      corsOrigins: [],
    });
  });

  it('worden alle gelezen', () => {
    const config = loadConfig({
      HOST: '0.0.0.0',
      PORT: '8080',
      DATA_DIR: '/var/lib/actiespoor',
      DATABASE_URL: 'postgres://app:geheim@db/actiespoor',
      MIGRATION_DATABASE_URL: 'postgresql://owner:geheim@db/actiespoor',
      KAFKA_BROKERS: 'kafka1:9092, kafka2:9092',
      OIN: '00000001823288444000',
      SYSTEEM: 'voortgang',
      OIDC_ISSUER: 'https://login.houten.example',
      OIDC_AUDIENCE: 'actiespoor',
      OIDC_CLAIM_ROLLEN: 'realm_access.roles',
      PROCESSORS: 'off',
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318',
      CORS_ORIGINS: 'https://dashboard.example.nl',
      START_WAIT_SECONDS: '5',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/var/lib/actiespoor',
      startWaitMs: 5_000,
      warnings: ['KAFKA_TLS is uit: berichten, en een wachtwoord, gaan leesbaar over het netwerk.'],
      database: { kind: 'server', url: 'postgres://app:geheim@db/actiespoor', migrationUrl: 'postgresql://owner:geheim@db/actiespoor' },
      eventStore: { kind: 'postgres' },
      publishing: {
        kafka: { brokers: ['kafka1:9092', 'kafka2:9092'], topicPrefix: 'actiespoor' },
        source: 'urn:nld:oin:00000001823288444000:systeem:voortgang',
      },
      identity: {
        kind: 'oidc',
        issuer: 'https://login.houten.example',
        audience: 'actiespoor',
        claimNames: { rollen: 'realm_access.roles', organisaties: 'organisaties', naam: 'name' },
      },
      processors: 'off',
      demo: false,
      logLevel: 'debug',
      otlpEndpoint: 'http://otel:4318',
      corsOrigins: ['https://dashboard.example.nl'],
    });
  });

  it('noemen al hun fouten tegelijk, en nooit een geheim', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '70000',
      DATABASE_URL: 'mysql://app:geheim@db',
      MIGRATION_DATABASE_URL: 'geheim',
      EVENT_STORE: 'mongo',
      KAFKA_BROKERS: 'kafka',
      KAFKA_TOPIC_PREFIX: 'NL Plannen',
      PERSONEN_KEY: 'geheim',
      OIN: '123',
      SYSTEEM: 'a b',
      OIDC_AUDIENCE: 'geheim',
      PROCESSORS: 'soms',
      DEMO: 'ja',
      LOG_LEVEL: 'hard',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'otel',
      CORS_ORIGINS: 'https://dashboard.example.nl/pad',
    };
    const faults = faultsOf(env);
    const named = (name: string): boolean => faults.some((fault) => fault.startsWith(name));
    expect(Object.keys(env).filter((name) => !named(name === 'HOST' ? 'OIDC_ISSUER ontbreekt' : name))).toEqual([]);
    expect(new ConfigFault(faults).message).not.toContain('geheim');
  });

  it.each([
    ['127.0.0.1', []],
    ['::1', []],
    ['localhost', []],
    ['0.0.0.0', [expect.stringContaining('HOST=127.0.0.1')]],
    ['192.168.1.2', [expect.stringContaining('HOST=127.0.0.1')]],
  ])('laten op %s de eigen uitgever alleen op de eigen machine toe', (HOST, faults) => {
    expect(faultsOf({ HOST })).toEqual(faults);
  });

  it('vragen bij een uitgever om zijn naam voor ons, en om TLS', () => {
    expect(faultsOf({ OIDC_ISSUER: 'http://login.example' })).toEqual([
      'OIDC_ISSUER moet een adres zijn dat met https:// begint.',
      'OIDC_AUDIENCE ontbreekt: de naam waaronder de uitgever deze dienst kent.',
    ]);
    expect(faultsOf({ OIDC_ISSUER: 'http://127.0.0.1:8080', OIDC_AUDIENCE: 'actiespoor' })).toEqual([]);
  });

  it('kennen EventStoreDB, met een adres dat te vertrouwen is', () => {
    expect(loadConfig({ EVENT_STORE: 'esdb', ESDB_URL: 'esdb://127.0.0.1:2113?tls=false' }).eventStore).toEqual({
      kind: 'esdb',
      url: 'esdb://127.0.0.1:2113?tls=false',
    });
    const esdb = { EVENT_STORE: 'esdb', ESDB_URL: 'esdb://127.0.0.1:2113?tls=false' };
    expect(loadConfig({ ...esdb, ESDB_NAMESPACE: 'proef_1' }).eventStore).toMatchObject({ namespace: 'proef_1' });
    expect(faultsOf({ ...esdb, ESDB_NAMESPACE: 'een-twee' })).toEqual(['ESDB_NAMESPACE moet een naam zijn: letters, cijfers en _, ten hoogste 64.']);
    expect(faultsOf({ EVENT_STORE: 'esdb' })).toEqual(['EVENT_STORE=esdb vraagt om ESDB_URL (esdb://…).']);
    const rule = 'ESDB_URL moet beginnen met esdb:// en gebruiker en wachtwoord hebben, of tls=false.';
    expect(faultsOf({ EVENT_STORE: 'esdb', ESDB_URL: 'esdb://localhost' })).toEqual([rule]);
    for (const url of ['esdb://jan:geheim@localhost:99999?tls=true', 'esdb://localhost:99999?tls=false', 'esdb://localhost:poort?tls=false'])
      expect(faultsOf({ EVENT_STORE: 'esdb', ESDB_URL: url })).toEqual([expect.stringMatching(/^ESDB_URL noemt een poort die niet bestaat/)]);
    expect(faultsOf({ ESDB_URL: 'esdb://localhost' })).toEqual(['ESDB_URL heeft alleen zin met EVENT_STORE=esdb.']);
  });

  it('lezen de oude naam van ESDB_URL nog, met een waarschuwing', () => {
    const url = 'esdb://127.0.0.1:2113?tls=false';
    const { eventStore, warnings } = loadConfig({ EVENT_STORE: 'esdb', EVENTSTORE_URL: url });
    expect(eventStore).toEqual({ kind: 'esdb', url });
    expect(warnings).toEqual(['EVENTSTORE_URL heet voortaan ESDB_URL: de oude naam vervalt in een volgende versie.']);
    expect(loadConfig({ EVENT_STORE: 'esdb', ESDB_URL: url }).warnings).toEqual([]);
    expect(faultsOf({ EVENT_STORE: 'esdb', ESDB_URL: url, EVENTSTORE_URL: 'esdb://elders:2113?tls=false' })).toEqual([
      'ESDB_URL en EVENTSTORE_URL (de oude naam) zeggen niet hetzelfde: laat EVENTSTORE_URL weg.',
    ]);
  });

  it.each([
    [{}, true],
    [{ DEMO: 'off' }, false],
    [{ DATABASE_URL: 'postgres://db/x' }, false],
    [{ DATABASE_URL: 'postgres://db/x', DEMO: 'on' }, true],
    [{ DATABASE_URL: '' }, true],
  ])('%j zet de demo op %s', (env, demo) => {
    expect(loadConfig(env).demo).toBe(demo);
  });

  it('gebruiken zonder eigen rol voor migraties die van de toepassing', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://db/x' }).database).toEqual({ kind: 'server', url: 'postgres://db/x', migrationUrl: 'postgres://db/x' });
  });

  it('liggen daarna vast, ook van binnen', () => {
    const config = loadConfig({});
    expect([config, config.database, config.corsOrigins].every(Object.isFrozen)).toBe(true);
  });
});
