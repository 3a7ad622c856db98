import { StreamTampered } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-connection.js';
import type { StoredEvent } from './stored-event.js';
import { incomplete, tamperingIn } from './tampering.js';

export interface Asked {
  readonly stream: string;
  readonly expected: 'no-stream' | bigint;
  /** The time limit of the answer, in milliseconds. */
  readonly withinMs: number;
}

const maxKnown = 20_000;

/**
 * Checks the metadata of the stream before each append: the server would accept the append, and continue a stream that was
 * deleted or whose beginning is hidden. The beginning itself is read once for each stream; only a change of the metadata
 * can hide it later.
 */
export class Intact {
  /** By stream, the revision of its metadata at the last check of its beginning. */
  private readonly seen = new Map<string, bigint | undefined>();

  constructor(private readonly connection: EsdbConnection) {}

  /** @throws StreamTampered, StoreUnavailable */
  async assert({ stream, expected, withinMs }: Asked): Promise<void> {
    const set = await this.connection.readMetadata(stream, withinMs);
    const tampering = set && tamperingIn(set);
    if (tampering) throw new StreamTampered(tampering);
    if (expected !== 'no-stream') await this.assertBeginning({ stream, expected, withinMs }, set);
  }

  private async assertBeginning({ stream, withinMs }: Asked, set: StoredEvent | undefined): Promise<void> {
    const metadata = set?.revision;
    if (this.seen.has(stream) && this.seen.get(stream) === metadata) return;
    const [first] = await this.connection.readStream(stream, { from: 0n, direction: 'forwards', max: 1, withinMs });
    if (!first) return;
    if (first.revision > 0n) throw new StreamTampered(incomplete(stream));
    this.remember(stream, metadata);
  }

  private remember(stream: string, metadata: bigint | undefined): void {
    const [oldest] = this.seen.size < maxKnown ? [] : this.seen.keys();
    if (oldest !== undefined) this.seen.delete(oldest);
    this.seen.set(stream, metadata);
  }
}
