import type { ParkedOf, Position, ProjectionControl, ProjectionStanding } from '@actiespoor/event-store';
import { sql } from 'kysely';

import type { ReadDatabase } from './database.js';
import { parkedOf } from './parked.js';
import { projectionTables } from './projection-tables.js';

interface StandingRow {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position: Position | null;
  readonly paused: boolean;
  readonly rebuilding: boolean;
  readonly state: string | null;
  readonly error: string | null;
  readonly parked: number;
}

const standingOf = ({ position, paused, rebuilding, state, error, ...row }: StandingRow): ProjectionStanding => ({
  ...row,
  isPaused: paused,
  isRebuilding: rebuilding,
  ...(position !== null && { position }),
  ...(state !== null && { state }),
  ...(error !== null && { error }),
});

const known = projectionTables.map(({ projection: { name, version } }) => ({ name, version }));

const versionOf = (name: string): number => {
  const found = known.find((projection) => projection.name === name);
  if (!found) throw new RangeError(`Er is geen projectie ${name}; er zijn: ${known.map((projection) => projection.name).join(', ')}`);
  return found.version;
};

const standings = async (db: ReadDatabase): Promise<readonly ProjectionStanding[]> => {
  const { rows } = await sql<StandingRow>`
    select k.name, k.version, coalesce(c.generatie, 1) as generation, c.positie as position,
      coalesce(c.gevraagd = 'pauze', false) as paused, h.name is not null as rebuilding, c.staat as state, c.melding as error,
      (select count(*)::int from voortgang.geparkeerd g where g.name = c.name and g.version = c.version and g.generatie = c.generatie) as parked
    from json_to_recordset(${JSON.stringify(known)}) as k (name text, version int)
    left join voortgang.checkpoint c on c.name = k.name and c.version = k.version
    left join voortgang.herbouw h on h.name = k.name and h.version = k.version`.execute(db);
  return rows.map(standingOf);
};

const ask = async (db: ReadDatabase, name: string, wanted: 'lopen' | 'pauze' | undefined): Promise<number> => {
  const isRetry = wanted === 'pauze' ? 0 : 1;
  const { rows } = await sql<{ herkansing: number }>`
    insert into voortgang.checkpoint as c (name, version, positie, epoch, gevraagd, herkansing)
    values (${name}, ${versionOf(name)}, null, 0, ${wanted ?? 'lopen'}, ${isRetry})
    on conflict (name, version) do update
      set gevraagd = coalesce(${wanted ?? null}, c.gevraagd), herkansing = c.herkansing + ${isRetry}
    returning herkansing`.execute(db);
  return rows[0]?.herkansing ?? 0;
};

const answered = async (db: ReadDatabase, name: string): Promise<number> => {
  const found = await db
    .selectFrom('voortgang.checkpoint')
    .select('beantwoord')
    .where('name', '=', name)
    .where('version', '=', versionOf(name))
    .executeTakeFirst();
  return found?.beantwoord ?? 0;
};

const parked = async (db: ReadDatabase): Promise<readonly ParkedOf[]> => {
  const rows = await db
    .selectFrom('voortgang.geparkeerd as g')
    .innerJoin('voortgang.checkpoint as c', (join) =>
      join.onRef('c.name', '=', 'g.name').onRef('c.version', '=', 'g.version').onRef('c.generatie', '=', 'g.generatie'),
    )
    .select(['g.name', 'g.stream', 'g.revisie', 'g.positie', 'g.gebeurtenis_id', 'g.fout', 'g.pogingen'])
    .orderBy('g.name')
    .orderBy('g.positie')
    .execute();
  return rows.map(({ name, ...row }) => ({ name, ...parkedOf(row) }));
};

export const projectionControl = (db: ReadDatabase): ProjectionControl => ({
  standings: () => standings(db),
  pause: async (name) => void (await ask(db, name, 'pauze')),
  resume: async (name) => void (await ask(db, name, 'lopen')),
  retry: (name) => ask(db, name, undefined),
  answered: (name) => answered(db, name),
  parked: () => parked(db),
  report: async ({ name, state, error }) => {
    const told = { staat: state, melding: error ?? null };
    await db.updateTable('voortgang.checkpoint').set(told).where('name', '=', name).where('version', '=', versionOf(name)).execute();
  },
});
