import { setTimeout as sleep } from 'node:timers/promises';

import { connect, newClient, retried } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { unavailable } from './rows.js';

// Milliseconds before each attempt: a batch waits at most a second and a half for a server that restarts.
const delays = [0, 100, 200, 400, 800];

const settings = { lock_timeout: '15000' };
const limits = { query_timeout: 30_000 };

/** The one connection that writes. Any fault discards it, which rolls back uncommitted work. */
export class WriterConnection {
  private client: Client | undefined;

  constructor(
    private readonly url: string,
    private readonly onFault: (error: Error) => void,
  ) {}

  /**
   * @param work one transaction; repeated if the server undid it because of another
   * @throws StoreUnavailable for any other fault in the work or in reaching the server
   */
  async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      const client = (this.client ??= await this.connectPatiently());
      return await retried(() => work(client));
    } catch (error) {
      this.discard();
      throw unavailable('Schrijven in de event store lukt niet', error);
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end();
  }

  private async connectPatiently(): Promise<Client> {
    let fault: unknown;
    for (const delay of delays) {
      await sleep(delay);
      try {
        return await this.connect();
      } catch (error) {
        fault = error;
      }
    }
    throw fault;
  }

  private async connect(): Promise<Client> {
    const onFault = (error: Error): void => {
      if (this.client === client) this.client = undefined;
      this.onFault(error);
    };
    const client = newClient({ url: this.url, name: 'event store', onFault, settings, limits });
    await connect(client);
    return client;
  }

  private discard(): void {
    const { client } = this;
    this.client = undefined;
    client?.end().catch(this.onFault);
  }
}
