import { describe, expect, it } from '@jest/globals';

import { readDekking } from './dekking.js';
import { splitRomeins } from './romeins.js';
import { readSamenwerking, readSchaal } from './schaal.js';

describe('De schaal van een actie', () => {
  it.each([
    ['Lokaal', 'lokaal'],
    ['Regionaal', 'regionaal'],
    ['Regionaal / lokaal', 'regionaal-en-lokaal'],
    ['Regionaal / Lokaal', 'regionaal-en-lokaal'],
    ['Zo mogelijk in regionaal verband', 'zo-mogelijk-regionaal'],
    ['(Boven)Regionaal', 'bovenregionaal'],
    ['i) Regionaal ii) Regionaal iii) Lokaal', 'regionaal-en-lokaal'],
    ['i) Lokaal ii) Lokaal', 'lokaal'],
  ])('leest "%s" en bewaart de woorden', (tekst, soort) => {
    expect(readSchaal(tekst)).toEqual({ value: { tekst, soort }, remarks: [] });
  });

  it('blijft leeg waar de woorden onbekend zijn', () => {
    expect(readSchaal('overal')).toMatchObject({ value: undefined, remarks: [{ code: 'schaal-onleesbaar' }] });
  });

  it.each([
    ['Solo', 'lokaal'],
    ['Samen met de regio', 'regionaal'],
    ['Dit geldt vooral voor onze gemeente; de training doen wij samen', 'lokaal'],
    ['Waar het kan doen wij dit samen', 'zo-mogelijk-regionaal'],
  ])('leest uit het formulier "%s"', (tekst, soort) => {
    expect(readSamenwerking(tekst).value.soort).toBe(soort);
  });
});

describe('Een opsomming i) ii) iii)', () => {
  it('heeft een aanhef en delen', () => {
    expect(splitRomeins('Proces: i) een ii) twee; iii) drie')).toEqual({ aanhef: 'Proces', delen: ['een', 'twee', 'drie'] });
  });

  it.each(['gewone tekst', 'i) alleen', 'ii) een i) twee', 'wiki) en xi) samen'])('is "%s" niet', (tekst) => {
    expect(splitRomeins(tekst)).toBeUndefined();
  });
});

describe('De dekking van een actie', () => {
  it('heeft een bron, een zekerheid en een moment', () => {
    const tekst = 'De cursus wordt bekostigd vanuit het Fonds Samen. Mocht dit ophouden, dan melden wij dat in de 1e tussenrapportage van 2025.';
    expect(readDekking(tekst).value).toEqual({ tekst, bron: 'Fonds Samen', zekerheid: 'voorwaardelijk', moment: '1e tussenrapportage 2025' });
  });

  it.each([
    ['Voorlopig opgenomen in de begroting 2022', 'voorlopig', 'begroting 2022'],
    ['Is gedekt', 'definitief', undefined],
    ['Geen kosten', 'onbekend', undefined],
  ])('leest "%s"', (tekst, zekerheid, moment) => {
    const { value } = readDekking(tekst);
    expect([value.zekerheid, value.moment]).toEqual([zekerheid, moment]);
  });
});
