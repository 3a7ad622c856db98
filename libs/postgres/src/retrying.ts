import { setTimeout as sleep } from 'node:timers/promises';

import { DatabaseError } from 'pg';

// serialization_failure and deadlock_detected: the server undid everything, and says that the same may succeed now.
const rolledBack = new Set(['40001', '40P01']);

// In milliseconds, before each attempt but the first; spread, so that two who met do not meet again.
const delays = [10, 40, 160, 640];

/** Whether the server undid a transaction because of another one, and of nothing that is wrong with it; also where that is the cause of a fault. */
export const isRolledBack = (fault: unknown): boolean => {
  if (fault instanceof DatabaseError) return rolledBack.has(fault.code ?? '');
  return fault instanceof Error && isRolledBack(fault.cause);
};

/**
 * Does work that is one transaction, and does it again where the server undid it because of another: five times at most.
 *
 * @throws the fault of the last time
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
