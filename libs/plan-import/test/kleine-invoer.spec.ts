import { describe, expect, it } from '@jest/globals';

import type { Gelezen } from '../src/gelezen.js';
import { readPlanning } from '../src/values/planning.js';
import { gelezen } from './document.js';
import { vanWestBetuwe } from './vormen.js';

const titel = 'Plan K 2024-2027';

const table = (...rows: readonly (readonly string[])[]): Gelezen => gelezen([titel, ...rows.map((cells) => cells.join('\t'))].join('\n'), vanWestBetuwe);

const tekst = (...lines: readonly string[]): Gelezen => gelezen([titel, ...lines].join('\n'), vanWestBetuwe);

/** One actie with this trekker. */
const trekker = (woorden: string): Gelezen => table(['Actie', 'Trekker', 'Wanneer'], ['Les', woorden, '2025']);

const wanneer = (woorden: string) => {
  const { van, tot, soort, perJaar, herhaling } = readPlanning(woorden).value;
  return { soort, van, tot, perJaar, herhaling };
};

const titels = ({ knopen }: Gelezen): readonly string[] => knopen.map((knoop) => knoop.titel);

/** The acties of each knoop, by their order. */
const verdeling = ({ knopen, acties }: Gelezen): readonly (readonly string[])[] =>
  knopen.map(({ sleutel }) => acties.filter(({ knoop }) => knoop === sleutel).map(({ omschrijving }) => omschrijving));

const codesVan = ({ bevindingen }: Gelezen): readonly string[] => bevindingen.map(({ code }) => code);

