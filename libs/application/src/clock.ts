import type { Dag } from '@actiespoor/kernel';

/** The present moment, ISO 8601 in UTC. */
export type Clock = () => string;

const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The calendar day in the Netherlands at a moment (ISO 8601): plans and statuses live by that day. */
export const dayAt = (moment: string): Dag => amsterdam.format(new Date(moment)) as Dag;

/** The year of a day, for memberships in that year. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));
