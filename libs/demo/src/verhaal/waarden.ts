import { datum } from '@actiespoor/kernel';
import type { Actor, OrganisatieCode, Planning, Schaal } from '@actiespoor/plan';

export const lokaal: Schaal = { tekst: 'Lokaal', soort: 'lokaal' };
export const regionaal: Schaal = { tekst: 'Regionaal', soort: 'regionaal' };
export const zoMogelijkRegionaal: Schaal = { tekst: 'Zo mogelijk in regionaal verband', soort: 'zo-mogelijk-regionaal' };
export const bovenregionaal: Schaal = { tekst: '(Boven)Regionaal', soort: 'bovenregionaal' };

type Woorden = Pick<Planning, 'tekst'> & Partial<Pick<Planning, 'zekerheid'>>;

/** Once, within the precision of the date: `2022-23` is some day of the autumn. */
export const eenmalig = (wanneer: string, { tekst, zekerheid = 'hoog' }: Woorden): Planning => ({
  tekst,
  soort: 'eenmalig',
  van: datum(wanneer),
  tot: datum(wanneer),
  zekerheid,
});

/** From and until, both inclusive. */
export const periode = (van: string, tot: string, { tekst, zekerheid = 'hoog' }: Woorden): Planning => ({
  tekst,
  soort: 'periode',
  van: datum(van),
  tot: datum(tot),
  zekerheid,
});

export const doorlopend: Planning = { tekst: 'Doorlopend', soort: 'doorlopend', zekerheid: 'hoog' };

/** This many times a year, from a date on. */
export const herhalend = (perJaar: number, van: string, { tekst, zekerheid = 'hoog' }: Woorden): Planning => ({
  tekst,
  soort: 'herhalend',
  perJaar,
  van: datum(van),
  zekerheid,
});

/** An actor that is an organisatie of the starter set. */
export const partner = (tekst: string, organisatie: OrganisatieCode): { readonly actor: Actor } => ({ actor: { tekst, organisatie } });
