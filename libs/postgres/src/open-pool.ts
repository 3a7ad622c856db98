import { type ClientBase, Pool } from 'pg';

import { completeSession, sessionConfig, type SessionOptions } from './session.js';

export interface PoolOptions extends SessionOptions {
  /** How many connections at most. */
  readonly max: number;
  /** Told of a connection that broke, whether or not somebody was waiting for it. It is replaced without help. */
  readonly onFault?: (error: Error) => void;
}

const connectionTimeoutMillis = 5_000;

// The pool waits for it, which its types do not tell.
const onConnect: (client: ClientBase) => unknown = completeSession;

/** Connections that are made as they are needed. One that breaks ends no process. */
export const openPool = ({ max, onFault = () => undefined, ...session }: PoolOptions): Pool => {
  const pool = new Pool({ ...sessionConfig(session), max, connectionTimeoutMillis, onConnect });
  pool.on('error', onFault);
  // The pool hears its idle clients only: one that breaks in the middle of a query would end the process.
  pool.on('connect', (client) => client.on('error', onFault));
  return pool;
};
