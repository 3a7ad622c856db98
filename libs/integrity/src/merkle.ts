import { sha256 } from './digest.js';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

interface Subtree {
  readonly hash: Buffer;
  /** The number of leaves: a power of two. */
  readonly size: number;
}

const joined = (left: Buffer, right: Buffer): Buffer => sha256(nodePrefix, left, right);

/**
 * The root of a Merkle tree (RFC 9162, 2.1.1) over leaves that arrive one by one. Leaves and nodes are hashed with a different
 * first byte, so that a node never passes for a leaf. Only the full subtrees are kept: as many as the count has binary ones.
 */
export class MerkleTree {
  private readonly subtrees: Subtree[] = [];

  add(leaf: string | Uint8Array): void {
    let subtree: Subtree = { hash: sha256(leafPrefix, leaf), size: 1 };
    while (this.subtrees.at(-1)?.size === subtree.size) {
      const left = this.subtrees.pop() as Subtree;
      subtree = { hash: joined(left.hash, subtree.hash), size: left.size + subtree.size };
    }
    this.subtrees.push(subtree);
  }

  /** 64 hexadecimal digits; without leaves it is the hash of the empty text. */
  root(): string {
    const last = this.subtrees.at(-1);
    if (last === undefined) return sha256().toString('hex');
    return this.subtrees
      .slice(0, -1)
      .reduceRight((right, { hash }) => joined(hash, right), last.hash)
      .toString('hex');
  }
}
