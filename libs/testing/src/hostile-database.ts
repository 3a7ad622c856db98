import { onServer, serverUrl, testDatabase, type TestDatabase } from './test-database.js';

/** Settings that an administrator may have made for a role or a database, each the opposite of a program's expectation. */
export const hostileDefaults: Readonly<Record<string, string>> = {
  DateStyle: 'SQL, DMY',
  IntervalStyle: 'sql_standard',
  TimeZone: 'America/St_Johns',
  extra_float_digits: '-15',
  bytea_output: 'escape',
  standard_conforming_strings: 'off',
  backslash_quote: 'on',
  array_nulls: 'off',
  quote_all_identifiers: 'on',
  client_encoding: 'LATIN1',
  search_path: 'vijandig, pg_catalog',
  default_transaction_isolation: 'serializable',
  default_transaction_read_only: 'on',
  default_transaction_deferrable: 'on',
  synchronous_commit: 'off',
  statement_timeout: '1ms',
  lock_timeout: '1ms',
  idle_in_transaction_session_timeout: '1ms',
  idle_session_timeout: '1ms',
};

const list = (value: string): string => (value.startsWith('vijandig') ? value : `'${value}'`);

const settings = (whose: string): readonly string[] => Object.entries(hostileDefaults).map(([name, value]) => `alter ${whose} set ${name} = ${list(value)}`);

// A query that relies on the search path finds these before those of PostgreSQL.
const decoys = [
  'create schema vijandig',
  `create function vijandig.now() returns timestamptz language sql as $$ select '1970-01-01'::timestamptz $$`,
  'create function vijandig.hashtextextended(text, bigint) returns bigint language sql as $$ select 1::bigint $$',
  'create function vijandig.pg_advisory_xact_lock(bigint) returns void language sql as $$ select null::void $$',
  'grant usage on schema vijandig to public',
];

/** A database whose roles and settings have {@link hostileDefaults}: code that works there depends on no default of a server. */
export const hostileDatabase = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  const { pathname, username } = new URL(database.ownerUrl);
  await onServer(database.ownerUrl, decoys);
  const places = [`database ${pathname.slice(1)}`, `role ${username}`, `role ${database.applicationRole}`];
  await onServer(serverUrl(), places.flatMap(settings));
  return database;
};