describe('Kleine invoer', () => {
  it('1: een status in haar eigen kolom', () => {
    const plan = table(['Nr', 'Actie', 'Trekker', 'Wanneer', 'Status'], ['1', 'Nazorg', 'Gemeente', '2025', 'vervallen']);
    expect(plan.acties[0]?.statussen).toMatchObject([{ waarde: { soort: 'vervallen' } }]);
    expect(codesVan(plan)).toContain('alleen-getoond');
  });

  it('2: onderdelen in een kolom', () => {
    const plan = table(
      ['Thema', 'Actie', 'Trekker', 'Wanneer'],
      ['Preventie', 'Les', 'Gemeente', '2025'],
      ['', 'Folder', 'Gemeente', '2026'],
      ['Hulp', 'Spreekuur', 'Gemeente', '2025'],
    );
    expect(titels(plan)).toEqual(['Preventie', 'Hulp']);
    expect(verdeling(plan)).toEqual([['Les', 'Folder'], ['Spreekuur']]);
  });

  it('3: een onderdeel op een eigen rij, en het volgende naast een actie', () => {
    const plan = table(
      ['Speerpunt', 'Actie', 'Trekker', 'Wanneer'],
      ['A. Weten'],
      ['', 'a) Les', 'Gemeente', '2025'],
      ['B. Doen', 'b) Gesprek', 'Gemeente', '2025'],
      ['', 'c) Tolk', 'Gemeente', '2026'],
    );
    expect(verdeling(plan)).toEqual([['Les'], ['Gesprek', 'Tolk']]);
  });

  it('4: Romeinse nummers staan naast elkaar', () => {
    const kop = ['Actie', 'Trekker', 'Wanneer'];
    const plan = table(['Actielijn I Preventie'], kop, ['1a. Les', 'Gemeente', '2025'], ['Actielijn II Hulp'], kop, ['2a. Spreekuur', 'Gemeente', '2025']);
    expect(titels(plan)).toEqual(['Preventie', 'Hulp']);
  });

  it('5: een bron en een paginaregel zijn geen onderdelen', () => {
    const plan = table(['Actie', 'Trekker', 'Wanneer'], ['Les', 'Gemeente', '2025'], ['Bron: eigen opgave, mei 2025'], ['Pagina 3 van 7']);
    expect(plan.knopen).toEqual([]);
    expect(plan.regelsoorten).toContainEqual({ soort: 'paginaregel', regels: [4, 5] });
  });

  it('6: een totaal is geen actie', () => {
    const plan = table(['Actie', 'Trekker', 'Wanneer', 'Budget'], ['Les', 'Gemeente', '2025', '€ 500'], ['Totaal', '', '', '€ 500']);
    expect(plan.acties).toHaveLength(1);
    expect(plan.regelsoorten).toContainEqual({ soort: 'totaal', regels: [4] });
  });

  it('7: een korte naam hoort bij de eigen regio, of wordt gevraagd', () => {
    expect(trekker('Veilig Thuis').acties[0]?.trekkers[0]?.waarde.organisatie).toBe('PA-VEILIG-THUIS-GELDERLAND-ZUID');
    expect(trekker('GGD').acties[0]?.trekkers[0]?.waarde.organisatie).toBeUndefined();
    expect(trekker('GGD Gelderland-Zuid').acties[0]?.trekkers[0]?.waarde.organisatie).toBeUndefined();
    expect(codesVan(trekker('GGD'))).toContain('organisatie-onbekend');
  });

  it('8: wie trekt en wie meewerkt', () => {
    const [samen] = trekker('Gemeente (i.s.m. Moviera)').acties;
    expect(samen?.trekkers.map(({ waarde }) => waarde.organisatie)).toEqual(['GM1960']);
    expect(samen?.actoren.map(({ waarde }) => waarde.organisatie)).toEqual(['PA-MOVIERA']);
    expect(trekker('a. Gemeente b. Moviera').acties[0]?.trekkers.map(({ waarde }) => waarde.organisatie)).toEqual(['GM1960', 'PA-MOVIERA']);
  });

  it.each(['Petra', 'Jansen', 'mevr. Jansen', 'Petra (gemeente)'])('9: %s kan een naam zijn, en die wordt gevraagd', (naam) => {
    const plan = trekker(naam);
    expect(codesVan(plan).filter((code) => code.startsWith('persoonsnaam'))).not.toEqual([]);
    expect(JSON.stringify(plan.acties)).not.toMatch(plan.personen.length > 0 ? /Petra|Jansen/u : /^$/u);
  });

  it('10: van twee planningen telt de nieuwe', () => {
    expect(wanneer('was maart 2024, nu oktober 2024')).toMatchObject({ van: '2024-10', tot: '2024-10' });
  });

  it('11: een herhaling met haar grenzen', () => {
    expect(wanneer('jaarlijks in november')).toMatchObject({ soort: 'herhalend', perJaar: 1, herhaling: 'FREQ=YEARLY;BYMONTH=11' });
    expect(wanneer('jaarlijks vanaf 2025')).toMatchObject({ soort: 'herhalend', perJaar: 1, van: '2025' });
    expect(wanneer('maandelijks tot 2026')).toMatchObject({ soort: 'herhalend', perJaar: 12, tot: '2026' });
  });

  it.each(['1-9-2025 tot 31-12-2026', '01-09-2025 - 31-12-2026', '1-9-2025 t/m 31-12-2026'])('12: %s', (woorden) => {
    expect(wanneer(woorden)).toMatchObject({ soort: 'periode', van: '2025-09-01', tot: '2026-12-31' });
  });

  it.each([
    ['dec 2025', '2025-12', '2025-12'],
    ['31-12-25', '2025-12-31', '2025-12-31'],
    ['2025 e.v.', '2025', undefined],
    ['m.i.v. 1-3-2025', '2025-03-01', undefined],
    [`Q3 '24`, '2024-35', '2024-35'],
    ['2025-Q3', '2025-35', '2025-35'],
    ['schooljaar 2025-2026', '2025-08', '2026-07'],
    ['week 48 2025', '2025-11-24', '2025-11-30'],
    ['start 2025, gereed 2027', '2025', '2027'],
    ['mrt-22', '2022-03', '2022-03'],
  ])('13: %s', (woorden, van, tot) => {
    expect(wanneer(woorden)).toMatchObject({ van, tot });
  });

  it('14: een status in de planning', () => {
    const status = (woorden: string) => table(['Actie', 'Trekker', 'Wanneer'], ['Les', 'Gemeente', woorden], ['Kaart', 'Gemeente', '2025']).acties[0];
    expect(status('gereed')?.statussen).toMatchObject([{ waarde: { soort: 'uitgevoerd' } }]);
    expect(status('gereed')?.planning).toBeUndefined();
    expect(status('afgerond in 2024')?.statussen).toMatchObject([{ waarde: { soort: 'uitgevoerd', op: '2024' } }]);
  });

  it.each(['-', 'n.v.t.', 'x'])('15: %s staat voor niets', (leeg) => {
    const { acties } = table(['Actie', 'Betrokkenen', 'Trekker', 'Wanneer'], ['Les', '-', '-', leeg], ['Kaart', 'scholen', 'Gemeente', '2025']);
    expect(acties[0]).toMatchObject({ trekkers: [], actoren: [] });
    expect(acties[0]?.planning).toBeUndefined();
  });

  it('16: een CSV van drie kolommen', () => {
    expect(tekst('Actie;Trekker;Wanneer', 'Les;Gemeente;2025').acties).toHaveLength(1);
  });

  it.each([
    ['Wat', 'Wie', 'Wanneer'],
    ['Activiteit', 'Trekker', 'Planning'],
    ['Actie', 'Verantwoordelijk', 'Wanneer'],
    ['Actie*', 'Trekker(s)', 'Wanneer?'],
  ])('17: koppen %s, %s en %s', (...koppen) => {
    expect(table(koppen, ['Les', 'Gemeente', '2025']).acties).toMatchObject([{ omschrijving: 'Les', trekkers: [{}], planning: { waarde: { van: '2025' } } }]);
  });

  it('19: punten op eigen regels onder een vraag', () => {
    const plan = tekst(
      'Speerpunt 1: Ouder en veilig',
      'Huidige stand van zaken:\tgoed',
      'Omschrijving actie:\t• huisbezoek',
      '• filmavond',
      '• kaart',
      'Beoogd resultaat:\tminder geweld',
      'Wie gaat dit doen?\tGemeente',
      'Planning\t2025',
    );
    expect(plan.acties[0]?.deelacties.map(({ omschrijving }) => omschrijving)).toEqual(['huisbezoek', 'filmavond', 'kaart']);
  });

  it('20: een geplakte cel van twee regels', () => {
    const plan = tekst('Actie\tBetrokkenen\tTrekker\tWanneer', 'Les\tscholen', 'politie\tGemeente\t2025', 'Kaart\tscholen\tGemeente\t2026');
    expect(plan.acties.map(({ omschrijving, actoren }) => [omschrijving, actoren.map(({ waarde }) => waarde.tekst)])).toEqual([
      ['Les', ['scholen', 'politie']],
      ['Kaart', ['scholen']],
    ]);
    expect(plan.regelsoorten).toContainEqual({ soort: 'vervolg', regels: [4] });
  });

  it.each([
    ['Ambitie 1 Kinderen veilig', 'Ambitie 2 Ouders gesteund'],
    ['1. Kinderen veilig', '2. Ouders gesteund'],
  ])('21: een onderdeel boven de eerste kolomkop: %s', (eerste, tweede) => {
    const kop = ['Actie', 'Trekker', 'Wanneer'];
    const plan = table([eerste], kop, ['Les', 'Gemeente', '2025'], [tweede], kop, ['Gesprek', 'Gemeente', '2025']);
    expect(titels(plan)).toEqual(['Kinderen veilig', 'Ouders gesteund']);
    expect(verdeling(plan)).toEqual([['Les'], ['Gesprek']]);
  });

  it('22: een begroting onder de acties is een andere tabel', () => {
    const plan = table(['Actie', 'Trekker', 'Wanneer'], ['Les', 'Gemeente', '2025'], ['Begroting'], ['Post', 'Bedrag', 'Jaar'], ['Zaalhuur', '500', '2025']);
    expect(plan.acties).toHaveLength(1);
    expect(plan.knopen).toEqual([]);
    expect(plan.regelsoorten).toContainEqual({ soort: 'andere-tabel', regels: [4, 5, 6] });
  });

  it('23: de titel is niet het briefhoofd: twee plannen', () => {
    const van = (onderwerp: string) =>
      gelezen(`Gemeente West Betuwe\n2024-2027\nUitvoeringsplan ${onderwerp}\nActie\tTrekker\tWanneer\n1. Les\tGemeente\t2025\n`, vanWestBetuwe);
    expect([van('jeugd').titel, van('jeugd').periode]).toEqual(['Uitvoeringsplan jeugd', { van: '2024', tot: '2027' }]);
    expect(van('jeugd').planId).not.toBe(van('ouderen').planId);
  });

  it('28: de Unicode-tekst van Excel', () => {
    const text = `\ufeff${titel}\r\nActie\tTrekker\tWanneer\r\nLes\tGemeente\t2025\r\n`;
    const bytes = new Uint8Array([...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]));
    expect(gelezen(bytes, vanWestBetuwe).acties).toHaveLength(1);
  });
});
