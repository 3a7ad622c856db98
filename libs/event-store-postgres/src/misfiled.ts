import type { Misfiled } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { positionText, unavailable } from './rows.js';

interface FiledRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  /** In UTC, to the microsecond. */
  readonly filed: string;
  readonly said: string | null;
}

const pageSize = 5_000;

const pageText = `
  select e.position::text as position, e.stream, e.revision::text as revision,
    to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as filed, e.metadata->>'recordedAt' as said
  from event_store.events e
  where e.position > $1
  order by e.position
  limit ${pageSize}`;

/** `2026-11-21T10:00:00Z` and `…:00.120Z` as the database writes it; anything else as it is, for it is no moment of ours. */
const toMicroseconds = (moment: string): string =>
  moment.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/, (_, seconds: string, fraction = '') => `${seconds}.${String(fraction).padEnd(6, '0')}Z`);

// Metadata that says nothing at all is found by the chain.
const isMisfiled = ({ filed, said }: FiledRow): boolean => said !== null && toMicroseconds(said) !== filed;

/** Events of which the column by which one searches is not the moment of recording that they say themselves. @throws StoreUnavailable */
export async function* misfiled(pool: Pool, signal: AbortSignal): AsyncIterable<Misfiled> {
  for (let after = '-1'; !signal.aborted; ) {
    const { rows } = await pool.query<FiledRow>({ name: 'misfiled', text: pageText, values: [after] }).catch((error: unknown) => {
      throw unavailable('Nalopen van de event store lukt niet', error);
    });
    for (const { position, stream, revision, filed } of rows.filter(isMisfiled)) {
      yield { position: positionText(position), stream, revision: BigInt(revision), recordedAt: filed };
    }
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.position ?? after;
  }
}
