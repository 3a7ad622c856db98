import type { Recorded } from '@actiespoor/event-store';

/** One event as a line of the bundle: all fields as stored. */
export const eventLine = ({ position, stream, revision, id, type, version, data, metadata }: Recorded): string =>
  `${JSON.stringify({ position, stream, revision: Number(revision), id, type, version, data, metadata })}\n`;
