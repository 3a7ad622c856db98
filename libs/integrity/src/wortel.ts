import type { Position } from '@actiespoor/event-store';

import type { DayTotals } from './day-tree.js';
import { hashOf } from './digest.js';

/**
 * The notary's statement about one day: everything after the head of the previous root, up to and including its own head.
 * The signature covers this statement as canonical JSON (RFC 8785). The names are part of the export bundle and never change.
 */
export interface Wortel extends DayTotals {
  /** From 0, without a gap. */
  readonly nummer: number;
  /** The UTC day, `2026-11-21`. A day on which nothing was recorded has no root. */
  readonly dag: string;
  /** The number of events from the very first up to the head. */
  readonly totaal: number;
  /** Position of the last event. */
  readonly kop: Position;
  /** {@link wortelHash} of the previous root; null for the first. */
  readonly vorige: string | null;
  /** The public key: SubjectPublicKeyInfo (DER) in base64. */
  readonly sleutel: string;
  /** The moment of signing, ISO 8601 in UTC. */
  readonly getekendOp: string;
}

export interface GetekendeWortel extends Wortel {
  /** Ed25519 over the canonical JSON of everything else, base64. */
  readonly handtekening: string;
}

export const verklaringOf = ({ handtekening: _, ...wortel }: GetekendeWortel): Wortel => wortel;

/** The fingerprint of a root, 64 hexadecimal digits. A copy kept elsewhere proves later that nothing before it was changed. */
export const wortelHash = ({ handtekening: _, ...wortel }: Wortel & Partial<GetekendeWortel>): string => hashOf(wortel);
