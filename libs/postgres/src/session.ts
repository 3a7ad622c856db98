import type { Client, ClientBase, ClientConfig } from 'pg';

/**
 * What a connection of ours is like, whatever the server, the database or the role has as its own default
 * (`ALTER ROLE … SET`, `ALTER DATABASE … SET`). No text of ours says any of it again, and none is right without it.
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

// Known since PostgreSQL 17 only, and an older one does not let in who names it at the door.
const laterSettings = `select set_config('transaction_timeout', '0', false) where current_setting('transaction_timeout', true) is not null`;

const ownName = 'actiespoor';

export interface SessionOptions {
  readonly url: string;
  /** What the connection is for, as the database shows it behind the name of the process. */
  readonly name: string;
  /** What else it wants of the server, over what every connection has. */
  readonly settings?: Readonly<Record<string, string>>;
}

const escaped = (value: string): string => value.replaceAll(/[\\\s]/g, (character) => `\\${character}`);

const optionsText = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings).map(([name, value]) => `-c ${name}=${escaped(value)}`).join(' ');

/** What the URL itself says of name and options; the driver would let it replace ours. */
const taken = (url: string): { readonly connectionString: string; readonly process: string; readonly options: string } => {
  const address = new URL(url);
  const [process, options] = [address.searchParams.get('application_name'), address.searchParams.get('options')];
  if (process === null && options === null) return { connectionString: url, process: ownName, options: '' };
  address.searchParams.delete('application_name');
  address.searchParams.delete('options');
  return { connectionString: address.href, process: process ?? ownName, options: options ?? '' };
};

/** The settings of the driver for a connection: those of the session go along at the door, and cost no question. */
export const sessionConfig = ({ url, name, settings = {} }: SessionOptions): ClientConfig => {
  const { connectionString, process, options } = taken(url);
  return { connectionString, application_name: `${process} ${name}`, options: `${options} ${optionsText({ ...session, ...settings })}`.trim() };
};

/** What can only be asked inside. Comes right after connecting. */
export const completeSession = async (client: ClientBase): Promise<void> => void (await client.query(laterSettings));

/** Connects a client that {@link newClient} made. */
export const connect = async (client: Client): Promise<void> => {
  await client.connect();
  await completeSession(client);
};

/** The same address, on which every connection is known by the name of a process; one that was given there stays. */
export const namedProcess = (url: string, process: string): string => {
  const address = new URL(url);
  if (!address.searchParams.has('application_name')) address.searchParams.set('application_name', process);
  return address.href;
};
