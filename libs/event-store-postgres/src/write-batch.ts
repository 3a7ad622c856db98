import { type AppendRequest, judge, type KnownEvent, type NewEvent, type Position, type Verdict } from '@actiespoor/event-store';
import type { Client } from 'pg';

import type { Written } from './group-commit.js';
import { channel, positionText } from './rows.js';

interface HoldingRow {
  readonly stream: string;
  readonly revision: string;
  /** Null where the row is a head: the last revision of a stream of the batch. */
  readonly id: string | null;
  readonly position: string;
  readonly type: string;
  readonly data: object;
}

interface Holdings {
  readonly heads: ReadonlyMap<string, bigint>;
  readonly known: ReadonlyMap<string, KnownEvent>;
}

interface Judged {
  readonly request: AppendRequest;
  readonly verdict: Verdict;
}

interface Placed {
  readonly stream: string;
  readonly revision: bigint;
  readonly event: NewEvent;
}

/** Any number will do, as long as every writer of this database takes the same one. */
export const appendLock = 7_205_759_412;

// Two statements, two snapshots: what is read after the lock is what the previous holder committed. Numbers are drawn
// only under the lock, so the order of positions is the order of commits and no reader can skip one.
const beginAndLock = `begin isolation level read committed read write; select pg_advisory_xact_lock(${appendLock})`;

const readHoldings = `
  select s.stream, e.revision::text as revision, null::uuid as id, null as position, null as type, null::json as data
  from unnest($1::text[]) as s(stream)
  cross join lateral (select revision from event_store.events where stream = s.stream order by revision desc limit 1) e
  union all
  select e.stream, e.revision::text, e.id, e.position::text, e.type, e.data
  from event_store.events e where e.id = any($2::uuid[])`;

// The inner order stands before the outer nextval is computed: positions follow the order of the batch.
const insertEvents = `
  insert into event_store.events (position, stream, revision, id, type, version, data, metadata, recorded_at)
  select nextval('event_store.event_position'), e.stream, e.revision, e.id, e.type, e.version, e.data::json, e.metadata::json, e.recorded_at
  from (
    select * from unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::timestamptz[])
      with ordinality as u(stream, revision, id, type, version, data, metadata, recorded_at, place)
    order by u.place
  ) e
  returning stream, position::text as position`;

const knownOf = ({ stream, revision, id, position, type, data }: HoldingRow): readonly (readonly [string, KnownEvent])[] =>
  id === null ? [] : [[id, { id, stream, revision: BigInt(revision), position: positionText(position), type, data }]];

const holdingsOf = async (client: Client, requests: readonly AppendRequest[]): Promise<Holdings> => {
  const streams = requests.map(({ stream }) => stream);
  const ids = requests.flatMap(({ events }) => events.map(({ id }) => id));
  const { rows } = await client.query<HoldingRow>({ name: 'holdings', text: readHoldings, values: [streams, ids] });
  return {
    heads: new Map(rows.filter(({ id }) => id === null).map(({ stream, revision }) => [stream, BigInt(revision)])),
    known: new Map(rows.flatMap(knownOf)),
  };
};

const rowsOf = ({ request: { stream, events }, verdict }: Judged): readonly Placed[] => {
  if (verdict.outcome !== 'write') return [];
  return events.map((event, index) => ({ stream, revision: verdict.first + BigInt(index), event }));
};

/** Each request by itself, as if the ones before it had been written already: an id is claimed by the first that has it. */
const judgeAll = (requests: readonly AppendRequest[], { heads, known }: Holdings): readonly Judged[] => {
  const claimed = new Map(known);
  return requests.map((request) => {
    const verdict = judge(request, { head: heads.get(request.stream), known: claimed });
    for (const { stream, revision, event } of rowsOf({ request, verdict })) {
      claimed.set(event.id, { ...event, stream, revision, position: positionText('') });
    }
    return { request, verdict };
  });
};

const insert = async (client: Client, rows: readonly Placed[]): Promise<ReadonlyMap<string, Position>> => {
  const values = [
    rows.map(({ stream }) => stream),
    rows.map(({ revision }) => revision.toString()),
    rows.map(({ event }) => event.id),
    rows.map(({ event }) => event.type),
    rows.map(({ event }) => event.version),
    rows.map(({ event }) => JSON.stringify(event.data)),
    rows.map(({ event }) => JSON.stringify(event.metadata)),
    rows.map(({ event }) => event.metadata.recordedAt),
  ];
  const inserted = await client.query<{ stream: string; position: string }>({ name: 'insert', text: insertEvents, values });
  return new Map(inserted.rows.map(({ stream, position }) => [stream, positionText(position)]));
};

/** A commit of a failed transaction is answered with ROLLBACK and no error: that is no commit. */
const commit = async (client: Client): Promise<void> => {
  const results = [await client.query(`notify ${channel}; commit`)].flat();
  const command = results.at(-1)?.command;
  if (command !== 'COMMIT') throw new Error(`De transactie eindigde met ${command}`);
};

/** Ends the transaction, with these rows or without any, and gives the last position of each stream. */
const insertAndCommit = async (client: Client, rows: readonly Placed[]): Promise<ReadonlyMap<string, Position>> => {
  if (rows.length === 0) {
    await client.query('rollback');
    return new Map();
  }
  const lastPositions = await insert(client, rows);
  await commit(client);
  return lastPositions;
};

const writtenOf = ({ request, verdict }: Judged, lastPositions: ReadonlyMap<string, Position>): Written => {
  switch (verdict.outcome) {
    case 'write': {
      const position = lastPositions.get(request.stream);
      if (position === undefined) throw new Error(`Geen positie teruggekregen voor ${request.stream}`);
      return { outcome: 'appended', revision: verdict.first + BigInt(request.events.length - 1), position };
    }
    case 'written':
      return { outcome: 'appended', revision: verdict.revision, position: verdict.position };
    case 'conflict':
    case 'corrupt':
      return verdict;
  }
};

/**
 * Writes one batch in one transaction; no two requests of it have the same stream. The verdicts come from one look
 * under the lock, so a request that is refused does not touch its neighbours.
 *
 * @returns for each request in order what came of it
 * @throws whatever the connection throws; then it is unknown whether the batch was written
 */
export const writeBatch = async (client: Client, requests: readonly AppendRequest[]): Promise<readonly Written[]> => {
  await client.query(beginAndLock);
  const judged = judgeAll(requests, await holdingsOf(client, requests));
  const lastPositions = await insertAndCommit(client, judged.flatMap(rowsOf));
  return judged.map((each) => writtenOf(each, lastPositions));
};
