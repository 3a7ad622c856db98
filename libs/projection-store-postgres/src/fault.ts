import { StoreUnavailable } from '@actiespoor/event-store';
import { DatabaseError } from 'pg';

// SQLSTATE classes: connection, rollback, resources, object not ready, operator, system and internal faults.
const machineClasses = new Set(['08', '40', '53', '55', '57', '58', 'XX']);

// A missing table belonged to an earlier generation: the next session finds the new one.
const undefinedTable = '42P01';

/** True if the table of a statement is gone. */
export const isMissingTable = (error: unknown): boolean => error instanceof DatabaseError && error.code === undefinedTable;

const isOfMachine = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || error.code === undefinedTable || machineClasses.has(error.code?.slice(0, 2) ?? '');

/** A fault of the machine becomes `StoreUnavailable`; an objection of the database to the rows themselves stays as it is. */
export const faultOf = (doing: string, error: unknown): Error => {
  if (error instanceof DatabaseError && !isOfMachine(error)) return error;
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`${doing}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
};
