import { type Arrival, type Position, standingText, Unanswerable } from '@actiespoor/event-store';

/** The progress of the read models, whichever process fills them. */
export interface ReadProgress {
  /** Waits until the projections of these names come to the position, for so many milliseconds at most. One that stands still is not waited for. */
  arrival(names: readonly string[], position: Position, timeoutMs: number): Promise<Arrival>;
}

const maxWaitMs = 10_000;

/** Waits until read models have what a use case compares or counts. @param names of the read models @throws Unanswerable if they do not come */
export const untilRead = async (readStore: ReadProgress, names: readonly string[], position: Position): Promise<void> => {
  const arrival = await readStore.arrival(names, position, maxWaitMs);
  if (arrival.outcome === 'standing') throw new Unanswerable(standingText(arrival.name));
  if (arrival.outcome === 'behind') throw new Unanswerable('De leesmodellen lopen achter; dit kan pas als zij bij zijn.');
};
