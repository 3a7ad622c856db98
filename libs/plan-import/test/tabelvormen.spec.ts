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

describe('Een formulier met andere vragen', () => {
  const formulier = (titel: string, opmerking: string): readonly (readonly string[])[] => [
    [titel],
    ['Doel', 'Minder geweld achter de voordeur'],
    ['Doelgroep', 'ouderen'],
    ['Activiteiten', 'Huisbezoek door vrijwilligers'],
    ['Projectleider', 'Gemeente'],
    ['Samenwerkingspartners', 'politie, scholen'],
    ['Startdatum', '1-3-2025'],
    ['Einddatum', '31-12-2026'],
    ['Budget', '€ 5.000'],
    ['Iets wat niemand kent', opmerking],
  ];
  const document = tabel(
    ['Plan van aanpak 2025-2027'],
    ...formulier('Project 1: Ouder en veilig', 'eerste'),
    ...formulier('Project 2: Jong en veilig', 'tweede'),
  );

  it('is per formulier één actie, ook als twee vragen hetzelfde betekenen', () => {
    const plan = gelezen(document, vanWestBetuwe);
    expect(cijfers(plan)).toEqual([0, 2, 0, 2, 2]);
    expect(plan.acties.map(({ omschrijving, planning }) => [omschrijving, planning?.waarde.van, planning?.waarde.tot])).toEqual([
      ['Ouder en veilig', '2025-03-01', '2026-12-31'],
      ['Jong en veilig', '2025-03-01', '2026-12-31'],
    ]);
  });

  it('houdt ook het antwoord op een vraag die niemand kent', () => {
    const plan = gelezen(document, vanWestBetuwe);
    expect(plan.acties.map(({ bijzonderheden = [] }) => bijzonderheden.find(({ soort }) => soort === 'opmerking')?.tekst)).toEqual([
      'ouderen Iets wat niemand kent eerste',
      'ouderen Iets wat niemand kent tweede',
    ]);
    expect(unaccounted(bytes(document), plan)).toEqual([]);
  });
});
