import {
  check,
  ConfigFault,
  type Environment,
  type LogSettings,
  oneOf,
  parsedUrl,
  type PublishingSettings,
  readLogSettings,
  readPublishing,
  readStartWait,
  readStoreSettings,
  type SettingsReader,
  settingsReader,
  type StartSettings,
  type StoreSettings,
} from '@actiespoor/platform';

export { ConfigFault };

export type IdentityConfig =
  /** Tokens that this installation signs itself; on loopback only. */
  { readonly kind: 'local' } | { readonly kind: 'oidc'; readonly issuer: string; readonly audience: string; readonly claimNames: ClaimNames };

export interface ClaimNames {
  readonly rollen: string;
  readonly organisaties: string;
  readonly naam: string;
}

export interface ApiConfig extends StoreSettings, StartSettings, LogSettings, PublishingSettings {
  readonly host: string;
  readonly port: number;
  readonly identity: IdentityConfig;
  readonly processors: 'in-process' | 'off';
  readonly demo: boolean;
  readonly otlpEndpoint?: string;
  /** Origins whose pages may read the answers. */
  readonly corsOrigins: readonly string[];
}

const standardClaims: ClaimNames = { rollen: 'rollen', organisaties: 'organisaties', naam: 'name' };

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const readPort = (reader: SettingsReader): number => {
  const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535;
  return Number(check(reader, { name: 'PORT', isRight: isPort, rule: 'moet een getal zijn van 0 tot en met 65535' })(reader.text('PORT') ?? '3000'));
};

/** An issuer on another machine needs TLS; one on this machine, as in a test, does not. */
const isIssuer = (text: string): boolean => {
  const url = parsedUrl(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
};

const readLocalIdentity = (reader: SettingsReader, host: string): IdentityConfig => {
  if (reader.text('OIDC_AUDIENCE') !== undefined) reader.faults.push('OIDC_AUDIENCE heeft alleen zin met OIDC_ISSUER.');
  if (!isLoopback(host)) {
    reader.faults.push('OIDC_ISSUER ontbreekt. Zonder OIDC_ISSUER tekent de dienst zelf tokens, en dat kan alleen op deze machine (HOST=127.0.0.1).');
  }
  return { kind: 'local' };
};

const readIdentity = (reader: SettingsReader, host: string): IdentityConfig => {
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

const isDemoAlone = (reader: SettingsReader): boolean =>
  ['DATABASE_URL', 'ESDB_URL', 'EVENTSTORE_URL', 'OIDC_ISSUER'].every((name) => reader.text(name) === undefined);

const readTelemetry = (reader: SettingsReader): Pick<ApiConfig, 'logLevel' | 'logFormat' | 'otlpEndpoint'> => {
  const otlpEndpoint = reader.text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const isHttp = (text: string): boolean => /^https?:$/.test(parsedUrl(text)?.protocol ?? '');
  if (otlpEndpoint !== undefined) check(reader, { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', isRight: isHttp, rule: 'moet een http(s)-adres zijn' })(otlpEndpoint);
  return {
    ...readLogSettings(reader),
    ...(otlpEndpoint !== undefined && { otlpEndpoint }),
  };
};

const readOrigins = (reader: SettingsReader): readonly string[] => {
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
  const reader = settingsReader(env);
  const host = reader.text('HOST') ?? '127.0.0.1';
  const demo = oneOf(reader, 'DEMO', { words: ['on', 'off'], otherwise: isDemoAlone(reader) ? 'on' : 'off' });
  const config: ApiConfig = {
    host,
    port: readPort(reader),
    ...readStoreSettings(reader),
    ...readStartWait(reader),
    ...readPublishing(reader),
    identity: readIdentity(reader, host),
    processors: oneOf(reader, 'PROCESSORS', { words: ['in-process', 'off'], otherwise: 'in-process' }),
    demo: demo === 'on',
    ...readTelemetry(reader),
    corsOrigins: readOrigins(reader),
  };
  if (reader.faults.length > 0) throw new ConfigFault(reader.faults);
  return frozen(config);
};
