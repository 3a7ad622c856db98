import { StreamTampered } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-connection.js';
import type { StoredEvent } from './stored-event.js';
import { incomplete, tamperingIn } from './tampering.js';

export interface Asked {
  readonly stream: string;
  readonly expected: 'no-stream' | bigint;
  /** How long the answer may take, in milliseconds. */
  readonly withinMs: number;
}

const maxKnown = 20_000;

/**
 * Looks, before each append, at what was set on the stream: the server would take it, and go on with a stream that was
 * deleted or of which the beginning is hidden. That the beginning can be read is looked at once for each stream; nothing
 * hides it later but what is set on the stream.
 */
export class Intact {
  /** By stream, the revision of its metadata when its beginning was seen. */
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
