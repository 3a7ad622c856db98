import { type ClientBase, Pool } from 'pg';

import { completeSession, sessionConfig, type SessionOptions } from './session.js';

export interface PoolOptions extends SessionOptions {
  /** The largest number of connections. */
  readonly max: number;
  /** Called when a connection breaks, whether or not somebody was waiting for it. The pool replaces it without help. */
  readonly onFault?: (error: Error) => void;
}

const connectionTimeoutMillis = 5_000;

type Verified = (fault?: Error) => void;

// Not `onConnect`: after a fault in it the pool waits for a goodbye that a vanished server never sends.
const verify = (client: ClientBase, done: Verified): void => void completeSession(client).then(() => done(), done);

/** A pool that opens connections as they are needed. A broken connection does not end the process. */
export const openPool = ({ max, onFault = () => undefined, ...session }: PoolOptions): Pool => {
  const options = { ...sessionConfig(session), max, connectionTimeoutMillis, verify };
  const pool = new Pool(options);
  pool.on('error', onFault);
  // The pool listens to its idle clients only: a client that breaks in the middle of a query would end the process.
  pool.on('connect', (client) => client.on('error', onFault));
  return pool;
};
