import { createHash } from 'node:crypto';

import type { Recorded } from '@actiespoor/event-store';

/** One event as a line of an export. The hash of its chain is in the metadata. */
export const eventLine = ({ position, stream, revision, id, type, version, data, metadata }: Recorded): string =>
  `${JSON.stringify({ position, stream, revision: Number(revision), id, type, version, data, metadata })}\n`;

/** The last line of an export: how many events there are, up to where, and SHA-256 over all lines before this one. */
export interface ExportEnd {
  readonly count: number;
  readonly until: string | null;
  readonly sha256: string;
}

/**
 * Lines of an export: every event, then the end.
 *
 * @param onEvent told how many events there are so far
 */
export async function* exportLines(events: AsyncIterable<Recorded> | Iterable<Recorded>, onEvent: (count: number) => void): AsyncIterable<string> {
  const digest = createHash('sha256');
  let count = 0;
  let until: string | null = null;
  for await (const recorded of events) {
    const line = eventLine(recorded);
    digest.update(line);
    count += 1;
    until = recorded.position;
    onEvent(count);
    yield line;
  }
  const end: ExportEnd = { count, until, sha256: digest.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}
