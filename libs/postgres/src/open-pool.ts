import { type ClientBase, Pool } from 'pg';

import { completeSession, sessionConfig, type SessionOptions } from './session.js';

export interface PoolOptions extends SessionOptions {
  /** How many connections at most. */
  readonly max: number;
  /** Told of a connection that broke, whether or not somebody was waiting for it. It is replaced without help. */
  readonly onFault?: (error: Error) => void;
}

const connectionTimeoutMillis = 5_000;

type Verified = (fault?: Error) => void;

// Not `onConnect`: after a fault in it the pool waits for a goodbye that a server which is gone need not say.
const verify = (client: ClientBase, done: Verified): void => void completeSession(client).then(() => done(), done);

/** Connections that are made as they are needed. One that breaks ends no process. */
export const openPool = ({ max, onFault = () => undefined, ...session }: PoolOptions): Pool => {
  const options = { ...sessionConfig(session), max, connectionTimeoutMillis, verify };
  const pool = new Pool(options);
  pool.on('error', onFault);
  // The pool hears its idle clients only: one that breaks in the middle of a query would end the process.
  pool.on('connect', (client) => client.on('error', onFault));
  return pool;
};
