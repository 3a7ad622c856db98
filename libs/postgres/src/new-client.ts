import { Client, type ClientConfig } from 'pg';

import { sessionConfig, type SessionOptions } from './session.js';

export interface ClientOptions extends SessionOptions {
  /** Called when the connection breaks, whether or not somebody was waiting for it. */
  readonly onFault: (error: Error) => void;
  /** The driver's time limit for an answer. */
  readonly limits?: Pick<ClientConfig, 'query_timeout'>;
}

const connectionTimeoutMillis = 5_000;

/** A connection for one task, not opened yet: see `connect`. A break does not end the process. */
export const newClient = ({ onFault, limits = {}, ...session }: ClientOptions): Client => {
  const client = new Client({ ...sessionConfig(session), keepAlive: true, connectionTimeoutMillis, ...limits });
  client.on('error', onFault);
  return client;
};
