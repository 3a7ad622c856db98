import type { Position, TamperedOptions, Tampering } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-connection.js';
import type { StoredEvent } from './stored-event.js';
import { tamperingIn } from './tampering.js';

const pageSize = 500;

const isLast = (page: readonly StoredEvent[], end: Position): boolean => page.length < pageSize || page.some(({ position }) => position >= end);

/** Reads the log after a position up to its present end; the next page is requested while the last one is examined. */
async function* pages(connection: EsdbConnection, { after, signal }: TamperedOptions): AsyncIterable<readonly StoredEvent[]> {
  const [end] = await connection.readAll({ direction: 'backwards', max: 1, signal });
  const pageFrom = (from: Position | undefined) => connection.readAll({ from, direction: 'forwards', max: pageSize, signal });
  let asked = end && pageFrom(after);
  while (end && asked) {
    const page = await asked;
    asked = isLast(page, end.position) ? undefined : pageFrom(page.at(-1)?.position);
    asked?.catch(() => undefined);
    yield page;
  }
}

const foundIn = (page: readonly StoredEvent[], after: Position | undefined): readonly Tampering[] =>
  page.filter(({ position }) => after === undefined || position > after).flatMap((event) => tamperingIn(event) ?? []);

/**
 * Lists the log entries that tampered with own streams, in order, up to the present end.
 *
 * @throws StoreUnavailable
 */
export async function* tampered(connection: EsdbConnection, options: TamperedOptions): AsyncIterable<Tampering> {
  let last = options.after;
  for await (const page of pages(connection, options)) {
    yield* foundIn(page, last);
    last = page.at(-1)?.position ?? last;
    if (options.signal.aborted) return;
  }
}
