import { describe, expect, it } from '@jest/globals';

import { readPlan } from '../src/read-plan.js';
import { unaccounted } from './cells.js';
import { bytes, gelezen } from './document.js';
import { cijfers, statussen, vanWestBetuwe } from './vormen.js';

const tabel = (...rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join('\t')).join('\n');

const tweeKoprijen = tabel(
  ['Plan X 2025'],
  ['Maatregel', 'Trekker', 'Planning', '', '', '', 'Status'],
  ['', '', 'Q1', 'Q2', 'Q3', 'Q4', ''],
  ['Les op scholen', 'Gemeente', 'x', 'x', '', '', 'gestart'],
  ['Folder maken', 'Moviera', '', '', 'x', '', 'gereed'],
);

const beginEnEind = [
  'Plan Y 2025-2027;;;;',
  'Doelstelling;Inspanning;Projectleider;Startdatum;Einddatum;Opmerkingen',
  'Veilig thuis;Cursus geven;Teamleider;1-1-2025;31-12-2025;loopt via wijkteam',
  ';Boek schrijven;Wethouder;1-6-2025;;',
  'Veilig op school;Lespakket;GGD;;1-7-2026;',
].join('\n');

const waarom = tabel(
  ['Actieplan 2025'],
  ['Wat', 'Waarom', 'Wie', 'Wanneer', 'Gereed?'],
  ['Voorlichting in de wijk geven', 'Mensen weten te weinig', 'Sociaal team', 'voorjaar 2025', 'nee'],
  ['Training agenten', 'Herkennen van signalen', 'Politie', 'najaar 2025', 'ja'],
);

const agenda = tabel(
  ['Uitvoeringsagenda 2024-2026'],
  ['Programmalijn', 'Resultaat', 'Activiteit', 'Uitvoerder', 'Partners', 'Tijdsplanning', 'Budget', 'Voortgang'],
  ['Preventie', 'Minder geweld', 'Campagne voeren', 'Communicatie', 'scholen, sportclubs', '2e kwartaal 2024', '€ 5.000', 'op schema'],
  ['', 'Minder geweld', 'Theater op school', 'GGD', 'scholen', 'najaar 2024', '€ 2.500', 'vertraagd'],
  ['Zorg', 'Sneller hulp', 'Wachtlijst weg', 'Moviera', '-', 'doorlopend', 'p.m.', 'afgerond'],
  ['Totaal', '', '', '', '', '', '€ 7.500', ''],
);

describe('Tabellen in weer andere vormen', () => {
  it.each([
    ['een kop van twee rijen', tweeKoprijen, [0, 2, 0, 2, 2], { gestart: 1, uitgevoerd: 1 }],
    ['begin en eind in eigen kolommen', beginEnEind, [2, 3, 0, 3, 3], {}],
    ['ja en nee onder een vraag', waarom, [0, 2, 0, 2, 2], { '?': 1, uitgevoerd: 1 }],
    ['onderdelen, resultaten en een totaal', agenda, [2, 3, 0, 3, 3], { gestart: 1, vertraagd: 1, uitgevoerd: 1 }],
  ])('%s', (...row) => {
    const [, document, counts, status] = row;
    const plan = gelezen(document, vanWestBetuwe);
    expect(cijfers(plan)).toEqual(counts);
    expect(statussen(plan)).toEqual(status);
    expect(unaccounted(bytes(document), plan)).toEqual([]);
  });

  it('kolommen van gemeenten vragen een mens: niets verdwijnt stil', () => {
    const plan = gelezen(
      tabel(['Regioplan 2025'], ['Actie', 'Trekker', 'West Betuwe', 'Nijmegen'], ['Les', 'Gemeente', 'ja', 'nee'], ['Folder', 'Moviera', 'nee', 'ja']),
      vanWestBetuwe,
    );
    expect(plan.bevindingen.filter(({ code }) => code === 'kolom-zonder-rol')).toHaveLength(2);
  });

  it('wat geweigerd is, zegt welke koppen gezien zijn en welke gemist', () => {
    const reading = readPlan(bytes(tabel(['Lijst'], ['Activiteit', 'Budget', 'Toelichting'], ['Les', 'veel', 'leuk'])), vanWestBetuwe);
    expect(reading).toMatchObject({ ok: false, problem: { tekst: expect.stringMatching(/Gezien op regel 2: actie, dekking, toelichting; gemist: trekker/u) } });
  });
});
