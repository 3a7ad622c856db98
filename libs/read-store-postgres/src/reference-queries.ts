import type { IndicatorQueries, IndicatorRij, KaderQueries, OrganisatieQueries, OrganisatieRij } from '@actiespoor/voortgang';
import { ledenIn } from '@actiespoor/voortgang';

import type { ReadDatabase } from './database.js';

const listOrganisaties = async (db: ReadDatabase): Promise<readonly OrganisatieRij[]> => {
  const found = await db.selectFrom('voortgang.organisaties_v1').select('rij').orderBy('key').execute();
  return found.map(({ rij }) => rij);
};

/** Reference data: a few hundred rows, so what is asked of all of them is asked here. */
export const organisatieQueries = (db: ReadDatabase): OrganisatieQueries => ({
  findOrganisatie: async (organisatie) => {
    const found = await db.selectFrom('voortgang.organisaties_v1').select('rij').where('key', '=', organisatie).executeTakeFirst();
    return found?.rij;
  },
  listOrganisaties: () => listOrganisaties(db),
  verbandenVan: async (organisatie, jaar) => {
    const all = await listOrganisaties(db);
    return all.filter(({ gegevens: { waarde } }) => waarde.organisatie !== organisatie && ledenIn(waarde, jaar).includes(organisatie));
  },
});

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

const byName = (a: IndicatorRij, b: IndicatorRij): number => (a.naam < b.naam ? -1 : 1);

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
