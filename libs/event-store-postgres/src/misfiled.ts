import type { Misfiled } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { positionText, unavailable } from './rows.js';

interface FiledRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  /** The filed moment in UTC, to the microsecond. */
  readonly filed: string;
  readonly said: string | null;
  /** The text, only if the database finds that it may hold a key twice. */
  readonly data: string | null;
  readonly metadata: string | null;
}

const pageSize = 5_000;

// The database tests the text at every level, so that only suspect texts are fetched.
const suspect = (column: string): string => `case when e.${column} is json with unique keys then null else e.${column}::text end as ${column}`;

const pageText = `
  select e.position::text as position, e.stream, e.revision::text as revision,
    to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as filed, e.metadata->>'recordedAt' as said,
    ${suspect('data')}, ${suspect('metadata')}
  from event_store.events e
  where e.position > $1
  order by e.position
  limit ${pageSize}`;

/** `2026-11-21T10:00:00Z` and `…:00.120Z` as the database writes them; anything else unchanged, since it is no moment of ours. */
const toMicroseconds = (moment: string): string =>
  moment.replace(
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/,
    (_, seconds: string, fraction = '') => `${seconds}.${String(fraction).padEnd(6, '0')}Z`,
  );

// Metadata without any moment is found by the hash chain.
const isMisfiled = ({ filed, said }: FiledRow): boolean => said !== null && toMicroseconds(said) !== filed;

// The database also suspects texts that it cannot hold, such as \u0000. Parsing loses a doubled key, and nothing else.
const isDoubled = (text: string | null): boolean => text !== null && JSON.stringify(JSON.parse(text)) !== text;

function* faultsOf(row: FiledRow): Iterable<Misfiled> {
  const place = { position: positionText(row.position), stream: row.stream, revision: BigInt(row.revision) };
  if (isMisfiled(row)) yield { ...place, recordedAt: row.filed };
  for (const column of ['data', 'metadata'] as const) if (isDoubled(row[column])) yield { ...place, doubleNames: column };
}

/**
 * Lists events whose search column differs from their own moment of recording, or whose text holds a key twice.
 *
 * @throws StoreUnavailable
 */
export async function* misfiled(pool: Pool, signal: AbortSignal): AsyncIterable<Misfiled> {
  for (let after = '-1'; !signal.aborted;) {
    const { rows } = await pool.query<FiledRow>({ name: 'misfiled', text: pageText, values: [after] }).catch((error: unknown) => {
      throw unavailable('Nalopen van de event store lukt niet', error);
    });
    for (const row of rows) yield* faultsOf(row);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.position ?? after;
  }
}
