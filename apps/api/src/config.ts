type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Where events and read models are kept. URLs hold passwords: never log them. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'server'; readonly url: string; /** The role that owns the tables. */ readonly migrationUrl: string };

export type IdentityConfig =
  /** Tokens that this installation signs itself; on loopback only. */
  | { readonly kind: 'local' }
  | { readonly kind: 'oidc'; readonly issuer: string; readonly audience: string; readonly claimNames: ClaimNames };

export interface ClaimNames {
  readonly rollen: string;
  readonly organisaties: string;
  readonly naam: string;
}

export interface KafkaConfig {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
}

export interface ApiConfig {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  readonly eventStore: 'postgres';
  /** Publishing is on when there is one. */
  readonly kafka?: KafkaConfig;
  readonly oin: string;
  readonly systeem: string;
  readonly identity: IdentityConfig;
  readonly processors: 'in-process' | 'off';
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  readonly otlpEndpoint?: string;
  /** Origins whose pages may read the answers. */
  readonly corsOrigins: readonly string[];
}

/** The settings cannot be used; the message lists every fault and no secret. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';

  constructor(readonly faults: readonly string[]) {
    super(['De instellingen kloppen niet:', ...faults.map((fault) => `- ${fault}`)].join('\n'));
  }
}

/** Reads settings and keeps what is wrong with them, so that all is told at once. */
interface Reader {
  readonly faults: string[];
  /** An empty setting is an absent one: compose files pass those. */
  readonly text: (name: string) => string | undefined;
}

const testOin = '00000099000000010000';
const oinForm = /^(0000000[1-9]|00000010|00000099)[0-9A-Z]{12}$/;
const standardClaims: ClaimNames = { rollen: 'rollen', organisaties: 'organisaties', naam: 'name' };

const readerOf = (env: Environment): Reader => ({ faults: [], text: (name) => env[name]?.trim() || undefined });

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

const parsedUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const check = ({ faults }: Reader, { name, isRight, rule }: { name: string; isRight: (text: string) => boolean; rule: string }) =>
  (text: string): string => {
    if (!isRight(text)) faults.push(`${name} ${rule}.`);
    return text;
  };

const oneOf = <T extends string>(reader: Reader, name: string, { words, otherwise }: { words: readonly T[]; otherwise: T }): T => {
  const text = reader.text(name);
  const word = words.find((known) => known === text);
  if (text !== undefined && word === undefined) reader.faults.push(`${name} moet een van deze woorden zijn: ${words.join(', ')}.`);
  return word ?? otherwise;
};

const list = (text: string): readonly string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

const readPort = (reader: Reader): number => {
  const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535;
  return Number(check(reader, { name: 'PORT', isRight: isPort, rule: 'moet een getal zijn van 0 tot en met 65535' })(reader.text('PORT') ?? '3000'));
};

const isPostgres = (text: string): boolean => ['postgres:', 'postgresql:'].includes(parsedUrl(text)?.protocol ?? '');

const readDatabase = (reader: Reader): DatabaseConfig => {
  const rule = 'moet beginnen met postgres:// en een geldig adres zijn';
  const read = (name: string): string | undefined => {
    const text = reader.text(name);
    return text === undefined ? undefined : check(reader, { name, isRight: isPostgres, rule })(text);
  };
  const [url, migrationUrl] = [read('DATABASE_URL'), read('MIGRATION_DATABASE_URL')];
  if (url === undefined && migrationUrl !== undefined) reader.faults.push('MIGRATION_DATABASE_URL heeft alleen zin met DATABASE_URL.');
  return url === undefined ? { kind: 'embedded' } : { kind: 'server', url, migrationUrl: migrationUrl ?? url };
};

const readEventStore = (reader: Reader): 'postgres' => {
  const store = oneOf(reader, 'EVENT_STORE', { words: ['postgres', 'esdb'], otherwise: 'postgres' });
  const url = reader.text('EVENTSTORE_URL');
  if (store === 'postgres' && url !== undefined) reader.faults.push('EVENTSTORE_URL heeft alleen zin met EVENT_STORE=esdb.');
  if (store === 'esdb' && url === undefined) reader.faults.push('EVENT_STORE=esdb vraagt om EVENTSTORE_URL (esdb://…).');
  if (store === 'esdb') reader.faults.push('EVENT_STORE=esdb kan deze versie nog niet; gebruik EVENT_STORE=postgres.');
  return 'postgres';
};

const readKafka = (reader: Reader): { kafka?: KafkaConfig } => {
  const text = reader.text('KAFKA_BROKERS');
  if (text === undefined) return {};
  const areBrokers = (brokers: string): boolean => list(brokers).every((broker) => /^[^\s:]+:\d{1,5}$/.test(broker));
  const brokers = list(check(reader, { name: 'KAFKA_BROKERS', isRight: areBrokers, rule: 'moet host:poort zijn, met komma’s ertussen' })(text));
  const isPrefix = (text: string): boolean => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text);
  const topicPrefix = reader.text('KAFKA_TOPIC_PREFIX') ?? 'nl.actieplannen';
  check(reader, { name: 'KAFKA_TOPIC_PREFIX', isRight: isPrefix, rule: 'moet uit kleine letters, cijfers en punten bestaan' })(topicPrefix);
  return { kafka: { brokers, topicPrefix } };
};

