import { describe, expect, it } from '@jest/globals';

import { ggdru, houten, moviera, nieuwegein, vanBronckhorst, vanLekstroom, veiligThuis, vijfheerenlanden } from '../../test/personas.js';
import { readActoren } from './actoren.js';
import { organisatiesOf } from './organisaties.js';
import { findNames, isMogelijkNaam } from './personen.js';
import { readTrekkers } from './trekkers.js';

const organisaties = organisatiesOf(vanLekstroom);

const trekkers = (tekst: string) => readTrekkers(tekst, organisaties).value.map(({ tekst: _, ...rest }) => rest);

const actoren = (tekst: string) => readActoren(tekst, organisaties).value.map((actor) => [actor.tekst, actor.organisatie]);

const persoon = '{persoon:a5906204-0e3c-5467-a054-270b20299dc2}';

describe('De trekkers van een actie', () => {
  it.each([
    ['Gemeente', [{ soort: 'iedere-gemeente' }]],
    ['Elke gemeente', [{ soort: 'iedere-gemeente' }]],
    ['VT', [{ soort: 'organisatie', organisatie: veiligThuis }]],
    ['Gemeente Houten', [{ soort: 'organisatie', organisatie: houten }]],
    [
      'Veilig Thuis / Moviera',
      [
        { soort: 'organisatie', organisatie: veiligThuis },
        { soort: 'organisatie', organisatie: moviera },
      ],
    ],
    [
      'GGDrU en Moviera',
      [
        { soort: 'organisatie', organisatie: ggdru },
        { soort: 'organisatie', organisatie: moviera },
      ],
    ],
    ['Beleidsmedewerker OOV Vijfheerenlanden', [{ soort: 'functie', functie: 'Beleidsmedewerker OOV', organisatie: vijfheerenlanden }]],
    ['Beleidsmedewerker zorg en veiligheid Nieuwegein', [{ soort: 'functie', functie: 'Beleidsmedewerker zorg en veiligheid', organisatie: nieuwegein }]],
    ['Preventie-medewerker Veilig Thuis', [{ soort: 'functie', functie: 'Preventie-medewerker', organisatie: veiligThuis }]],
    ['Beleidsmedewerker jeugd / veiligheid Houten', [{ soort: 'functie', functie: 'Beleidsmedewerker jeugd / veiligheid', organisatie: houten }]],
    [`${persoon} (VT)`, [{ soort: 'persoon', persoon: 'a5906204-0e3c-5467-a054-270b20299dc2', organisatie: veiligThuis }]],
  ])('leest "%s"', (tekst, verwacht) => {
    expect(trekkers(tekst)).toEqual(verwacht);
    expect(readTrekkers(tekst, organisaties).remarks).toEqual([]);
  });

  it('leest "Gemeente" in een lokaal plan als de eigenaar', () => {
    expect(readTrekkers('Gemeente', organisatiesOf(vanBronckhorst)).value).toMatchObject([{ soort: 'organisatie', organisatie: 'GM1876' }]);
  });

  it('bewaart wie onbekend is als functie, met een bevinding', () => {
    const { value, remarks } = readTrekkers('Coördinator wijkhulp', organisaties);
    expect(value).toEqual([{ tekst: 'Coördinator wijkhulp', soort: 'functie', functie: 'Coördinator wijkhulp' }]);
    expect(remarks).toMatchObject([{ code: 'organisatie-onbekend' }]);
  });

  it('kiest bij een gedeelde naam de organisatie die meedoet', () => {
    const naamgenoot = { organisatie: 'PA-HOUTEN' as never, naam: 'Houten', soort: 'partner', aliassen: [] } as const;
    const beide = organisatiesOf({ ...vanLekstroom, organisaties: [naamgenoot, ...vanLekstroom.organisaties] });
    expect(beide.find('houten')).toBe(houten);
  });
});

describe('De betrokken actoren', () => {
  it('zijn verdeeld bij komma’s, en waar een regeleinde verloren ging', () => {
    expect(actoren('Gemeenten: beleid jeugd, sociaal teams SVMN, VT, CJG Onderwijs')).toEqual([
      ['Gemeenten: beleid jeugd', undefined],
      ['Gemeenten: sociaal teams', undefined],
      ['SVMN', 'PA-SVMN'],
      ['VT', veiligThuis],
      ['CJG', undefined],
      ['Onderwijs', undefined],
    ]);
  });

  it('blijven heel waar woorden bij een organisatie horen', () => {
    expect(actoren('medewerkers VT, sociaal teams Zorg- en Veiligheidshuis')).toEqual([
      ['medewerkers VT', veiligThuis],
      ['sociaal teams', undefined],
      ['Zorg- en Veiligheidshuis', 'PA-ZVH'],
    ]);
  });

  it('laten een zin heel', () => {
    const zin = 'Wie de meldcode kent regelt dit zelf, zo nodig met hulp van de gemeente.';
    expect(actoren(`Gemeenten: sociaal teams ${zin}`)).toEqual([
      ['Gemeenten: sociaal teams', undefined],
      [zin, undefined],
    ]);
  });

  it('houden personen uit elkaar, ook zonder komma', () => {
    expect(actoren(`${persoon} (VT) ${persoon} (Houten), scholen`)).toEqual([
      [`${persoon} (VT)`, veiligThuis],
      [`${persoon} (Houten)`, houten],
      ['scholen', undefined],
    ]);
  });

  it('geven een bevinding waar een organisatie onbekend is', () => {
    expect(readActoren('Stichting Elders, VT', organisaties).remarks.map(({ code }) => code)).toEqual(['organisatie-onbekend']);
  });
});

describe('Namen van personen', () => {
  const namen = (tekst: string, soort: 'wie' | 'proza' = 'wie') => findNames(tekst, soort, organisaties).map(({ naam }) => naam);

  it.each([
    ['Anouk (VT), Joost (GGD), Renée (XYZ)', ['Anouk', 'Joost', 'Renée']],
    ['Anna van der Berg (Houten)', ['Anna van der Berg']],
    ['J. de Vries, beleid jeugd', ['J. de Vries']],
    ['Westerveld (VT)', ['Westerveld']],
    ['Politie (VT), Sociaal team (Houten), Gemeenten (Houten)', []],
    ['Zorg- en Veiligheidshuis (ZVH)', []],
  ])('worden herkend in "%s"', (tekst, verwacht) => {
    expect(namen(tekst)).toEqual(verwacht);
  });

  it('worden in proza alleen herkend waar de zin het zegt', () => {
    expect(namen('Een cursus van Fenna Holt: in het najaar', 'proza')).toEqual(['Fenna Holt']);
    expect(namen('De regiovisie van Veilig Thuis, met kader (VNG, december 2019)', 'proza')).toEqual([]);
  });

  it('worden bij een onbekende trekker vermoed', () => {
    expect(isMogelijkNaam('Fenna Holt', organisaties)).toBe(true);
    expect(isMogelijkNaam('Veilig Thuis', organisaties)).toBe(false);
    expect(isMogelijkNaam('Coördinator Wijkteam', organisaties)).toBe(false);
  });
});
