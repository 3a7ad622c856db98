import type { Moored, ParkedOf, Position, ProcessorStatus, ProjectionControl, ProjectionCondition } from '@actiespoor/event-store';
import { sql } from 'kysely';

import { anchorIn, type AnchorRow } from './anchors.js';
import { type AnyDatabase, bookkeeping } from './bookkeeping.js';
import { buildLock } from './build-generation.js';
import { parkedOf, type ParkedRow } from './parked.js';
import type { ReadModels } from './read-models.js';

interface ConditionRow extends AnchorRow {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly paused: boolean;
  readonly begun: boolean;
  readonly built: boolean;
  readonly left: string | null;
  readonly events: number | null;
  readonly place: Position | null;
  readonly state: string | null;
  readonly error: string | null;
  readonly since: Date | null;
  readonly parked: number;
}

const reportOf = ({ state, error, since }: ConditionRow): Pick<ProjectionCondition, 'state' | 'error' | 'since'> => ({
  ...(state !== null && { state }),
  ...(error !== null && { error }),
  ...(since !== null && { since: since.toISOString() }),
});

const anchored = (anchor: Moored | undefined): Pick<ProjectionCondition, 'anchor'> => (anchor ? { anchor } : {});

const standingOf = (row: ConditionRow): ProjectionCondition => ({
  name: row.name,
  version: row.version,
  generation: row.generation,
  parked: row.parked,
  isPaused: row.paused,
  isRebuilding: row.begun && row.built,
  ...(row.begun && !row.built && { leftBecause: row.left ?? 'haar proces eindigde' }),
  ...(row.events !== null && { rebuilt: { events: row.events, position: row.place ?? undefined } }),
  ...(row.positie !== null && { position: row.positie }),
  ...anchored(anchorIn(row)),
  ...reportOf(row),
});

interface Controlled {
  readonly db: AnyDatabase;
  readonly readModels: ReadModels;
}

interface Known {
  readonly name: string;
  readonly version: number;
}

const knownIn = ({ tables, outlets = [] }: ReadModels): readonly Known[] =>
  [...tables.map(({ projection }) => projection), ...outlets].map(({ name, version }) => ({ name, version }));

const lockedIn = (readModels: ReadModels) => knownIn(readModels).map((known) => ({ ...known, lock: buildLock(readModels, known) }));

const versionOf = ({ readModels }: Controlled, name: string): number => {
  const known = knownIn(readModels);
  const found = known.find((projection) => projection.name === name);
  if (!found) throw new RangeError(`Er is geen projectie ${name}; er zijn: ${known.map((projection) => projection.name).join(', ')}`);
  return found.version;
};

const conditions = async ({ db, readModels }: Controlled): Promise<readonly ProjectionCondition[]> => {
  const { checkpoint, herbouw, geparkeerd } = bookkeeping(readModels);
  const { rows } = await sql<ConditionRow>`
    with held as materialized (
      select (classid::bigint << 32) | objid::bigint as slot from pg_locks
      where locktype = 'advisory' and objsubid = 1 and granted and database = (select oid from pg_database where datname = current_database()))
    select k.name, k.version, coalesce(c.generatie, 1) as generation, c.positie, c.gebeurtenis_positie, c.gebeurtenis_id, c.gebeurtenis_hash, c.event_store,
      coalesce(c.gevraagd = 'pauze', false) as paused, h.name is not null as begun, h.melding as left, k.slot in (select slot from held) as built,
      h.gebeurtenissen::float8 as events, h.positie as place, c.staat as state, c.melding as error, c.sinds as since,
      (select count(*)::int from ${geparkeerd} g where g.name = c.name and g.version = c.version and g.generatie = c.generatie) as parked
    from (select name, version, hashtextextended(lock, 0) as slot
      from json_to_recordset(${JSON.stringify(lockedIn(readModels))}) as j (name text, version int, lock text)) k
    left join ${checkpoint} c on c.name = k.name and c.version = k.version
    left join ${herbouw} h on h.name = k.name and h.version = k.version`.execute(db);
  return rows.map(standingOf);
};

const ask = async (controlled: Controlled, name: string, wanted: 'lopen' | 'pauze' | undefined): Promise<number> => {
  const isRetry = wanted === 'pauze' ? 0 : 1;
  const { rows } = await sql<{ herkansing: number }>`
    insert into ${bookkeeping(controlled.readModels).checkpoint} as c (name, version, positie, epoch, gevraagd, herkansing)
    values (${name}, ${versionOf(controlled, name)}, null, 0, ${wanted ?? 'lopen'}, ${isRetry})
    on conflict (name, version) do update
      set gevraagd = coalesce(${wanted ?? null}, c.gevraagd), herkansing = c.herkansing + ${isRetry},
        staat = case when ${isRetry} = 1 and c.staat in ('halted', 'paused') then null else c.staat end
    returning herkansing`.execute(controlled.db);
  return rows[0]?.herkansing ?? 0;
};

const answered = async (controlled: Controlled, name: string): Promise<number> => {
  const { rows } = await sql<{ beantwoord: number }>`
    select beantwoord from ${bookkeeping(controlled.readModels).checkpoint}
    where name = ${name} and version = ${versionOf(controlled, name)}`.execute(controlled.db);
  return rows[0]?.beantwoord ?? 0;
};

const parked = async ({ db, readModels }: Controlled): Promise<readonly ParkedOf[]> => {
  const { checkpoint, geparkeerd } = bookkeeping(readModels);
  const { rows } = await sql<ParkedRow & { readonly name: string }>`
    select g.name, g.stream, g.revisie::text as revisie, g.positie, g.gebeurtenis_id, g.fout, g.pogingen from ${geparkeerd} as g
    join ${checkpoint} as c on c.name = g.name and c.version = g.version and c.generatie = g.generatie
    order by g.name, g.positie`.execute(db);
  return rows.map(({ name, ...row }) => ({ name, ...parkedOf(row) }));
};

const report = async (controlled: Controlled, { name, state, error }: ProcessorStatus): Promise<void> => {
  await sql`
    update ${bookkeeping(controlled.readModels).checkpoint} set staat = ${state}, melding = ${error ?? null},
      sinds = case when staat = ${state} then coalesce(sinds, now()) else now() end
    where name = ${name} and version = ${versionOf(controlled, name)}`.execute(controlled.db);
};

export const projectionControl = (controlled: Controlled): ProjectionControl => ({
  conditions: () => conditions(controlled),
  pause: async (name) => void (await ask(controlled, name, 'pauze')),
  resume: async (name) => void (await ask(controlled, name, 'lopen')),
  retry: (name) => ask(controlled, name, undefined),
  answered: (name) => answered(controlled, name),
  parked: () => parked(controlled),
  report: (status) => report(controlled, status),
});
