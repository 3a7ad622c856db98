import { setTimeout as sleep } from 'node:timers/promises';

import { type EmbeddedPostgresFault, MovedFault, notRestored } from './faults.js';
import { isAlive, type ProcessIdentity } from './processes.js';

export interface GuardOptions {
  readonly server: ProcessIdentity;
  /** Finds a running server, or starts one, at the address that its users know. @throws EmbeddedPostgresFault if that is impossible */
  readonly restore: () => Promise<ProcessIdentity>;
  readonly log: (line: string) => void;
  /** Called once when the server is gone and will not return. */
  readonly onLost: (fault: EmbeddedPostgresFault) => void;
}

const lookMs = 500;
// Milliseconds before each attempt. After a minute of life a server gets all attempts again.
const pauses = [0, 1_000, 2_000, 4_000, 8_000, 15_000];
const healthyMs = 60_000;

/** Watches a server and restarts it if it was killed. */
export class Guard {
  private readonly ending = new AbortController();
  private readonly watching: Promise<void>;
  private readonly options: GuardOptions;
  private attempts = 0;

  constructor(options: GuardOptions) {
    this.options = options;
    this.watching = this.watch(options.server);
  }

  /** Returns when no restoration is running. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.watching;
  }

  private async watch(first: ProcessIdentity): Promise<void> {
    let server: ProcessIdentity | undefined = first;
    let since = performance.now();
    while (server !== undefined && (await this.rested(lookMs))) {
      if (performance.now() - since > healthyMs) this.attempts = 0;
      if (await isAlive(server)) continue;
      this.options.log(`PostgreSQL (process ${server.pid}) is gone: starting it again`);
      server = await this.restored();
      since = performance.now();
    }
  }

  /** Undefined after a stop, or after too many attempts. */
  private async restored(): Promise<ProcessIdentity | undefined> {
    const { restore, log, onLost } = this.options;
    let cause: unknown = new Error('It keeps going away');
    while (this.attempts < pauses.length) {
      const pause = pauses[this.attempts] ?? 0;
      this.attempts += 1;
      if (!(await this.rested(pause))) return undefined;
      try {
        return await restore();
      } catch (fault) {
        cause = fault;
        log(fault instanceof Error ? fault.message : String(fault));
        if (fault instanceof MovedFault) break;
      }
    }
    onLost(notRestored(cause));
    return undefined;
  }

  /** False if the wait was ended. */
  private async rested(ms: number): Promise<boolean> {
    await sleep(ms, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    return !this.ending.signal.aborted;
  }
}
