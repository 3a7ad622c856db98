import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// `verklaring` is json, not jsonb: json keeps the text as it was signed.
const createWortels = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table notaris.wortels (
      nummer bigint primary key check (nummer >= 0),
      dag date not null unique,
      verklaring json not null,
      handtekening text not null
    )`.execute(db);
  await sql`comment on table notaris.wortels is
    'Per dag een getekende Merkle-wortel over alles wat die dag is vastgelegd. Er komt alleen bij.'`.execute(db);
};

const refuseChange = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function notaris.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'Wat getekend is blijft staan: % op notaris.wortels is geweigerd', tg_op
        using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger wortels_are_forever before update or delete or truncate on notaris.wortels
    for each statement execute function notaris.refuse_change()`.execute(db);
};

/** Migrations by name, in order. One that has run anywhere is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_wortels': {
    up: async (db: Kysely<unknown>) => {
      await createWortels(db);
      await refuseChange(db);
    },
  },
};
