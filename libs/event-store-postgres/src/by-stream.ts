import type { ByStreamOptions, Recorded } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { type EventRow, positionNumber, recordedOf, unavailable } from './rows.js';

const pageSize = 1_000;

// Two texts for two plans: one gets a list of streams, the other only prefixes.
const pageText = (which: string): string => `
  select e.position::text as position, e.stream, e.revision::text as revision, e.id, e.type, e.version, e.data, e.metadata
  from event_store.events e
  where ${which} and e.position <= $3
  order by e.stream, e.revision
  limit ${pageSize}`;

const ofPrefixes = { name: 'by-stream', text: pageText('(e.stream, e.revision) > ($1, $2::bigint) and ($4::text[] is null or e.stream ^@ any($4))') };
// An `or` of two conditions lets the planner look the streams up, instead of scanning everything after the place.
const ofStreams = { name: 'by-stream-of', text: pageText('e.stream = any($4) and (e.stream > $1 or (e.stream = $1 and e.revision > $2::bigint))') };

/** The last revision of this stream that was read; -1 stands before the first revision. */
interface Place {
  readonly stream: string;
  readonly revision: bigint;
}

const lastRevision = 9_223_372_036_854_775_807n;

const readPage = async (pool: Pool, { stream, revision }: Place, { upTo, streamPrefixes, streams }: ByStreamOptions): Promise<readonly Recorded[]> => {
  const wanted = streams?.filter((one) => one >= stream) ?? streamPrefixes ?? null;
  const values = [stream, revision.toString(), positionNumber(upTo), wanted];
  const { rows } = await pool.query<EventRow>({ ...(streams ? ofStreams : ofPrefixes), values }).catch((error: unknown) => {
    throw unavailable('Lezen van alle streams lukt niet', error);
  });
  return rows.map(recordedOf);
};

/**
 * Reads stream after stream, page by page; no connection is held while the reader works, and the next page is read meanwhile.
 *
 * @throws StoreUnavailable
 */
export async function* byStream(pool: Pool, options: ByStreamOptions): AsyncIterable<Recorded> {
  let next = readPage(pool, { stream: options.afterStream ?? '', revision: lastRevision }, options);
  while (!options.signal.aborted) {
    const page = await next;
    const last = page.at(-1);
    if (last && page.length === pageSize) {
      next = readPage(pool, last, options);
      // If the reader stops halfway, nobody awaits this page.
      next.catch(() => undefined);
    }
    yield* page;
    if (page.length < pageSize) return;
  }
}
