import { ProjectionFault } from './batch.js';
import type { Recorded } from './recorded.js';

/** The memory of a processor between one failure and the next. */
export interface Trouble {
  /** Failures in a row without any progress. */
  readonly failures: number;
  /** The number of these failures that one event caused by itself. */
  readonly suspicions: number;
  /** The size limit of the next batch: it shrinks around a bad event until that event stands alone. */
  readonly limit: number;
}

const maxSuspicions = 5;
const firstDelay = 100;
const longestDelay = 10_000;

export const noTrouble = (batchSize: number): Trouble => ({ failures: 0, suspicions: 0, limit: batchSize });

const shrunk = ({ events, index }: ProjectionFault): number => {
  if (index !== undefined) return Math.max(index, 1);
  return Math.ceil(events.length / 2);
};

/**
 * The trouble after one more failure. Only a projection fault shrinks the batch: a fault of the machine does not incriminate the events.
 */
export const worsened = (trouble: Trouble, error: unknown): Trouble => {
  const failures = trouble.failures + 1;
  if (!(error instanceof ProjectionFault)) return { ...trouble, failures };
  if (error.events.length > 1) return { failures, suspicions: 0, limit: shrunk(error) };
  return { failures, suspicions: trouble.suspicions + 1, limit: 1 };
};

/** The trouble after progress: batches grow back. */
export const eased = ({ limit }: Trouble, batchSize: number): Trouble => noTrouble(Math.min(limit * 2, batchSize));

/** The wait before the next attempt, in milliseconds. */
export const delayOf = ({ failures }: Trouble): number => Math.min(firstDelay * 2 ** (failures - 1), longestDelay);

/** The event that no retry will pass, or undefined while retrying may help. */
export const poisonOf = ({ suspicions }: Trouble, error: unknown): Recorded | undefined =>
  suspicions >= maxSuspicions && error instanceof ProjectionFault ? error.events[0] : undefined;
