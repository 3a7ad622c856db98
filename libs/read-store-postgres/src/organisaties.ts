import type { OrganisatieCode } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';
import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import { type OrganisatieQueries, type OrganisatieRij, organisaties } from '@actiespoor/voortgang';
import type { Kysely } from 'kysely';

import type { ReadDatabase } from './database.js';
import type { RowTable } from './row-table.js';

export const organisatiesTable: ProjectionTable<OrganisatieRij> = {
  projection: organisaties,
  table: 'voortgang.organisaties_v1',
  primaryKey: 'key',
  columns: [],
  indexes: [],
};

type Db = Kysely<{ 'voortgang.organisaties_v1': RowTable<OrganisatieRij> }>;

/** All organisaties, in the order of their codes. */
type Register = ReadonlyMap<OrganisatieCode, OrganisatieRij>;

// Every request needs the members of organisaties, and those change a few times a year. Answers are kept for a second, a delay that
// a read model may have anyway, whichever process fills it.
const keptMs = 1_000;

const readRegister = async (db: Db): Promise<Register> => {
  const found = await db.selectFrom('voortgang.organisaties_v1').select('rij').orderBy('key').execute();
  return new Map(found.map(({ rij }) => [rij.gegevens.waarde.organisatie, rij]));
};

/** Returns the last answer for so many milliseconds; a fault is not kept. */
const keptFor = <T>(ms: number, read: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (kept && performance.now() < until) return kept;
    const reading = read();
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
    until = performance.now() + ms;
    kept = reading;
    return reading;
  };
};

/** Reference data: a few hundred rows, read whole at most once a second and searched in memory. */
export const organisatieQueries = (read: ReadDatabase): OrganisatieQueries => {
  const register = keptFor(keptMs, () => readRegister(read.$extendTables()));
  return {
    findOrganisatie: async (organisatie) => (await register()).get(organisatie),
    listOrganisaties: async () => [...(await register()).values()],
    verbandenVan: async (organisatie, jaar) =>
      [...(await register()).values()].filter(({ gegevens: { waarde } }) => waarde.organisatie !== organisatie && ledenIn(waarde, jaar).includes(organisatie)),
  };
};
