import type { RefusalDetails } from '@actiespoor/kernel';

/** One fault of the input: its field, and the rest of a Dutch sentence that starts with its name. */
export interface Fault {
  readonly name: string;
  readonly reason: string;
}

/**
 * The reason why an answer or a write was declined, as a value. Sentences are Dutch and for the caller; each edge maps the
 * outcomes in one table.
 */
export type Declined =
  /** The thing does not exist, or the caller may not know of it: the answer is the same. */
  | { readonly outcome: 'unknown'; readonly sentence: string }
  /** The caller may know of it, and may not do this. */
  | { readonly outcome: 'denied'; readonly sentence: string }
  /** The caller must add the id by which the command is recognised, or the revision that it read. */
  | { readonly outcome: 'incomplete'; readonly missing: 'command-id' | 'revision' }
  | { readonly outcome: 'incorrect'; readonly faults: readonly Fault[] }
  /** The list does not know this starting place. */
  | { readonly outcome: 'lost' }
  /** The read models, or another write of the same plan, do not arrive in time: ask again in a moment. The sentence says more where more is known. */
  | { readonly outcome: 'behind'; readonly sentence?: string }
  /** The id belongs to another command. */
  | { readonly outcome: 'reused' }
  /** Another writer was first. */
  | { readonly outcome: 'stale'; readonly actual: bigint | undefined }
  /** The domain refuses. */
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
