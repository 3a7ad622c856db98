import { createHash } from 'node:crypto';

import type { Position, Recorded } from '@actiespoor/event-store';
import { eventLine } from '@actiespoor/integrity';

/** The last line of an export: the number of events, the last position, and SHA-256 over all lines before this one. */
export interface ExportEnd {
  readonly count: number;
  readonly until: Position | null;
  readonly sha256: string;
}

/** The events up to and including a position. */
export async function* upTo(events: AsyncIterable<Recorded>, last: Position): AsyncIterable<Recorded> {
  for await (const recorded of events) {
    if (recorded.position > last) return;
    yield recorded;
  }
}

/**
 * Lines of an export: every event, then the end.
 *
 * @param onEvent called with the number of events so far
 */
export async function* exportLines(events: AsyncIterable<Recorded>, onEvent: (count: number) => void): AsyncIterable<string> {
  const digest = createHash('sha256');
  let count = 0;
  let until: Position | null = null;
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
