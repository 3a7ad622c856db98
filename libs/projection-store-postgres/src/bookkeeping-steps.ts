import { type Kysely, sql } from 'kysely';

/** A step of a migration. A step that has run anywhere is never changed. */
export type Step = (db: Kysely<unknown>) => Promise<void>;

const createCheckpoint =
  (schema: string): Step =>
  async (db) => {
    const checkpoint = sql.id(schema, 'checkpoint');
    await sql`
    create table ${checkpoint} (
      name text not null,
      version integer not null,
      positie text collate "C",
      epoch bigint not null,
      primary key (name, version)
    )`.execute(db);
    await sql`comment on table ${checkpoint} is
    'Tot waar elke projectie is. Wie de leiding neemt verhoogt epoch; wie een oudere heeft schrijft niets meer.'`.execute(db);
  };

const addRequests =
  (schema: string): Step =>
  async (db) => {
    const checkpoint = sql.id(schema, 'checkpoint');
    await sql`
    alter table ${checkpoint}
      add column generatie integer not null default 1,
      add column gevraagd text not null default 'lopen' check (gevraagd in ('lopen', 'pauze')),
      add column herkansing integer not null default 0,
      add column beantwoord integer not null default 0,
      add column staat text,
      add column melding text`.execute(db);
    await sql`comment on column ${checkpoint}.generatie is 'De tabel die nu gelezen en gevuld wordt; een herbouw maakt de volgende.'`.execute(db);
    await sql`comment on column ${checkpoint}.herkansing is 'Gaat omhoog als iemand vraagt om opnieuw te proberen wat niet lukte; beantwoord volgt.'`.execute(
      db,
    );
  };

const createHerbouw =
  (schema: string): Step =>
  async (db) => {
    await sql`
    create table ${sql.id(schema, 'herbouw')} (
      name text not null,
      version integer not null,
      generatie integer not null,
      positie text collate "C",
      gebeurtenissen bigint not null default 0,
      rijen bigint not null default 0,
      primary key (name, version)
    )`.execute(db);
    await sql`comment on table ${sql.id(schema, 'herbouw')} is 'Herbouw die bezig is of onderbroken werd, en tot waar.'`.execute(db);
  };

const createParked =
  (schema: string): Step =>
  async (db) => {
    await sql`
    create table ${sql.id(schema, 'geparkeerd')} (
      name text not null,
      version integer not null,
      generatie integer not null,
      positie text collate "C" not null,
      stream text collate "C" not null,
      revisie bigint not null,
      gebeurtenis_id text not null,
      fout text not null,
      pogingen integer not null,
      primary key (name, version, generatie, positie)
    )`.execute(db);
    await sql`comment on table ${sql.id(schema, 'geparkeerd')} is
    'Gebeurtenissen die een leesmodel niet aankon, en wat daarna in dezelfde stream kwam. Zij wachten op volgorde.'`.execute(db);
  };

/** Adds the columns of a rebuild stream by stream: the last finished stream, and the position up to which events count. */
const addStreams =
  (schema: string): Step =>
  async (db) => {
    await sql`alter table ${sql.id(schema, 'herbouw')} add column stroom text collate "C", add column tot text collate "C"`.execute(db);
  };

/** Adds the number of rows in the second table, for projections that spread their rows. */
const addParts =
  (schema: string): Step =>
  async (db) => {
    await sql`alter table ${sql.id(schema, 'herbouw')} add column delen bigint not null default 0`.execute(db);
  };

/** Adds the moment since which the leader of a projection is in its reported state. */
const addSince =
  (schema: string): Step =>
  async (db) => {
    await sql`alter table ${sql.id(schema, 'checkpoint')} add column sinds timestamptz`.execute(db);
  };

/**
 * Adds the event on which a read model or a rebuild stands, and the event store that it is from. The event has its own position: a program of
 * before this step that runs beside this one moves the position alone.
 */
const addAnchors =
  (schema: string): Step =>
  async (db) => {
    for (const table of ['checkpoint', 'herbouw']) {
      await sql`
      alter table ${sql.id(schema, table)}
        add column gebeurtenis_positie text collate "C",
        add column gebeurtenis_id text,
        add column gebeurtenis_hash text,
        add column event_store text`.execute(db);
    }
    await sql`comment on column ${sql.id(schema, 'checkpoint')}.gebeurtenis_id is
    'De gebeurtenis op deze positie. Staat zij daar niet meer in deze event store, dan gaat de projectie niet verder.'`.execute(db);
  };

/** Adds the reason why a rebuild was left unfinished. */
const addLeft =
  (schema: string): Step =>
  async (db) => {
    await sql`alter table ${sql.id(schema, 'herbouw')} add column melding text`.execute(db);
    await sql`comment on column ${sql.id(schema, 'herbouw')}.melding is
    'Waarom de herbouw bleef liggen; leeg zolang iemand eraan werkt, en als haar proces niets meer kon zeggen.'`.execute(db);
  };

const inOrder =
  (...steps: readonly Step[]): Step =>
  async (db) => {
    for (const step of steps) await step(db);
  };

/** The steps that make the tables of the engine in a schema, in order. */
export const bookkeepingSteps = (schema: string) => ({
  checkpoint: createCheckpoint(schema),
  generations: inOrder(addRequests(schema), createHerbouw(schema), createParked(schema)),
  streams: addStreams(schema),
  parts: addParts(schema),
  since: addSince(schema),
  anchors: addAnchors(schema),
  left: addLeft(schema),
});
