import { setTimeout as wait } from 'node:timers/promises';

import type { EsdbConnection } from './esdb-connection.js';
import { Silence } from './listen.js';

export interface MetadataWatchOptions {
  readonly connection: Pick<EsdbConnection, 'followMetadata'>;
  /** Told of each stream whose metadata changed. */
  readonly onChange: (stream: string) => void;
  /** Told when changes may have been missed. */
  readonly onGap: () => void;
}

const firstDelay = 100;
const longestDelay = 10_000;

/**
 * One live reading of the metadata of own streams, for all appends of a process. Whatever cannot be vouched for ends it: a
 * fault, a silence, another leader. It then begins anew, at the end of the log: who knew something has to look again.
 */
export class MetadataWatch {
  private readonly closing = new AbortController();
  private round = new AbortController();
  private isHearing = false;
  private failures = 0;
  private isStarted = false;

  constructor(private readonly options: MetadataWatchOptions) {}

  /** True while every change is heard, from now on until {@link MetadataWatchOptions.onGap}. */
  get isLive(): boolean {
    return this.isHearing;
  }

  /** Begins at the first call. */
  start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    void this.run();
  }

  /** Begins anew: the server may be another one than before. */
  doubt(): void {
    this.miss();
    this.round.abort();
  }

  /** Ends it, without waiting for a server that may not answer. */
  close(): void {
    this.closing.abort();
    this.round.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      this.round = new AbortController();
      const isFailed = await this.listen(this.round.signal);
      this.miss();
      this.failures = isFailed ? this.failures + 1 : 0;
      const delay = Math.min(firstDelay * 2 ** Math.max(this.failures - 1, 0), longestDelay);
      await wait(isFailed ? delay : 0, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** True if it ended with a fault. Nobody is told: the feeds meet the same fault, and appends look for themselves. */
  private async listen(signal: AbortSignal): Promise<boolean> {
    try {
      for await (const streams of this.options.connection.followMetadata(signal)) {
        if (signal.aborted) break;
        this.isHearing = true;
        this.failures = 0;
        for (const stream of streams) this.options.onChange(stream);
      }
      return false;
    } catch (error) {
      return !(error instanceof Silence);
    }
  }

  private miss(): void {
    this.isHearing = false;
    this.options.onGap();
  }
}
