import type { TestServer } from '../support/test-server.js';
import { people, type Person } from './people.js';
import type { Clients } from './play.js';

/** Everybody who takes part in a walk, signed in. */
export const clientsOf = async (server: TestServer): Promise<Clients> => {
  const signed = await Promise.all(Object.entries(people).map(async ([name, claims]) => [name, await server.as(claims)] as const));
  return Object.fromEntries(signed) as Record<Person, Clients[Person]>;
};
