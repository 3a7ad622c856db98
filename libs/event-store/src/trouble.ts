import { ProjectionFault } from './batch.js';
import type { Recorded } from './recorded.js';

/** What a processor remembers between one failure and the next. */
export interface Trouble {
  /** Failures in a row without any progress. */
  readonly failures: number;
  /** How many of them were the fault of one event by itself. */
  readonly suspicions: number;
  /** How many items the next batch may have: it shrinks around a bad event until that stands alone. */
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

/** After one more failure. Only a projection fault shrinks the batch: a machine that fails says nothing of the events. */
export const worsened = (trouble: Trouble, error: unknown): Trouble => {
  const failures = trouble.failures + 1;
  if (!(error instanceof ProjectionFault)) return { ...trouble, failures };
  if (error.events.length > 1) return { failures, suspicions: 0, limit: shrunk(error) };
  return { failures, suspicions: trouble.suspicions + 1, limit: 1 };
};

/** After progress: batches grow back. */
export const eased = ({ limit }: Trouble, batchSize: number): Trouble => noTrouble(Math.min(limit * 2, batchSize));

/** How long to wait before the next attempt, in milliseconds. */
export const delayOf = ({ failures }: Trouble): number => Math.min(firstDelay * 2 ** (failures - 1), longestDelay);

/** The event that no retry will get past, or undefined while there is hope. */
export const poisonOf = ({ suspicions }: Trouble, error: unknown): Recorded | undefined =>
  suspicions >= maxSuspicions && error instanceof ProjectionFault ? error.events[0] : undefined;
