import type { Position } from '@actiespoor/event-store';

/** A place in the transaction log of EventStoreDB, in bytes; both numbers fit in 64 bits. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const digits = 20;
const shape = /^(\d{20})-(\d{20})$/;

const padded = (part: bigint): string => part.toString().padStart(digits, '0');

/** Two numbers of twenty digits, so that text order is log order. */
export const positionText = ({ commit, prepare }: LogPosition): Position => `${padded(commit)}-${padded(prepare)}` as Position;

/** True for a position that this store could have given out. */
export const isLogPosition = (position: Position): boolean => shape.test(position);

/**
 * Parses a position of this store.
 *
 * @throws RangeError for a position of another store: a read model built on one store cannot continue on another
 */
export const logPosition = (position: Position): LogPosition => {
  const [, commit, prepare] = shape.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError(`"${position}" is geen positie in EventStoreDB`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};
