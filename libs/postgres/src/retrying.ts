import { setTimeout as sleep } from 'node:timers/promises';

import { DatabaseError } from 'pg';

// serialization_failure and deadlock_detected: the server undid everything, and reports that a repetition may succeed.
const rolledBack = new Set(['40001', '40P01']);

// Milliseconds before each attempt but the first; spread, so that two clashing transactions do not clash again.
const delays = [10, 40, 160, 640];

/**
 * True if the server undid a transaction because of another one, and not for a fault of its own; also true if that is the cause of the
 * fault.
 */
export const isRolledBack = (fault: unknown): boolean => {
  if (fault instanceof DatabaseError) return rolledBack.has(fault.code ?? '');
  return fault instanceof Error && isRolledBack(fault.cause);
};

/**
 * Runs one transaction, and repeats it if the server undid it because of another: five attempts at most.
 *
 * @throws the fault of the last attempt
 */
export const retried = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const delay of delays) {
    try {
      return await work();
    } catch (fault) {
      if (!isRolledBack(fault)) throw fault;
    }
    await sleep(delay * (0.5 + Math.random()));
  }
  return work();
};
