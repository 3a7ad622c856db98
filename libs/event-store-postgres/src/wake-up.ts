import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect, newClient } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { channel } from './rows.js';

const restoreDelay = 1_000;

/**
 * Listens for the database's announcement of new events. The announcement is a hint: it is lost while the connection is
 * down, so every waiter also looks by itself from time to time.
 */
export class WakeUp {
  private readonly closing = new AbortController();
  private readonly bell = new EventEmitter();
  private client: Client | undefined;
  private listening: Promise<void> | undefined;
  private count = 0;

  constructor(
    private readonly url: string,
    private readonly onFault: (error: Error) => void,
  ) {
    this.bell.setMaxListeners(0);
  }

  /** The number of rings so far. Read it before looking, so that a ring during the look is not missed. */
  rings(): number {
    this.listening ??= this.keepListening();
    return this.count;
  }

  /** Waits until the bell has rung since then, at most this many milliseconds, or until the signal aborts. */
  async since(rings: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.count !== rings || signal.aborted) return;
    const decided = new AbortController();
    const ending = { signal: AbortSignal.any([signal, decided.signal]) };
    // The loser of the race rejects when it is aborted; that rejection is expected.
    await Promise.race([sleep(ms, undefined, ending), once(this.bell, 'ring', ending)]).catch(() => undefined);
    decided.abort();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end().catch(() => undefined);
    await this.listening;
  }

  private ring(): void {
    this.count += 1;
    this.bell.emit('ring');
  }

  private async keepListening(): Promise<void> {
    while (!this.closing.signal.aborted) {
      await this.listenOnce().catch(this.onFault);
      await sleep(restoreDelay, undefined, { signal: this.closing.signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection ends. */
  private async listenOnce(): Promise<void> {
    const client = newClient({ url: this.url, name: 'wake-up', onFault: this.onFault });
    this.client = client;
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('notification', () => this.ring());
    // A client that is ended while it connects never settles its connect, and accepts a query that it never answers.
    const broken = ended.then((): never => {
      throw new Error('De verbinding om van toevoegingen te horen brak af');
    });
    await Promise.race([connect(client), broken]);
    await client.query(`listen ${channel}`);
    this.ring();
    await ended;
  }
}
