import { StoreUnavailable } from '@actiespoor/event-store';
import { DatabaseError } from 'pg';

// SQLSTATE classes: connection, rollback, resources, object not ready, operator, system and internal faults.
const machineClasses = new Set(['08', '40', '53', '55', '57', '58', 'XX']);

// A table that is gone was that of a generation before: who leads anew finds the next one.
const undefinedTable = '42P01';

const isOfMachine = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || error.code === undefinedTable || machineClasses.has(error.code?.slice(0, 2) ?? '');

/** A fault of the machine as `StoreUnavailable`; what the database has against the rows themselves stays what it is. */
export const faultOf = (doing: string, error: unknown): Error => {
  if (error instanceof DatabaseError && !isOfMachine(error)) return error;
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`${doing}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
};
