import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { gelezen } from './document.js';
import { docxOf, odsOf, xlsxOf } from './packages.js';
import { vanWestBetuwe } from './vormen.js';

interface Kolom {
  readonly koppen: readonly string[];
  readonly cellen: readonly string[];
}

const kolommen: readonly Kolom[] = [
  { koppen: ['Nr', 'Code', 'Nummer', '#', 'Volgnr.', 'Actienummer'], cellen: ['1a', '1b', '2a', '2b'] },
  {
    koppen: ['Actie', 'Wat gaan we doen?', 'Activiteit', 'Maatregelen', 'Te doen', 'Omschrijving actie', 'Interventie', 'Wat'],
    cellen: ['Lespakket relaties maken', 'Folder voor nieuwe ouders', 'Spreekuur in de bibliotheek', 'Overleg met de politie'],
  },
  {
    koppen: ['Trekker', 'Trekker(s)', 'Verantwoordelijke', 'Wie', 'Wie trekt?', 'Actiehouder', 'Penvoerder', 'Uitvoering door', 'Coördinatie'],
    cellen: ['Gemeente', 'Moviera', 'Welzijn West Betuwe', 'Politie'],
  },
  {
    koppen: ['Wanneer', 'Wanneer gereed?', 'Planning', 'Termijn', 'Tijdpad', 'Deadline', 'Periode', 'Looptijd', 'Streefdatum'],
    cellen: ['2025', 'Q2 2025', 'dec 2025', 'vanaf 2026'],
  },
  { koppen: ['Met wie?', 'Betrokkenen', 'Partners', 'Samen met', 'Betrokken partijen'], cellen: ['scholen', 'huisartsen', 'politie', 'Moviera'] },
  { koppen: ['Status', 'Voortgang', 'Stand', 'Stoplicht'], cellen: ['gestart', 'gereed', 'nog niet gestart', 'loopt'] },
];

/** The table with its columns in this order, under these headings. */
const tabel = (order: readonly number[], pick: readonly number[]): readonly (readonly string[])[] => {
  const chosen = order.map((index) => kolommen[index] as Kolom);
  const koppen = order.map((index) => {
    const { koppen: words } = kolommen[index] as Kolom;
    return words[(pick[index] ?? 0) % words.length] ?? '';
  });
  return [koppen, ...[0, 1, 2, 3].map((row) => chosen.map(({ cellen }) => cellen[row] ?? ''))];
};

const inhoud = (document: string | Uint8Array) =>
  gelezen(document, vanWestBetuwe).acties.map(({ code, omschrijving, planning, trekkers, actoren, statussen }) => ({
    code,
    omschrijving,
    planning: planning?.waarde.tekst,
    trekkers: trekkers.map(({ waarde }) => waarde.tekst),
    actoren: actoren.map(({ waarde }) => waarde.tekst),
    statussen: statussen?.map(({ waarde }) => waarde.tekst),
  }));

const titel = ['Plan van aanpak 2025-2027'];
const alsTekst = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join('\t')).join('\n');

const bedoeld = inhoud(alsTekst([titel, ...tabel([0, 1, 2, 3, 4, 5], [])]));

const volgorde = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 });
const keuze = fc.array(fc.nat(20), { minLength: 6, maxLength: 6 });

describe('Een tabel zegt hetzelfde', () => {
  it('in elke volgorde en met andere woorden in de kop', () => {
    expect(bedoeld).toHaveLength(4);
    fc.assert(
      fc.property(volgorde, keuze, (order, pick) => expect(inhoud(alsTekst([titel, ...tabel(order, pick)]))).toEqual(bedoeld)),
      { numRuns: 60 },
    );
  });

  it('als CSV, als werkmap, en als document van Word of LibreOffice', () => {
    fc.assert(
      fc.property(volgorde, keuze, (order, pick) => {
        const rows = [titel, ...tabel(order, pick)];
        for (const make of [xlsxOf, odsOf, docxOf]) expect(inhoud(make(...rows))).toEqual(bedoeld);
        expect(inhoud(rows.map((cells) => cells.join(';')).join('\r\n'))).toEqual(bedoeld);
      }),
      { numRuns: 20 },
    );
  });

  it('met regels boven de titel en tussen de rijen, en met herhaalde koppen', () => {
    const regels = fc.array(fc.constantFrom('Pagina 2 van 4', 'Bron: eigen opgave', 'Versie 2, maart 2025', '* bedragen exclusief btw', 'Totaal'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(volgorde, keuze, fc.tuple(regels, fc.integer({ min: 1, max: 4 })), (order, pick, [tussen, na]) => {
        const [koppen = [], ...rows] = tabel(order, pick);
        const herhaald = na < 4 ? [koppen] : [];
        const document = [['Gemeente West Betuwe'], titel, koppen, ...rows.slice(0, na), ...tussen.map((line) => [line]), ...herhaald, ...rows.slice(na)];
        expect(inhoud(alsTekst(document))).toEqual(bedoeld);
      }),
      { numRuns: 40 },
    );
  });

  it('zonder koppen, als de inhoud genoeg zegt', () => {
    const plan = gelezen(alsTekst([titel, ...tabel([0, 1, 2, 3], []).slice(1)]), vanWestBetuwe);
    expect(plan.acties.map(({ code, planning }) => [code, planning?.waarde.tekst])).toEqual(bedoeld.map(({ code, planning }) => [code, planning]));
    expect(plan.bevindingen.map(({ code }) => code)).toContain('kop-ontbreekt');
  });
});
