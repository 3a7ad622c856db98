import { describe, expect, it } from '@jest/globals';

import { screenedLines } from './screened-lines.js';

const shown = (text: string): readonly string[] => screenedLines(text.split('\n')).map(({ tekst }) => tekst);

describe('De regels van een document, zoals zij te lezen zijn', () => {
  it('staan er woord voor woord, ook met een verwijzing die iemand typte', () => {
    const text = '1a. Overleg\tVT\t2022\nMet {persoon:5b1f0000-0000-4000-8000-111222333444}\n"een\ntwee"\tdrie\n111\t222\t333\t444\n';
    expect(shown(text).join('\n')).toBe(text);
  });

  it('zijn zonder wat niet wordt overgenomen, cel voor cel', () => {
    expect(shown('1a. Overleg\tVraag 111222333 na\t2022')).toEqual(['1a. Overleg\t[burgerservicenummer: niet getoond]\t2022']);
    expect(shown('bel 06 12345678 of mail a@b.nl')).toEqual(['[e-mailadres en telefoonnummer: niet getoond]']);
    expect(shown('1a\t111<b>222</b>333\t2022')).toEqual(['1a\t[burgerservicenummer: niet getoond]\t2022']);
  });

  it('zijn dat ook als het over cellen of regels heen staat', () => {
    expect(shown('bsn\t111222333')).toEqual(['bsn\t[burgerservicenummer: niet getoond]']);
    expect(shown('111\t222\t333')).toEqual(['[burgerservicenummer: niet getoond]']);
    expect(shown('1a\t"zie 111\n222\n333 daar"\tVT\nvolgende')).toEqual([...Array<string>(3).fill('[burgerservicenummer: niet getoond]'), 'volgende']);
  });

  it('zijn ook een voor een te lezen', () => {
    const lines = ['een', 'a "111', '222', '333"', 'vijf'];
    expect(lines.map((_, index) => screenedLines(lines, index + 1))).toEqual(screenedLines(lines).map((line) => [line]));
    expect(screenedLines(lines, 6)).toEqual([]);
  });

  it('kosten naar de lengte van het document, ook met een aanhaling die nooit sluit', () => {
    const begun = process.cpuUsage();
    expect(shown(`"${'1a. Overleg van 06\tVT, 111 222 334\tstaat at x\n'.repeat(5_000)}`)).toHaveLength(5_001);
    expect(process.cpuUsage(begun).user).toBeLessThan(6_000_000);
  });
});
