import { readFileSync } from 'node:fs';

import { datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { bytes, codesOp, gelezen, plantabel } from '../test/document.js';
import { vanLekstroom } from '../test/personas.js';
import { readPlan } from './read-plan.js';

const voorbeeld = new Uint8Array(readFileSync(new URL('../../../test/fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url)));

const rij = (...cells: readonly string[]): readonly string[] => cells;

describe('Het meegeleverde voorbeeld', () => {
  it('heeft 9 knopen, 19 acties, 3 deelacties en 4 verwijzingen', () => {
    expect(gelezen(voorbeeld).samenvatting).toMatchObject({ knopen: 9, acties: 19, deelacties: 3, verwijzingen: 4 });
  });

  it('heeft geen fouten, geen personen, en een bevinding voor elke val', () => {
    const { bevindingen, personen } = gelezen(voorbeeld);
    expect(personen).toEqual([]);
    expect(bevindingen.filter(({ ernst }) => ernst === 'fout')).toEqual([]);
    expect(new Set(bevindingen.map(({ code }) => code))).toEqual(
      new Set(['geldig-vanaf-afgeleid', 'planning-dubbelzinnig', 'regionaal-met-trekker-gemeente', 'status-in-planning']),
    );
  });

  it('is als CSV hetzelfde plan', () => {
    const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    const lines = new TextDecoder().decode(voorbeeld).split('\n');
    const csv = lines.map((line) => line.split('\t').map(quoted).join(';')).join('\r\n');
    const [tsv, other] = [gelezen(voorbeeld), gelezen(csv)];
    expect({ ...other, document: undefined }).toEqual({ ...tsv, document: undefined });
  });
});

describe('Een plantabel', () => {
  it('geeft elke waarde de regel waarop zij staat', () => {
    const { acties, planId } = gelezen(
      plantabel(rij('1a. Scholing', 'VT', 'Lokaal', 'Gemeente', '2022'), [''], rij('1b. Overleg', '', 'Regionaal', 'VT', 'ntb')),
    );
    expect(planId).toMatch(/^[0-9a-f-]{36}$/u);
    expect(acties.map(({ code, regel, planning, schaal }) => [code, regel, planning?.regel, schaal?.waarde.tekst])).toEqual([
      ['1a', 4, 4, 'Lokaal'],
      ['1b', 6, 6, 'Regionaal'],
    ]);
  });

  it('mag andere kolomnamen, een codekolom en een andere volgorde hebben', () => {
    const { acties } = gelezen('Plan 2022-2023\nCode;Trekker;Omschrijving;Planning;Schaal\n7;VT;Scholing;2022;Lokaal\n');
    expect(acties).toMatchObject([
      { code: '7', omschrijving: 'Scholing', planning: { waarde: { van: '2022' } }, trekkers: [{ waarde: { soort: 'organisatie' } }] },
    ]);
  });

  it('meldt wat ontbreekt: kolommen, cellen, codes, titel en periode', () => {
    const zonder = gelezen('Acties/prestaties\tTrekker\tWanneer\nScholing\tVT\n\tVT\t2022\n');
    expect(codesOp(zonder, 1)).toEqual(expect.arrayContaining(['titel-ontbreekt', 'periode-ontbreekt', 'kolommen-ontbreken']));
    expect(codesOp(zonder, 2)).toEqual(['kolommen-ontbreken', 'code-ontbreekt']);
    expect(codesOp(zonder, 3)).toEqual(['omschrijving-ontbreekt', 'code-ontbreekt']);
  });

  it('neemt de titel zo nodig van het bestand', () => {
    const { titel } = gelezen('Acties/prestaties\tTrekker\tWanneer\n1a. Scholing\tVT\t2022\n', { ...vanLekstroom, filename: 'plan-van-aanpak.tsv' });
    expect(titel).toBe('plan van aanpak');
  });

  it.each(['jan@houten.nl.txt', '111222333.tsv', '{persoon:x}.tsv'])('neemt geen titel van een bestand dat %s heet', (filename) => {
    expect(gelezen('Acties/prestaties\tTrekker\tWanneer\n1a. Scholing\tVT\t2022\n', { ...vanLekstroom, filename }).titel).toBe('');
  });

  it('meldt een dubbele code, een formule, een naam en een eenzijdige verwijzing', () => {
    const plan = gelezen(
      plantabel(
        rij('1a. Scholing (valt tevens onder actielijn 1)', 'Anouk (VT)', 'Lokaal', 'Gemeente', '2022'),
        rij('1a. Nog eens', '=HYPERLINK("x")', 'Lokaal', 'Gemeente', '2022'),
        rij('Zie ook 9z.'),
      ),
    );
    expect(codesOp(plan, 4)).toEqual(expect.arrayContaining(['persoonsnaam', 'verwijzing-eenzijdig']));
    expect(codesOp(plan, 5)).toEqual(expect.arrayContaining(['formule', 'dubbele-code']));
    expect(codesOp(plan, 6)).toEqual(['verwijzing-onbekend']);
    expect(plan.personen).toMatchObject([{ naam: 'Anouk', regel: 4 }]);
    expect(JSON.stringify(plan.acties)).not.toContain('Anouk');
  });

  it.each([
    ['een andere titel', 'Actielijn 1 Voorkomen', ['dubbele-code']],
    ['dezelfde titel, op een volgende bladzijde', 'ACTIELIJN 1 Samenwerken (vervolg)', []],
    ['alleen het nummer', 'Actielijn 1', []],
  ])('voegt niets ongemerkt samen onder een kop die een nummer herhaalt met %s', (_, kop, bevindingen) => {
    const plan = gelezen(plantabel(rij('1a. Scholing', 'VT', 'Lokaal', 'Gemeente', '2022'), rij(kop), rij('1b. Overleg', 'VT', 'Lokaal', 'Gemeente', '2022')));
    expect(codesOp(plan, 5)).toEqual(bevindingen);
  });

  it('voegt ook in een formulier niets ongemerkt samen', () => {
    const velden = ['Huidige stand van zaken', 'Omschrijving actie', 'Beoogd resultaat', 'Planning', 'Kosten en dekking'];
    const formulier = (titel: string) => [`Speerpunt 4: ${titel}`, ...velden.map((veld) => `${veld}\tEen tekst over ${titel}`)].join('\n');
    const plan = gelezen(['Voorbeeldplan 2021-2024', formulier('Voorkomen'), formulier('Helpen')].join('\n'));
    expect(codesOp(plan, 8)).toContain('dubbele-code');
  });

  it('houdt persoonsgegevens tegen en herhaalt ze niet', () => {
    const { bevindingen } = gelezen(plantabel(rij('1a. Bel 06-12345678', 'x@voorbeeld.nl', 'Lokaal', 'Gemeente', '2022')));
    const fouten = bevindingen.filter(({ ernst }) => ernst === 'fout');
    expect(fouten.map(({ code, regel }) => [code, regel])).toEqual([
      ['persoonsgegevens', 4],
      ['persoonsgegevens', 4],
    ]);
    expect(JSON.stringify(fouten)).not.toMatch(/12345678|voorbeeld\.nl/u);
  });

  it.each(['bel 06/12/34/56/78', 'zie 111\u00a0222\u00a0333', 'zie １１１２２２３３３', 'mail naam (at) domein', 'zie 111<b></b>222<i></i>333'])(
    'houdt ook tegen wat anders gespeld is: %j',
    (tekst) => {
      expect(codesOp(gelezen(plantabel(rij(`1a. ${tekst}`, 'VT', 'Lokaal', 'Gemeente', '2022'))), 4)).toContain('persoonsgegevens');
    },
  );

  it.each([
    '{persoon:5b1f0000-0000-4000-8000-111222333444}',
    '{Persoon: x}',
    '{per<b></b>soon:5b1f0000-0000-4000-8000-111222333444}',
    '{per\u200bsoon:x}',
    '{per<!-- x -->soon:x}',
    '{persoon<br>:x}',
  ])('houdt een getypte verwijzing naar een persoon tegen, in elke cel: %s', (tekst) => {
    for (const cel of [0, 1, 2, 3, 4]) {
      const cellen = ['1a. Scholing', 'VT', 'Lokaal', 'Gemeente', '2022'].map((woorden, place) => (place === cel ? `${woorden} ${tekst}` : woorden));
      const { bevindingen } = gelezen(plantabel(rij(...cellen)));
      if (!tekst.includes('<!--')) expect(bevindingen.filter(({ code }) => code === 'persoonsverwijzing')).toMatchObject([{ regel: 4, ernst: 'fout' }]);
    }
  });

  it.each([
    ['titel', 'Plan {persoon:x} 2021-2024\nCode;Trekker;Omschrijving;Planning\n7;VT;Scholing;2022\n'],
    ['kop', 'Plan 2021-2024\nActielijn 1 Met {persoon:x}\nCode;Trekker;Omschrijving;Planning\n7;VT;Scholing;2022\n'],
  ])('houdt een getypte verwijzing ook in een %s tegen', (_, document) => {
    expect(gelezen(document).bevindingen.map(({ code }) => code)).toContain('persoonsverwijzing');
  });

  it('vraagt een mens naar een naam in de titel, en laat de titel zoals hij is', () => {
    const plan = gelezen('Plan van Fenna Holt (VT) 2021-2024\nCode;Trekker;Omschrijving;Planning\n7;VT;Scholing;2022\n');
    expect(codesOp(plan, 1)).toContain('persoonsnaam-mogelijk');
    expect(plan.personen).toEqual([]);
  });

  it('leidt geldigVanaf af van de periode, tenzij het gegeven is', () => {
    const document = plantabel(rij('1a. Scholing', 'VT', 'Lokaal', 'Gemeente', '2022'));
    expect(gelezen(document)).toMatchObject({ geldigVanaf: '2021-01-01', bevindingen: [{ code: 'geldig-vanaf-afgeleid' }] });
    expect(gelezen(document, { ...vanLekstroom, geldigVanaf: datum('2021-05') })).toMatchObject({ geldigVanaf: '2021-05', bevindingen: [] });
  });

  it('houdt HTML voor tekst en voert niets uit', () => {
    const { acties } = gelezen(plantabel(rij('1a. <script>alert(1)</script>Scholing', 'VT', 'Lokaal', 'Gemeente', '2022')));
    expect(acties[0]?.omschrijving).toBe('alert(1) Scholing');
  });
});

describe('Wat er ook binnenkomt', () => {
  const outcome = (input: Uint8Array): string => {
    const reading = readPlan(input, vanLekstroom);
    return reading.ok ? typeof reading.gelezen.samenvatting.acties : reading.problem.tekst;
  };

  it('geeft een probleem of een plan, en gooit nooit: losse bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (input) => outcome(input).length > 0));
  });

  it('geeft een probleem of een plan, en gooit nooit: rijen onder kolomkoppen', () => {
    const piece = fc.constantFrom(
      '1a. ',
      'i) ',
      'ii) ',
      '/',
      ' ',
      '"',
      '➤',
      '<i>',
      '</i>',
      'Zie 1a.',
      'Actielijn 2 x',
      '2021',
      '-',
      'VT',
      '²',
      'N.B. ',
      '(VT)',
      'Anna',
    );
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });
    fc.assert(fc.property(rows, (cells) => outcome(bytes(plantabel(...cells))) === 'number'));
  });

  it('blijft snel bij een lange cel', () => {
    const long = ['Anna Bos ', 'i) ', '2021-', 'a, ', '<i>', '(VT) ']
      .map((word) => word.repeat(9_000))
      .map((cell) => rij(`1a. ${cell}`, cell, 'Lokaal', cell, cell));
    const begun = process.cpuUsage();
    expect(outcome(bytes(plantabel(...long)))).toBe('number');
    expect(process.cpuUsage(begun).user).toBeLessThan(5_000_000);
  });
});
