import type { RefusalDetails } from '@actiespoor/kernel';

/** One fault of what was given: which field, and the rest of a Dutch sentence that starts with its name. */
export interface Fault {
  readonly name: string;
  readonly reason: string;
}

/**
 * Why something was not told or not done, as a value. Sentences are Dutch and for whoever asked; what an edge makes of each
 * outcome is one table over there.
 */
export type Declined =
  /** It is not there, or the caller may not know of it: that is the same. */
  | { readonly outcome: 'unknown'; readonly sentence: string }
  /** The caller may know of it, and may not do this. */
  | { readonly outcome: 'denied'; readonly sentence: string }
  /** The caller must say more: by which id the command is recognised, or which revision it was read at. */
  | { readonly outcome: 'incomplete'; readonly missing: 'command-id' | 'revision' }
  | { readonly outcome: 'incorrect'; readonly faults: readonly Fault[] }
  /** The list does not know this place to go on from. */
  | { readonly outcome: 'lost' }
  /** The read models do not come so far in time: ask again in a moment. */
  | { readonly outcome: 'behind' }
  /** The id belongs to another command. */
  | { readonly outcome: 'reused' }
  /** Another wrote first. */
  | { readonly outcome: 'stale'; readonly actual: bigint | undefined }
  /** The domain says no. */
  | { readonly outcome: 'refused'; readonly reden: string; readonly title: string; readonly sentence: string; readonly details: RefusalDetails };

const outcomes: Readonly<Record<Declined['outcome'], true>> = {
  unknown: true,
  denied: true,
  incomplete: true,
  incorrect: true,
  lost: true,
  behind: true,
  reused: true,
  stale: true,
  refused: true,
};

export const isDeclined = <T>(answer: T | Declined): answer is Declined =>
  typeof answer === 'object' && answer !== null && 'outcome' in answer && typeof answer.outcome === 'string' && Object.hasOwn(outcomes, answer.outcome);

export const unknown = (sentence: string): Declined => ({ outcome: 'unknown', sentence });

export const denied = (sentence: string): Declined => ({ outcome: 'denied', sentence });

export const incorrect = (faults: readonly Fault[]): Declined => ({ outcome: 'incorrect', faults });

