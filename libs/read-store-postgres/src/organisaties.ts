import type { OrganisatieCode } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';
import type { IndicatorQueries, IndicatorRij, KaderQueries, OrganisatieQueries, OrganisatieRij } from '@actiespoor/voortgang';
import { dutchOrder } from '@actiespoor/voortgang';

import type { ReadDatabase } from './database.js';

/** All organisaties, in the order of their codes. */
type Register = ReadonlyMap<OrganisatieCode, OrganisatieRij>;

// Every request asks who belongs to whom, and that changes a few times a year. A second is how far behind a read model
// may be anyway before the next look, and it holds whichever process fills it.
const keptMs = 1_000;

const readRegister = async (db: ReadDatabase): Promise<Register> => {
  const found = await db.selectFrom('voortgang.organisaties_v1').select('rij').orderBy('key').execute();
  return new Map(found.map(({ rij }) => [rij.gegevens.waarde.organisatie, rij]));
};

/** The answer of a moment ago, where there is one; a fault is not kept. */
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

/** Reference data: a few hundred rows, read whole at most once a second and looked through here. */
export const organisatieQueries = (db: ReadDatabase): OrganisatieQueries => {
  const register = keptFor(keptMs, () => readRegister(db));
  return {
    findOrganisatie: async (organisatie) => (await register()).get(organisatie),
    listOrganisaties: async () => [...(await register()).values()],
    verbandenVan: async (organisatie, jaar) =>
      [...(await register()).values()].filter(
        ({ gegevens: { waarde } }) => waarde.organisatie !== organisatie && ledenIn(waarde, jaar).includes(organisatie),
      ),
  };
};

export const kaderQueries = (db: ReadDatabase): KaderQueries => ({
  findKader: async (kaderId) => {
    const found = await db.selectFrom('voortgang.kaders_v1').select('rij').where('key', '=', kaderId).executeTakeFirst();
    return found?.rij;
  },
  listKaders: async () => {
    const found = await db.selectFrom('voortgang.kaders_v1').select('rij').orderBy('key').execute();
    return found.map(({ rij }) => rij);
  },
});

const byName = (a: IndicatorRij, b: IndicatorRij): number => dutchOrder(a.naam, b.naam);

export const indicatorQueries = (db: ReadDatabase): IndicatorQueries => ({
  findIndicator: async (indicatorId) => {
    const found = await db.selectFrom('voortgang.indicatoren_v1').select('rij').where('key', '=', indicatorId).executeTakeFirst();
    return found?.rij;
  },
  listIndicatoren: async () => {
    const found = await db.selectFrom('voortgang.indicatoren_v1').select('rij').orderBy('key').execute();
    return found.map(({ rij }) => rij).toSorted(byName);
  },
});
