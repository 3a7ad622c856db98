import { afterAll, beforeAll } from '@jest/globals';

import { startTestServer, type TestServer } from '../support/test-server.js';
import { people, type Person } from './people.js';
import type { Clients } from './play.js';

/** Clients of all people of a walk, signed in. */
const clientsOf = async (server: TestServer): Promise<Clients> => {
  const signed = await Promise.all(Object.entries(people).map(async ([name, claims]) => [name, await server.as(claims)] as const));
  return Object.fromEntries(signed) as Record<Person, Clients[Person]>;
};

/** A server for the tests of the calling suite, with all people signed in. */
export const servedClients = (): (() => Clients) => {
  let server: TestServer;
  let clients: Clients;
  beforeAll(async () => {
    server = await startTestServer();
    clients = await clientsOf(server);
  });
  afterAll(() => server.stop());
  return () => clients;
};

export const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** One seed for every run that names none: a failure then comes from a change, and not from another draw. */
export const seed = setting('WALK_SEED', 20_261_130);
