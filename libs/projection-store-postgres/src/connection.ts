import { newClient } from '@actiespoor/postgres';
import type { Client } from 'pg';

export interface ConnectionOptions {
  readonly url: string;
  /** What it is for, as the database shows it among its connections. */
  readonly name: string;
  readonly onFault: (error: Error) => void;
}

// What a connection holds (the lead, a rebuild) is free again within seconds of the death of its process or its machine:
// the server looks for a peer that is gone also while it waits or works.
const noticesDeath = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '10000',
  client_connection_check_interval: '2000',
};

/** A connection with a task of its own, not opened yet: see `connect` of `@actiespoor/postgres`. */
export const connected = (options: ConnectionOptions): Client => newClient({ ...options, settings: noticesDeath });
