import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { sha256Hex } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { reeksen, tekstenIn, woordenVan } from '../test/woorden.js';
import { demoGeschiedenis } from './geschiedenis.js';
import { startset } from './startset/startset.js';

// The demo may hold facts and figures of the papers, but not their sentences or the people in them.

const vanaf = (pad: string) => fileURLToPath(new URL(pad, import.meta.url));

const tekstbestanden = (map: string): readonly string[] =>
  existsSync(map)
    ? readdirSync(map, { recursive: true, encoding: 'utf8' })
        .filter((naam) => ['.txt', '.md', '.csv', '.tsv', '.html', '.json'].includes(extname(naam)))
        .map((naam) => join(map, naam))
    : [];

const documenten = tekstbestanden(vanaf('../../../../shared/documenten'));
// A sentence stands in one cell; side by side, the cells repeat words that every table of this kind has.
const voorbeelden = tekstbestanden(vanaf('../../../test/fixtures/voorbeelden')).flatMap((pad) => readFileSync(pad, 'utf8').split(/[\t\n]/));
const teksten = [...tekstenIn(demoGeschiedenis), ...tekstenIn(startset), ...voorbeelden];

if (documenten.length === 0) {
  console.warn('De echte stukken staan niet in ../shared/documenten: of er zinnen uit zijn overgenomen, is nu niet nagegaan.');
}

const lengte = 8;

const overgenomenUit = (document: string, uit: readonly string[]): readonly string[] => {
  const bekend = new Set(reeksen(document, lengte));
  return uit.flatMap((tekst) => reeksen(tekst, lengte)).filter((reeks) => bekend.has(reeks));
};

// Names of people in the papers, as the first 16 hexadecimal digits of the SHA-256 of the word.
const namen: ReadonlySet<string> = new Set([
  'd6307a4d4b9c9755',
  'af12ab814e208563',
  '94a8e309ad63f56f',
  '006a7f33ba19a5b0',
  '3608b2e2c6edae07',
  '226d30964a0a6c64',
  '0c24757060a498fc',
  '091884386b7e2f88',
  '5a5c3652de6749fd',
  'd0cc290ccb1a867c',
  '957760c7687a9b3f',
  'ca4c20166e8b7260',
  'd5e7d945ccf8829e',
  'b99a8ad4006791a3',
  'ed5fcfd6f8a33c9f',
  '9d3c310bbf34d9b0',
  'ad704e192cec6287',
  '904294d8c54b1c63',
  'b026bccaaff344ac',
]);

const isNaam = (woord: string): boolean => namen.has(sha256Hex(woord).slice(0, 16));

describe('De eigen woorden', () => {
  it('laten een overgenomen zin niet onopgemerkt', () => {
    const sentence = 'Wij vragen scholen en sportclubs om vaker te melden.';
    expect(overgenomenUit(`Vooraf. ${sentence} Daarna.`, [`“Wij vragen scholen en\nsportclubs om vaker te melden”`])).toHaveLength(2);
    expect(overgenomenUit(sentence, ['Scholen en sportclubs melden vaker als wij het hun vragen.'])).toStrictEqual([]);
  });

  it(`nemen nergens acht woorden achtereen over (${documenten.length} stukken vergeleken)`, () => {
    const gevonden = documenten.flatMap((pad) => overgenomenUit(readFileSync(pad, 'utf8'), teksten).map((reeks) => `${basename(pad)}: ${reeks}`));
    expect(gevonden).toStrictEqual([]);
  });

  it('noemen niemand die in de stukken voorkomt', () => {
    expect([...new Set(teksten.flatMap(woordenVan))].filter(isNaam)).toStrictEqual([]);
  });

  it('noemen geen mens bij naam: een trekker is een functie', () => {
    const trekkers = demoGeschiedenis.flatMap(({ command }) => (command.type === 'TrekkerToewijzen' ? [command.data.trekker] : []));
    expect(trekkers.length).toBeGreaterThan(0);
    expect(trekkers.filter(({ soort, persoon }) => soort !== 'functie' || persoon !== undefined)).toStrictEqual([]);
  });
});
