import { OperatorFault } from '@actiespoor/data-dir';
import { isPersonenKey } from '@actiespoor/identity';
import { isSleutel } from '@actiespoor/integrity';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The database of events and read models. URLs hold passwords: never log them. */
export type DatabaseConfig =
  { readonly kind: 'embedded' } | { readonly kind: 'server'; readonly url: string; /** The role that owns the tables. */ readonly migrationUrl: string };

/** The store of the events; read models are always in PostgreSQL. */
export type EventStoreConfig =
  | { readonly kind: 'postgres' }
  | { readonly kind: 'esdb'; readonly url: string; /** The prefix of the names of streams, on a server with other users. */ readonly namespace?: string };

/** The settings of every process that opens the stores. */
export interface StoreSettings {
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  readonly eventStore: EventStoreConfig;
  /** The key of the notary as PEM, or a file with it; absent, the one under `dataDir`. A secret: never print it. */
  readonly notarisKey?: string;
  /** The key of the ids of people, with former keys, or a file with them; absent, the one under `dataDir`. A secret: never print it. */
  readonly personenKey?: string;
  /** The commit of the build, if the image has it. */
  readonly commit?: string;
  /** Warnings for the start: settings that work and should be changed. */
  readonly warnings: readonly string[];
}

/** The settings cannot be used; the message lists every fault and no secret. */
export class ConfigFault extends OperatorFault {
  override readonly name = 'ConfigFault';

  constructor(readonly faults: readonly string[]) {
    super(['De instellingen kloppen niet:', ...faults.map((fault) => `- ${fault}`)].join('\n'));
  }
}

/** Reads settings and collects their faults, so that all are reported at once. */
export interface SettingsReader {
  readonly faults: string[];
  /** Settings that work and should be changed. */
  readonly warnings: string[];
  /** An empty setting is an absent one: compose files pass those. */
  readonly text: (name: string) => string | undefined;
}

export const settingsReader = (env: Environment): SettingsReader => ({ faults: [], warnings: [], text: (name) => env[name]?.trim() || undefined });

