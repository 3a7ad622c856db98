import { type Kysely, sql } from 'kysely';

import { channel } from './rows.js';

/** An arbitrary number; every writer of this database takes the same lock. */
export const appendLock = 7_205_759_412;

const lines = (parameter: string, type: string): string => `string_to_array(${parameter}, e'\\n')::${type}[]`;

// The subquery sorts before the outer nextval runs: positions follow the order of the batch.
const write = `
    with request as materialized (
      select r.stream, r.expected, (select e.revision from event_store.events e where e.stream = r.stream order by e.revision desc limit 1) as head
      from unnest(${lines('streams', 'text')}, ${lines('expectations', 'text')}) as r(stream, expected)
    ), candidate as materialized (
      select c.*
      from unnest(
        ${lines('event_streams', 'text')}, ${lines('offsets', 'bigint')}, ${lines('ids', 'uuid')}, ${lines('types', 'text')}, ${lines('versions', 'integer')},
        ${lines('event_data', 'text')}, ${lines('event_metadata', 'text')}, ${lines('moments', 'timestamptz')}
      ) with ordinality as c(stream, skip, id, type, version, data, metadata, recorded_at, place)
    ), accepted as materialized (
      select r.stream, coalesce(r.head, -1) + 1 as first
      from request r
      where case r.expected
          when 'any' then true
          when 'no-stream' then r.head is null
          when 'stream-exists' then r.head is not null
          else r.head::text = r.expected
        end
        and not exists (select from candidate c join event_store.events e on e.id = c.id where c.stream = r.stream)
    ), written as (
      insert into event_store.events (position, stream, revision, id, type, version, data, metadata, recorded_at)
      select nextval('event_store.event_position'), w.stream, w.revision, w.id, w.type, w.version, w.data::json, w.metadata::json, w.recorded_at
      from (select c.*, a.first + c.skip as revision from candidate c join accepted a on a.stream = c.stream order by c.place) w
      returning stream, revision, position
    )
    select 'written', w.stream, w.revision, null::uuid, w.position, null::text, null::json from written w`;

const look = `
      select 'head', s.stream, h.revision, null::uuid, null::bigint, null::text, null::json
      from unnest(${lines('streams', 'text')}) as s(stream)
      cross join lateral (select e.revision from event_store.events e where e.stream = s.stream order by e.revision desc limit 1) h
      union all
      select 'known', e.stream, e.revision, e.id, e.position, e.type, e.data
      from event_store.events e where e.id = any(${lines('ids', 'uuid')})`;

const body = `
  #variable_conflict use_column
  declare
    written bigint;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'event_store.append verlangt isolatie read committed, niet %', current_setting('transaction_isolation');
    end if;
    perform pg_advisory_xact_lock(${appendLock});
    return query ${write};
    get diagnostics written = row_count;
    if written > 0 then
      perform pg_notify('${channel}', '');
    end if;
    if written < cardinality(${lines('ids', 'text')}) then
      return query ${look};
    end if;
  end`;

/**
 * Creates `event_store.append`: a whole batch of appends in one query, so that the lock is never held during a round trip
 * to the client. Its parameters are texts with one value a line; JSON and names contain no line ends.
 *
 * A volatile function takes a new snapshot for each of its statements: a read after the lock sees the commit of the previous
 * holder. Numbers are drawn only under the lock, so the order of positions is the order of commits and no reader can skip
 * one. A request is written if its expectation is met and none of its ids exists; for every other request the function
 * returns the events that exist instead. PostgreSQL keeps the plan while the table grows, so the plan must never be a full scan.
 */
export const createAppend = async (db: Kysely<unknown>): Promise<void> => {
  const parameters = ['streams', 'expectations', 'event_streams', 'offsets', 'ids', 'types', 'versions', 'event_data', 'event_metadata', 'moments'];
  await sql
    .raw(
      `create function event_store.append(${parameters.map((name) => `${name} text`).join(', ')})
       returns table (outcome text, stream text, revision bigint, id uuid, "position" bigint, type text, data json)
       language plpgsql volatile set enable_seqscan = off as $$ ${body} $$`,
    )
    .execute(db);
};
