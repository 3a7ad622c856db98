import { StreamTampered } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-connection.js';
import { MetadataWatch } from './metadata-watch.js';
import { incomplete, tamperingIn } from './tampering.js';

export interface Asked {
  readonly stream: string;
  readonly expected: 'no-stream' | bigint;
  /** The time limit of the answer, in milliseconds. */
  readonly withinMs: number;
}

/** The findings about one stream since its metadata last changed. */
export interface Findings {
  /** Its first event was readable. */
  hasBeginning: boolean;
  /** Its metadata hide nothing. */
  isOpen: boolean;
}

const maxKnown = 20_000;

/**
 * Checks before each append that the stream is whole: the server would accept the append, and continue a stream that was
 * deleted or whose beginning is hidden. The metadata and the beginning are looked at once for each stream; from then on the
 * metadata watch tells of every change. Without the watch every append looks.
 *
 * A new stream is looked at each time: there a change that is just coming in would mean a second beginning.
 */
export class Intact {
  private readonly known = new Map<string, Findings>();
  private readonly watch: MetadataWatch;

  constructor(private readonly connection: EsdbConnection) {
    this.watch = new MetadataWatch({
      connection,
      onChange: (stream) => void this.known.delete(stream),
      onGap: () => this.known.clear(),
    });
  }

  /** @throws StreamTampered, StoreUnavailable */
  async assert({ stream, expected, withinMs }: Asked): Promise<void> {
    this.watch.start();
    const isNew = expected === 'no-stream';
    const findings = this.findings(stream);
    if (!isNew && findings.isOpen && findings.hasBeginning) return;
    if (isNew || !findings.isOpen) await this.look({ stream, withinMs }, findings);
    if (!isNew && !findings.hasBeginning) await this.assertBeginning({ stream, withinMs }, findings);
  }

  /** Looks at the metadata, unless every change since the last look was heard. @throws StreamTampered, StoreUnavailable */
  async assertOpen(stream: string): Promise<void> {
    this.watch.start();
    const findings = this.findings(stream);
    if (!findings.isOpen) await this.look({ stream }, findings);
  }

  /** The findings about a stream, from before a look at it: a change during the look makes them void. */
  findings(stream: string): Findings {
    const found = this.known.get(stream) ?? { hasBeginning: false, isOpen: false };
    if (this.watch.isLive) this.remember(stream, found);
    return found;
  }

  /** The outcome of a call is open, so the server that the watch listens to may no longer be the one that writes. */
  doubt(): void {
    this.watch.doubt();
  }

  close(): void {
    this.watch.close();
  }

  private async look({ stream, withinMs }: Pick<Asked, 'stream'> & Partial<Asked>, findings: Findings): Promise<void> {
    const set = await this.connection.readMetadata(stream, withinMs);
    const tampering = set && tamperingIn(set);
    if (tampering) throw new StreamTampered(tampering);
    findings.isOpen = true;
  }

  private async assertBeginning({ stream, withinMs }: Omit<Asked, 'expected'>, findings: Findings): Promise<void> {
    const [first] = await this.connection.readStream(stream, { from: 0n, direction: 'forwards', max: 1, withinMs });
    if (!first) return;
    if (first.revision > 0n) throw new StreamTampered(incomplete(stream));
    findings.hasBeginning = true;
  }

  private remember(stream: string, findings: Findings): void {
    this.known.delete(stream);
    const [oldest] = this.known.size < maxKnown ? [] : this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
    this.known.set(stream, findings);
  }
}