export const parsedUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** True if the port is all that is wrong with a URL. */
const hasImpossiblePort = (text: string): boolean => {
  const without = text.replace(/^([^/]+:\/\/[^/?#]*):[^:@/?#]*(?=[/?#]|$)/, '$1');
  return parsedUrl(text) === undefined && parsedUrl(without) !== undefined;
};

const portRule = 'noemt een poort die niet bestaat: een poort is een getal van 1 tot en met 65535';

/** The text as it is; an invalid one adds a fault to the reader. */
export const check =
  ({ faults }: SettingsReader, { name, isRight, rule }: { name: string; isRight: (text: string) => boolean; rule: string }) =>
  (text: string): string => {
    if (!isRight(text)) faults.push(`${name} ${rule}.`);
    return text;
  };

export const oneOf = <T extends string>(reader: SettingsReader, name: string, { words, otherwise }: { words: readonly T[]; otherwise: T }): T => {
  const text = reader.text(name);
  const word = words.find((known) => known === text);
  if (text !== undefined && word === undefined) reader.faults.push(`${name} moet een van deze woorden zijn: ${words.join(', ')}.`);
  return word ?? otherwise;
};

const isPostgres = (text: string): boolean => ['postgres:', 'postgresql:'].includes(parsedUrl(text)?.protocol ?? '');

const readDatabase = (reader: SettingsReader): DatabaseConfig => {
  const read = (name: string): string | undefined => {
    const text = reader.text(name);
    if (text === undefined) return undefined;
    const rule = hasImpossiblePort(text) ? portRule : 'moet beginnen met postgres:// en een geldig adres zijn';
    return check(reader, { name, isRight: isPostgres, rule })(text);
  };
  const [url, migrationUrl] = [read('DATABASE_URL'), read('MIGRATION_DATABASE_URL')];
  if (url === undefined && migrationUrl !== undefined) reader.faults.push('MIGRATION_DATABASE_URL heeft alleen zin met DATABASE_URL.');
  return url === undefined ? { kind: 'embedded' } : { kind: 'server', url, migrationUrl: migrationUrl ?? url };
};

const isEventStoreDb = (text: string): boolean => {
  const url = parsedUrl(text);
  if (!url || !['esdb:', 'esdb+discover:'].includes(url.protocol)) return false;
  return url.searchParams.get('tls') === 'false' || (url.username !== '' && url.password !== '');
};

const readNamespace = (reader: SettingsReader): { readonly namespace?: string } => {
  const given = reader.text('ESDB_NAMESPACE');
  if (given === undefined) return {};
  const isName = (text: string): boolean => /^\w{1,64}$/.test(text);
  return { namespace: check(reader, { name: 'ESDB_NAMESPACE', isRight: isName, rule: 'moet een naam zijn: letters, cijfers en _, ten hoogste 64' })(given) };
};

/** A server reads every `EVENTSTORE_…` in its environment and refuses to start on one that it does not know, so ours has another name. */
export const esdbUrlOf = (reader: SettingsReader): string | undefined => {
  const [url, former] = [reader.text('ESDB_URL'), reader.text('EVENTSTORE_URL')];
  if (former === undefined) return url;
  if (url !== undefined && url !== former) reader.faults.push('ESDB_URL en EVENTSTORE_URL (de oude naam) zeggen niet hetzelfde: laat EVENTSTORE_URL weg.');
  reader.warnings.push('EVENTSTORE_URL heet voortaan ESDB_URL: de oude naam vervalt in een volgende versie.');
  return url ?? former;
};

const readEventStore = (reader: SettingsReader): EventStoreConfig => {
  const store = oneOf(reader, 'EVENT_STORE', { words: ['postgres', 'esdb'], otherwise: 'postgres' });
  const url = esdbUrlOf(reader);
  if (store === 'postgres' && url !== undefined) reader.faults.push('ESDB_URL heeft alleen zin met EVENT_STORE=esdb.');
  if (store === 'esdb' && url === undefined) reader.faults.push('EVENT_STORE=esdb vraagt om ESDB_URL (esdb://…).');
  if (store === 'postgres' || url === undefined) return { kind: 'postgres' };
  const rule = hasImpossiblePort(url) ? portRule : 'moet beginnen met esdb:// en gebruiker en wachtwoord hebben, of tls=false';
  return { kind: 'esdb', url: check(reader, { name: 'ESDB_URL', isRight: isEventStoreDb, rule })(url), ...readNamespace(reader) };
};

const readNotarisKey = (reader: SettingsReader): Pick<StoreSettings, 'notarisKey'> => {
  const given = reader.text('NOTARIS_KEY');
  if (given === undefined) return {};
  const rule = 'moet een Ed25519-sleutel zijn (PKCS #8, PEM), of een bestand dat te lezen is en er een bevat';
  return { notarisKey: check(reader, { name: 'NOTARIS_KEY', isRight: isSleutel, rule })(given) };
};

const readPersonenKey = (reader: SettingsReader): Pick<StoreSettings, 'personenKey'> => {
  const given = reader.text('PERSONEN_KEY');
  if (given === undefined) return {};
  const rule = 'moet een sleutel van 32 bytes in base64 zijn (openssl rand -base64 32), of een bestand dat te lezen is en er een bevat';
  return { personenKey: check(reader, { name: 'PERSONEN_KEY', isRight: isPersonenKey, rule })(given) };
};

const readCommit = (reader: SettingsReader): Pick<StoreSettings, 'commit'> => {
  const given = reader.text('GIT_COMMIT');
  if (given === undefined) return {};
  const isCommit = (text: string): boolean => /^[0-9a-f]{7,64}$/.test(text);
  return { commit: check(reader, { name: 'GIT_COMMIT', isRight: isCommit, rule: 'moet een commit zijn: 7 tot 64 hexadecimale tekens' })(given) };
};

/** The wait of a start for a server that is not there yet. */
export interface StartSettings {
  readonly startWaitMs: number;
}

const isWait = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) <= 3_600;

/** Faults stay with the reader. */
export const readStartWait = (reader: SettingsReader): StartSettings => {
  const rule = 'moet een heel aantal seconden zijn, van 0 tot en met 3600';
  return { startWaitMs: Number(check(reader, { name: 'START_WAIT_SECONDS', isRight: isWait, rule })(reader.text('START_WAIT_SECONDS') ?? '60')) * 1_000 };
};

/** The stores, and the key that signs over them; faults stay with the reader. */
export const readStoreSettings = (reader: SettingsReader): StoreSettings => ({
  dataDir: reader.text('DATA_DIR') ?? './data',
  database: readDatabase(reader),
  eventStore: readEventStore(reader),
  ...readNotarisKey(reader),
  ...readPersonenKey(reader),
  ...readCommit(reader),
  warnings: reader.warnings,
});
