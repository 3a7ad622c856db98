import { setTimeout as sleep } from 'node:timers/promises';

import { type EmbeddedPostgresFault, MovedFault, notRestored } from './faults.js';
import { isAlive, type ProcessIdentity } from './processes.js';

export interface GuardOptions {
  readonly server: ProcessIdentity;
  /** Finds the server that runs instead, or starts one, where its users look for it. @throws EmbeddedPostgresFault where it cannot be */
  readonly restore: () => Promise<ProcessIdentity>;
  readonly log: (line: string) => void;
  /** Told once that there is no server any more and that none will come. */
  readonly onLost: (fault: EmbeddedPostgresFault) => void;
}

const lookMs = 500;
// In milliseconds, before each attempt. A server that lived for a minute has all of them again.
const pauses = [0, 1_000, 2_000, 4_000, 8_000, 15_000];
const healthyMs = 60_000;

/** Watches a server that nobody but its users needs, and brings it back where it was killed. */
export class Guard {
  private readonly ending = new AbortController();
  private readonly watching: Promise<void>;
  private readonly options: GuardOptions;
  private attempts = 0;

  constructor(options: GuardOptions) {
    this.options = options;
    this.watching = this.watch(options.server);
  }

  /** Returns when nothing is being restored any more. */
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

  /** Undefined where somebody wants to stop, or after too many attempts. */
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

  /** False where it ends. */
  private async rested(ms: number): Promise<boolean> {
    await sleep(ms, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    return !this.ending.signal.aborted;
  }
}
