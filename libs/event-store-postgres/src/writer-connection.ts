import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { unavailable } from './rows.js';

// In milliseconds, before each attempt: a batch waits at most a second and a half for a server that restarts.
const delays = [0, 100, 200, 400, 800];

// What a server may have as its own defaults, and an append cannot do with.
const session = 'set session characteristics as transaction isolation level read committed, read write';

const limits = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 15_000,
  query_timeout: 30_000,
};

/** The one connection that writes. After any fault it is thrown away, which rolls back what had not been committed. */
export class WriterConnection {
  private client: Client | undefined;

  constructor(
    private readonly url: string,
    private readonly onFault: (error: Error) => void,
  ) {}

  /** @throws StoreUnavailable for whatever goes wrong in the work or in reaching the server */
  async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      this.client ??= await this.connectPatiently();
      return await work(this.client);
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
    const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'actiespoor event store', ...limits });
    client.on('error', (error) => {
      if (this.client === client) this.client = undefined;
      this.onFault(error);
    });
    await client.connect();
    await client.query(session);
    return client;
  }

  private discard(): void {
    const { client } = this;
    this.client = undefined;
    client?.end().catch(this.onFault);
  }
}
