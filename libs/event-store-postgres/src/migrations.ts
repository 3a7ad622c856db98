import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

import { createAppend } from './append-function.js';

// `data` and `metadata` are json, not jsonb: json keeps the text as written, and the hashes cover that text.
const createEvents = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create sequence event_store.event_position as bigint cache 1`.execute(db);
  await sql`
    create table event_store.events (
      position bigint primary key,
      stream text collate "C" not null,
      revision bigint not null check (revision >= 0),
      id uuid not null unique,
      type text not null,
      version integer not null check (version > 0),
      data json not null,
      metadata json not null,
      recorded_at timestamptz not null,
      unique (stream, revision)
    )`.execute(db);
  await sql`comment on table event_store.events is
    'Alles wat gebeurd is, in volgorde. Er komt alleen bij; een correctie is een nieuwe gebeurtenis.'`.execute(db);
};

const refuseChange = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function event_store.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'Wat gebeurd is blijft staan: % op event_store.events is geweigerd', tg_op
        using errcode = 'restrict_violation', hint = 'Leg een correctie vast als nieuwe gebeurtenis.';
    end $$`.execute(db);
  await sql`
    create trigger events_are_forever before update or delete or truncate on event_store.events
    for each statement execute function event_store.refuse_change()`.execute(db);
};

/**
 * The identity of this store: one row, made by chance and never changed. It goes along with every backup of the schema. A schema that an
 * earlier program put back may have left it standing.
 */
const createIdentity = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table if not exists event_store.identity (
      id uuid not null default gen_random_uuid(),
      only_one boolean primary key default true check (only_one)
    )`.execute(db);
  await sql`comment on table event_store.identity is
    'Welke event store dit is. Een leesmodel onthoudt uit welke het is gemaakt.'`.execute(db);
  await sql`insert into event_store.identity default values on conflict do nothing`.execute(db);
  await sql`
    create or replace function event_store.refuse_other_identity() returns trigger language plpgsql as $$
    begin
      raise exception 'Een event store houdt zijn identiteit: % op event_store.identity is geweigerd', tg_op using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create or replace trigger identity_is_forever before update or delete or truncate on event_store.identity
    for each statement execute function event_store.refuse_other_identity()`.execute(db);
};

/** Migrations by name, in order. A migration that has run anywhere is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_events': {
    up: async (db: Kysely<unknown>) => {
      await createEvents(db);
      await refuseChange(db);
    },
  },
  '0002_append': { up: createAppend },
  '0003_identity': { up: createIdentity },
};
