import { type ChainEnd, chainEndOf, continuesChain, type Recorded } from '@actiespoor/event-store';

/** The first event of a stream that is not as it was written; what comes after it in that stream says nothing more. */
export type BrokenChain = Pick<Recorded, 'stream' | 'position' | 'id' | 'type'> & { readonly revision: number };

export interface ChainReport {
  readonly events: number;
  readonly streams: number;
  /** In feed order. */
  readonly broken: readonly BrokenChain[];
}

const brokenAt = ({ stream, revision, position, id, type }: Recorded): BrokenChain => ({ stream, revision: Number(revision), position, id, type });

/**
 * Checks the chain of every stream as the events pass by; of each stream only the last link is kept.
 *
 * @param onEvent told how many events have been checked
 */
export const verifyChains = async (events: AsyncIterable<Recorded>, onEvent: (count: number) => void): Promise<ChainReport> => {
  const ends = new Map<string, ChainEnd | 'broken'>();
  const broken: BrokenChain[] = [];
  let count = 0;
  for await (const recorded of events) {
    onEvent(count += 1);
    const end = ends.get(recorded.stream);
    if (end === 'broken') continue;
    const isWhole = continuesChain(end, recorded);
    if (!isWhole) broken.push(brokenAt(recorded));
    ends.set(recorded.stream, isWhole ? chainEndOf(recorded) : 'broken');
  }
  return { events: count, streams: ends.size, broken };
};
