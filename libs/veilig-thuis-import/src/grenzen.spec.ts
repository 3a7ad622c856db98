import { describe, expect, it } from '@jest/globals';

import { gelezen } from '../test/gelezen.js';
import { deel } from '../test/voorbeeldtabel.js';
import type { Deel } from './index.js';

/** A file of this many lines, that is nowhere as a whole. */
const endless = (naam: string, { head, line, count }: { readonly head: string; readonly line: (index: number) => string; readonly count: number }): Deel => ({
  naam,
  open: async function* () {
    const encoder = new TextEncoder();
    yield encoder.encode(head);
    for (let index = 0; index < count; index += 1_000) yield encoder.encode(Array.from({ length: 1_000 }, (_, more) => line(index + more)).join(''));
    await Promise.resolve();
  },
});

const heading = '"Aard";"Regio\'s";"Perioden";"Ontvangen meldingen (aantal)"\n';

describe('Het geheugen heeft een grens', () => {
  it('aan verschillende waarden van een kenmerk', async () => {
    const file = endless('a.csv', { head: heading, line: (index) => `"Tekst ${String(index)}";"Nederland";"2023";"5"\n`, count: 6_000 });
    const read = await gelezen([file], { tabel: '84851NED' });
    expect(read.bevindingen.map(({ code, aantal, eerste }) => [code, aantal, eerste.length])).toEqual([
      ['categorie-onbekend', 1_000, 10],
      ['slotregel-ontbreekt', 1, 1],
      ['dubbelen-niet-gezocht', 1, 1],
    ]);
    expect(read.telling).toMatchObject({ rijen: 6_000, cellen: 6_000, waarnemingen: 5_000, geweigerd: 1_000 });
  });

  it('aan de lijsten', async () => {
    const head = '{"odata.metadata":"https://opendata.cbs.nl/ODataApi/OData/84847NED/$metadata#Cbs.OData.WebAPI.RegioS","value":[{"Key":"NL01"}';
    const read = await gelezen([endless('RegioS.json', { head, line: (index) => `,{"Key":"X${String(index)}"}`, count: 51_000 })]);
    expect(read.codes).toEqual(['lijst-onleesbaar']);
  });

  it('aan een regel', async () => {
    const read = await gelezen([deel('a.csv', `${heading}"Totaal";"Nederland";"2023";"5"\n"${'x'.repeat(1_100_000)}`)], { tabel: '84851NED' });
    expect(read.codes).toEqual(['rij-te-lang']);
  });
});
