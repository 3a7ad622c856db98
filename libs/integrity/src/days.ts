import type { Recorded } from '@actiespoor/event-store';

const dayMs = 86_400_000;
const moment = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** The UTC day of a moment (ISO 8601). */
export const utcDay = (at: string): string => new Date(at).toISOString().slice(0, 10);

export const dayAfter = (day: string): string => utcDay(new Date(Date.parse(day) + dayMs).toISOString());

/** What is known when the next event comes by. */
export interface Calendar {
  /** The day of the event before; after a signed root the day after that root. No event is of an earlier day. */
  readonly floor: string;
  /** The present UTC day. A stamp beyond it is a clock that runs wrong, and counts as no stamp. */
  readonly today: string;
}

/** The day that an event counts for: that of its recording, but never before what came before it. */
export const dayOf = ({ metadata }: Recorded, { floor, today }: Calendar): string => {
  const stamp = moment.test(metadata.recordedAt) ? metadata.recordedAt.slice(0, 10) : floor;
  return stamp > floor && stamp <= today ? stamp : floor;
};