/** An issuer elsewhere speaks TLS; one on this machine, as in a test, need not. */
const isIssuer = (text: string): boolean => {
  const url = parsedUrl(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
};

const readLocalIdentity = (reader: Reader, host: string): IdentityConfig => {
  if (reader.text('OIDC_AUDIENCE') !== undefined) reader.faults.push('OIDC_AUDIENCE heeft alleen zin met OIDC_ISSUER.');
  if (!isLoopback(host)) {
    reader.faults.push('OIDC_ISSUER ontbreekt. Zonder OIDC_ISSUER tekent de dienst zelf tokens, en dat kan alleen op deze machine (HOST=127.0.0.1).');
  }
  return { kind: 'local' };
};

const readIdentity = (reader: Reader, host: string): IdentityConfig => {
  const issuer = reader.text('OIDC_ISSUER');
  if (issuer === undefined) return readLocalIdentity(reader, host);
  check(reader, { name: 'OIDC_ISSUER', isRight: isIssuer, rule: 'moet een adres zijn dat met https:// begint' })(issuer);
  const audience = reader.text('OIDC_AUDIENCE');
  if (audience === undefined) reader.faults.push('OIDC_AUDIENCE ontbreekt: de naam waaronder de uitgever deze dienst kent.');
  const claimNames = {
    rollen: reader.text('OIDC_CLAIM_ROLLEN') ?? standardClaims.rollen,
    organisaties: reader.text('OIDC_CLAIM_ORGANISATIES') ?? standardClaims.organisaties,
    naam: reader.text('OIDC_CLAIM_NAAM') ?? standardClaims.naam,
  };
  return { kind: 'oidc', issuer, audience: audience ?? '', claimNames };
};

const isDemoAlone = (reader: Reader): boolean =>
  ['DATABASE_URL', 'EVENTSTORE_URL', 'OIDC_ISSUER'].every((name) => reader.text(name) === undefined);

const readSource = (reader: Reader): Pick<ApiConfig, 'oin' | 'systeem'> => ({
  oin: check(reader, { name: 'OIN', isRight: (text) => oinForm.test(text), rule: 'moet een OIN van 20 tekens zijn' })(reader.text('OIN') ?? testOin),
  systeem: check(reader, {
    name: 'SYSTEEM',
    isRight: (text) => /^[A-Za-z0-9-]{1,64}$/.test(text),
    rule: 'moet uit letters, cijfers en streepjes bestaan',
  })(reader.text('SYSTEEM') ?? 'actiespoor'),
});

const readTelemetry = (reader: Reader): Pick<ApiConfig, 'logLevel' | 'otlpEndpoint'> => {
  const otlpEndpoint = reader.text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const isHttp = (text: string): boolean => /^https?:$/.test(parsedUrl(text)?.protocol ?? '');
  if (otlpEndpoint !== undefined) check(reader, { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', isRight: isHttp, rule: 'moet een http(s)-adres zijn' })(otlpEndpoint);
  return {
    logLevel: oneOf(reader, 'LOG_LEVEL', { words: logLevels, otherwise: 'info' }),
    ...(otlpEndpoint !== undefined && { otlpEndpoint }),
  };
};

const readOrigins = (reader: Reader): readonly string[] => {
  const areOrigins = (text: string): boolean => list(text).every((origin) => parsedUrl(origin)?.origin === origin);
  const rule = 'moet oorsprongen noemen zoals https://dashboard.example.nl, met komma’s ertussen';
  return list(check(reader, { name: 'CORS_ORIGINS', isRight: areOrigins, rule })(reader.text('CORS_ORIGINS') ?? ''));
};

const frozen = <T extends object>(value: T): T => {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) frozen(member as object);
  return Object.freeze(value);
};

/**
 * All settings of the API, from the environment. Read once, in `main.ts`.
 *
 * @throws ConfigFault with every fault at once, in Dutch; never with the value of a setting.
 */
export const loadConfig = (env: Environment): ApiConfig => {
  const reader = readerOf(env);
  const host = reader.text('HOST') ?? '127.0.0.1';
  const demo = oneOf(reader, 'DEMO', { words: ['on', 'off'], otherwise: isDemoAlone(reader) ? 'on' : 'off' });
  const config: ApiConfig = {
    host,
    port: readPort(reader),
    dataDir: reader.text('DATA_DIR') ?? './data',
    database: readDatabase(reader),
    eventStore: readEventStore(reader),
    ...readKafka(reader),
    ...readSource(reader),
    identity: readIdentity(reader, host),
    processors: oneOf(reader, 'PROCESSORS', { words: ['in-process', 'off'], otherwise: 'in-process' }),
    demo: demo === 'on',
    ...readTelemetry(reader),
    corsOrigins: readOrigins(reader),
  };
  if (reader.faults.length > 0) throw new ConfigFault(reader.faults);
  return frozen(config);
};
