import type { Recorded } from '@actiespoor/event-store';

const dayMs = 86_400_000;
const moment = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** The UTC day of a moment (ISO 8601). */
export const utcDay = (at: string): string => new Date(at).toISOString().slice(0, 10);

export const dayAfter = (day: string): string => utcDay(new Date(Date.parse(day) + dayMs).toISOString());

/** The limits within which an event gets its day. */
export interface Calendar {
  /** The day of the previous event; after a signed root the day after that root. No event belongs to an earlier day. */
  readonly floor: string;
  /** The present UTC day. A later stamp comes from a wrong clock, and is ignored. */
  readonly today: string;
}

/** The day to which an event belongs: the day of its recording, but never before the day of its predecessor. */
export const dayOf = ({ metadata }: Recorded, { floor, today }: Calendar): string => {
  const stamp = moment.test(metadata.recordedAt) ? metadata.recordedAt.slice(0, 10) : floor;
  return stamp > floor && stamp <= today ? stamp : floor;
};
