import type { Client, ClientBase, ClientConfig } from 'pg';

/**
 * The session settings of every connection, overriding the defaults of the server, the database and the role
 * (`ALTER ROLE … SET`, `ALTER DATABASE … SET`). Our queries rely on these settings and do not repeat them.
 */
const session: Readonly<Record<string, string>> = {
  client_encoding: 'UTF8',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  search_path: 'pg_catalog',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  synchronous_commit: 'on',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '60000',
  idle_session_timeout: '0',
};

// This setting exists since PostgreSQL 17; an older server refuses a connection that names it at startup.
const laterSettings = `select set_config('transaction_timeout', '0', false) where current_setting('transaction_timeout', true) is not null`;

const ownName = 'actiespoor';

export interface SessionOptions {
  readonly url: string;
  /** The purpose of the connection; the database shows it behind the name of the process. */
  readonly name: string;
  /** Settings in addition to those of every connection. */
  readonly settings?: Readonly<Record<string, string>>;
}

const escaped = (value: string): string => value.replaceAll(/[\\\s]/g, (character) => `\\${character}`);

const optionsText = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${escaped(value)}`)
    .join(' ');

// The driver treats each of these as verify-full, and warns in English that this will change.
const asVerified: readonly (string | null)[] = ['prefer', 'require', 'verify-ca'];

const sayHowToTrust = ({ searchParams }: URL): void => {
  if (asVerified.includes(searchParams.get('sslmode')) && searchParams.get('uselibpqcompat') !== 'true') searchParams.set('sslmode', 'verify-full');
};

/** Splits off the name and options in the URL; the driver would let them replace ours. */
const taken = (url: string): { readonly connectionString: string; readonly process: string; readonly options: string } => {
  const address = new URL(url);
  const [process, options] = [address.searchParams.get('application_name'), address.searchParams.get('options')];
  const isPlain = process === null && options === null && !address.searchParams.has('sslmode');
  if (isPlain) return { connectionString: url, process: ownName, options: '' };
  address.searchParams.delete('application_name');
  address.searchParams.delete('options');
  sayHowToTrust(address);
  return { connectionString: address.href, process: process ?? ownName, options: options ?? '' };
};

/** The driver's settings for a connection: the session settings go along with the startup message, and cost no query. */
export const sessionConfig = ({ url, name, settings = {} }: SessionOptions): ClientConfig => {
  const { connectionString, process, options } = taken(url);
  return { connectionString, application_name: `${process} ${name}`, options: `${options} ${optionsText({ ...session, ...settings })}`.trim() };
};

/** Applies the settings that need a query. Runs right after connecting. */
export const completeSession = async (client: ClientBase): Promise<void> => void (await client.query(laterSettings));

/** Connects a client that {@link newClient} made. */
export const connect = async (client: Client): Promise<void> => {
  await client.connect();
  await completeSession(client);
};

/** The same address with the name of the process for every connection; a name that the URL has already stays. */
export const namedProcess = (url: string, process: string): string => {
  const address = new URL(url);
  if (!address.searchParams.has('application_name')) address.searchParams.set('application_name', process);
  return address.href;
};
