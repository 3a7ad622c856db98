import { startset } from '@actiespoor/demo';
import { uuidV5 } from '@actiespoor/kernel';
import type { PersoonId } from '@actiespoor/plan/events';
import { type Gelezen, type ImportContext, openFouten, readPlan } from '@actiespoor/plan-import';
import { houten, ledenLekstroom, lekstroom } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { type Paint, plain } from '../terminal/terminal.js';
import { widthOf } from '../terminal/text.js';
import { withNames } from './names.js';
import { openFoutenText } from './open-fouten.js';
import { proefLines } from './proef-view.js';

const rows = [
  'Uitvoeringsplan Samen Veilig 2021-2024',
  'Actielijn 1 Samenwerken',
  'Acties/prestaties\tBetrokken actoren\tRegionaal / lokaal\tTrekker\tWanneer',
  '1a. Vaste afspraken met de politie\tVT\tRegionaal\tAnna Smit (Houten)\t2021-2022',
  '1b. Terugkoppeling: i) Bekijken ii) Verbeterplan\tVT\ti) Regionaal ii) Lokaal\ti) VT ii) Houten\t2022',
  'Hulp aan plegers',
  '1c. Overzicht van hulp (valt tevens onder actielijn 2)\tVT\tRegionaal\tMoviera\tDoorlopend, 3x per jaar',
  'Actielijn 2 Sneller zien',
  'Acties/prestaties\tBetrokken actoren\tRegionaal / lokaal\tTrekker\tWanneer',
  '2a. Voorlichting\tVT\tRegionaal\tJan Jansen\tAfhankelijk van landelijke campagnes',
  'Zie ook 1a.',
];

const kenmerkVan: ImportContext['kenmerkVan'] = (planId, naam) => ({ id: uuidV5(planId, naam) as PersoonId, vroeger: [] });

const read = (lines: readonly string[]): Gelezen => {
  const context = { organisaties: startset, eigenaar: lekstroom, leden: ledenLekstroom, documentHash: 'f'.repeat(64), kenmerkVan };
  const reading = readPlan(new TextEncoder().encode(lines.join('\n')), context);
  if (!reading.ok) throw new Error(reading.problem.tekst);
  return withNames(reading.gelezen);
};

const gelezen = read(rows);
const shown = (width = 100, paint: Paint = plain): string => proefLines(gelezen, { width, paint }).join('\n');

describe('Een proef op de terminal', () => {
  it('begint met wat het is en hoeveel', () => {
    expect(shown().split('\n').slice(0, 5)).toEqual([
      'Uitvoeringsplan Samen Veilig 2021-2024',
      '  plan          regionaal, van SV-LEKSTROOM',
      '  periode       2021 tot en met 2024',
      '  geldig vanaf  2021-01-01',
      '  gelezen       4 acties, 2 deelacties, 3 onderdelen, 2 verwijzingen',
    ]);
  });

  it('toont de boom met codes, deelacties en verwijzingen', () => {
    const tree = shown()
      .split('\n')
      .filter((line) => /^ *(?:Actielijn|Hulp|\d[a-z]|zie ook)/.test(line));
    expect(tree).toEqual([
      'Actielijn 1  Samenwerken',
      '  1a   Vaste afspraken met de politie',
      '  1b   Terugkoppeling',
      '       1b i  Bekijken',
      '       1b ii Verbeterplan',
      '  Hulp aan plegers',
      '    1c   Overzicht van hulp (valt tevens onder actielijn 2)',
      'Actielijn 2  Sneller zien',
      '  zie ook 1a',
      '  2a   Voorlichting',
    ]);
  });

  it.each([
    ['een planning met haar datums en zekerheid', 'periode 2021/2022, zekerheid hoog · regionaal'],
    ['een ritme', 'herhalend, 3 keer per jaar, zekerheid hoog · regionaal · trekker: Moviera (PA-MOVIERA)'],
    ['een voorwaarde', 'onder voorwaarde, landelijke campagnes'],
    ['een verwijzing', 'valt ook onder Actielijn 2'],
  ])('toont %s zoals gelezen', (_, words) => {
    expect(shown()).toContain(words);
  });

  it('noemt mensen bij hun naam: wie het document heeft kent die', () => {
    expect(shown()).toContain(`trekker: Anna Smit (Houten) (${houten})`);
    expect(shown()).not.toContain('{persoon:');
  });

  it('noemt bevindingen met hun regel, de ernstigste eerst', () => {
    const words = shown();
    expect(words.indexOf('Fouten (1)\n  regel 10    ')).toBeGreaterThan(words.indexOf('2a   Voorlichting'));
    expect(words.indexOf('Waarschuwingen (')).toBeGreaterThan(words.indexOf('Fouten (1)'));
    expect(words.indexOf('Ter informatie (')).toBeGreaterThan(words.indexOf('Waarschuwingen ('));
  });

  it.each([40, 60, 100])('past op een scherm van %i kolommen', (width) => {
    expect(Math.max(...proefLines(gelezen, { width, paint: plain }).map(widthOf))).toBeLessThanOrEqual(width);
  });

  it('kleurt wat ernstig is', () => {
    const words = shown(100, (colour, text) => `<${colour}>${text}`);
    expect(words).toContain('<red>Fouten (1)');
    expect(words).toContain('<bold>Actielijn 1  Samenwerken');
  });

  it('toont ook acties zonder onderdeel', () => {
    const loose = read(['Uitvoeringsplan Los 2021-2024', rows[2] as string, '1a. Los\tVT\tLokaal\tGemeente\t2022']);
    expect(proefLines(loose, { width: 80, paint: plain }).join('\n')).toContain('Zonder onderdeel\n  1a   Los');
  });
});

describe('Open fouten', () => {
  it('zeggen per regel hoe het verder kan, en wat te aanvaarden is', () => {
    expect(openFoutenText(gelezen, openFouten(gelezen))).toBe(
      'Het document heeft nog 1 fout en kan zo niet worden doorgevoerd. Geef mee:\n' +
        "  regel 10: --correctie '10:VELD=WAARDE', met als VELD code, omschrijving, actoren, schaal, trekker, planning; of --aanvaard 10 als het goed is zo",
    );
  });

  it('die niemand kan aanvaarden vragen om een correctie', () => {
    const double = read([...rows, '2a. Nog eens\tVT\tRegionaal\tMoviera\t2022']);
    const text = openFoutenText(
      double,
      openFouten(double).filter(({ code }) => code === 'dubbele-code'),
    );
    expect(text).toContain("--correctie '12:VELD=WAARDE'");
    expect(text).not.toContain('--aanvaard');
  });
});
