import { type Metadata, type Position, type Recorded, StoreUnavailable } from '@actiespoor/event-store';

/** The channel on which writers announce new events; the message itself is empty. */
export const channel = 'event_store_appended';

/** An event row of PostgreSQL: numbers that may be large arrive as text, so that the driver cannot round them. */
export interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: object;
  readonly metadata: Metadata;
}

/** Twenty digits, so that text order is number order. */
export const positionText = (position: string): Position => position.padStart(20, '0') as Position;

export const positionNumber = (position: Position | undefined): string => BigInt(position ?? 0).toString();

export const recordedOf = (row: EventRow): Recorded => ({
  id: row.id,
  type: row.type,
  version: row.version,
  data: row.data,
  metadata: row.metadata,
  stream: row.stream,
  revision: BigInt(row.revision),
  position: positionText(row.position),
});

/** A fault of the machine, with the activity that it interrupted. */
export const unavailable = (doing: string, cause: unknown): StoreUnavailable => {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`${doing}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
};
