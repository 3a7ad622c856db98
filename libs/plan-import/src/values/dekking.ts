import type { Dekking } from '@actiespoor/plan';

import type { Reading } from '../bevinding.js';
import { nonEmpty, optional } from '../text.js';

const certainties: readonly (readonly [RegExp, Dekking['zekerheid']])[] = [
  [/vooralsnog|mocht dit|onder voorbehoud|afhankelijk|onder voorwaarde/iu, 'voorwaardelijk'],
  [/voorlopig|raming|geraamd|naar verwachting/iu, 'voorlopig'],
  [/is gedekt|opgenomen in de (?:vastgestelde )?begroting|definitief|structureel gedekt/iu, 'definitief'],
];

const cycle = /(\d(?:e|ste|de)) (tussenrapportage|kwartaalrapportage|bestuursrapportage|berap|burap|turap|marap) (?:van )?(\d{4})/iu;
const other = /(begroting|kadernota|voorjaarsnota|najaarsnota|jaarrekening|(?:mei|september|december)circulaire) (?:van )?(\d{4})/iu;
const source = /(?:bekostigd|gefinancierd|betaald|gedekt) (?:vanuit|uit|door) (?:het |de )?([^.;,]{3,120})/iu;

const momentOf = (tekst: string): string | undefined => {
  const [, which, paper, year] = cycle.exec(tekst) ?? [];
  if (which !== undefined) return `${which} ${paper?.toLowerCase()} ${year}`;
  const [, name, ofYear] = other.exec(tekst) ?? [];
  return name === undefined ? undefined : `${name.toLowerCase()} ${ofYear}`;
};

/** The funding of an actie: the source, its certainty, and the moment at which the council hears more. */
export const readDekking = (tekst: string): Reading<Dekking> => {
  const zekerheid = certainties.find(([words]) => words.test(tekst))?.[1] ?? 'onbekend';
  const value = {
    tekst,
    ...optional('bron', nonEmpty(source.exec(tekst)?.[1]?.trim())),
    zekerheid,
    ...optional('moment', momentOf(tekst)),
  };
  const remarks = zekerheid === 'definitief' ? [] : [{ code: 'dekking-onzeker', tekst: `De dekking is gelezen als ${zekerheid}.` } as const];
  return { value, remarks };
};
