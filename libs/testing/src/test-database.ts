import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

/** A separate database with the roles of an installation: an owner who migrates and an application role with fewer rights. */
export interface TestDatabase {
  /** The URL of the application role, which is no superuser and owns nothing. */
  readonly url: string;
  /** The URL of the owner of the database, for migrations. */
  readonly ownerUrl: string;
  readonly applicationRole: string;
  /** Ends every connection to the database and removes it with its roles. */
  drop(): Promise<void>;
}

/** The server of this run, for a role that may make databases and roles. Jest starts an embedded one if none is given. */
export const serverUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('Zet TEST_DATABASE_URL op een PostgreSQL-server: de ingebedde is niet gestart.');
  return url;
};

/** Runs statements on a server, one after the other. */
export const onServer = async (server: string, statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const urlFor = (server: string, user: string, database: string): string => {
  const url = new URL(server);
  url.username = user;
  url.password = user;
  url.pathname = `/${database}`;
  return url.href;
};

// `with (force)` is refused while autovacuum works in the database; a plain drop ends autovacuum by itself.
const dropStatements = (name: string, roles: readonly string[]): readonly string[] => [
  `alter database ${name} with allow_connections false`,
  `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}' and backend_type = 'client backend'`,
  `drop database ${name}`,
  ...roles.map((role) => `drop role ${role}`),
];

/**
 * Makes a new, empty database on the test server: the one of `TEST_DATABASE_URL`, else the embedded one of this Jest run.
 *
 * @example
 * const database = await testDatabase();
 * afterAll(() => database.drop());
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const server = serverUrl();
  const name = `actiespoor_test_${randomBytes(6).toString('hex')}`;
  const [owner, application] = [`${name}_owner`, `${name}_app`];

  await onServer(server, [
    `create role ${owner} login password '${owner}'`,
    `create role ${application} login password '${application}'`,
    `create database ${name} owner ${owner} encoding 'UTF8' template template0`,
  ]);

  return {
    url: urlFor(server, application, name),
    ownerUrl: urlFor(server, owner, name),
    applicationRole: application,
    drop: () => onServer(server, dropStatements(name, [owner, application])),
  };
};
