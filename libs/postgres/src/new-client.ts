import { Client, type ClientConfig } from 'pg';

import { sessionConfig, type SessionOptions } from './session.js';

export interface ClientOptions extends SessionOptions {
  /** Told of a connection that broke, whether or not somebody was waiting for it. */
  readonly onFault: (error: Error) => void;
  /** How long the driver waits for an answer. */
  readonly limits?: Pick<ClientConfig, 'query_timeout'>;
}

const connectionTimeoutMillis = 5_000;

/** A connection with a task of its own, not opened yet: see `connect`. One that breaks ends no process. */
export const newClient = ({ onFault, limits = {}, ...session }: ClientOptions): Client => {
  const client = new Client({ ...sessionConfig(session), keepAlive: true, connectionTimeoutMillis, ...limits });
  client.on('error', onFault);
  return client;
};
