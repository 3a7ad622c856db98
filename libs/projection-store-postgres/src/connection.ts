import { newClient } from '@actiespoor/postgres';
import type { Client } from 'pg';

export interface ConnectionOptions {
  readonly url: string;
  /** The purpose, as the database shows it among its connections. */
  readonly name: string;
  readonly onFault: (error: Error) => void;
}

// The server detects a dead peer also while it waits or works: the locks of a connection (the lead, a rebuild)
// are free within seconds of the death of its process or machine.
const noticesDeath = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '10000',
  client_connection_check_interval: '2000',
};

/** A connection with a task of its own, still closed: see `connect` of `@actiespoor/postgres`. */
export const connected = (options: ConnectionOptions): Client => newClient({ ...options, settings: noticesDeath });
