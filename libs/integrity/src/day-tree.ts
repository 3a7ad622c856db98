import type { Recorded } from '@actiespoor/event-store';
import { canonicalJson } from '@actiespoor/kernel';

import { sha256 } from './digest.js';
import { MerkleTree } from './merkle.js';

const modulus = 2n ** 256n;

const padded = (sum: bigint): string => sum.toString(16).padStart(64, '0');

/** The stored link. The chain of the stream tells whether the contents agree with it. */
export const storedHash = ({ metadata }: Recorded): string => {
  const hash: unknown = (metadata as Partial<Recorded['metadata']> | null)?.hash;
  return typeof hash === 'string' ? hash : '';
};

/** The totals of a day: the proof, and two figures that tell which kind of change broke it. */
export interface DayTotals {
  readonly aantal: number;
  /** Merkle root over the events in the order of the feed, positions included. */
  readonly wortel: string;
  /** Sum (modulo 2^256) of the hashes of the same events without their positions: a mere change of order leaves it the same. */
  readonly som: string;
}

/** Collects the events of one day in the order of the feed. */
export class DayTree {
  private readonly tree = new MerkleTree();
  private sum = 0n;
  private count = 0;

  add(event: Recorded): void {
    const { id, position, stream } = event;
    const leaf = { id, stream, revision: event.revision.toString(), hash: storedHash(event) };
    this.tree.add(canonicalJson({ ...leaf, position }));
    this.sum = (this.sum + BigInt(`0x${sha256(canonicalJson(leaf)).toString('hex')}`)) % modulus;
    this.count += 1;
  }

  totals(): DayTotals {
    return { aantal: this.count, wortel: this.tree.root(), som: padded(this.sum) };
  }
}
