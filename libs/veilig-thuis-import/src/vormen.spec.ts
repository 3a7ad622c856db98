import { describe, expect, it } from '@jest/globals';
import type { Afwezigheid } from '@actiespoor/veilig-thuis';
import fc from 'fast-check';

import { gelezen, normal, sorted } from '../test/gelezen.js';
import { landelijk, published } from '../test/landelijk.js';
import { csv, lists3, lists4, plaatsenOf, v3, v4, type Voorbeeldtabel } from '../test/voorbeeldtabel.js';

const figuresIn = ({ waarnemingen }: Awaited<ReturnType<typeof gelezen>>) =>
  waarnemingen.map((one) => [one.periode.code, one.maat.naam, 'waarde' in one ? one.waarde : one.afwezig, one.voorlopig]);

const expected = published.flatMap(([code, titel, adviezen, meldingen]) => {
  const voorlopig = titel.endsWith('*') ? 'voorlopig' : 'definitief';
  return [
    [code, 'Gestarte adviezen', adviezen, voorlopig],
    [code, 'Ontvangen meldingen', meldingen, voorlopig],
  ];
});

describe('De gepubliceerde landelijke cijfers', () => {
  it.each([
    ['OData v3', v3(landelijk)],
    ['OData v4', v4(landelijk)],
    ['een CSV van StatLine', [csv(landelijk)]],
    ['een CSV met de lijsten erbij', [csv(landelijk), ...lists3(landelijk)]],
  ])('komen op de eenheid nauwkeurig terug uit %s', async (_, delen) => {
    const read = await gelezen(delen);
    expect(figuresIn(read)).toEqual(expected);
    expect(read.codes).toEqual([]);
    expect(read.isBruikbaar).toBe(true);
    expect(read.telling).toMatchObject({ cellen: 18, waarnemingen: 18, geweigerd: 0, voorlopig: 6, gebieden: { land: 1 } });
    expect(read.kop).toMatchObject({
      tabel: { id: '84847NED', titel: 'Huiselijk geweld; kerncijfers Veilig Thuis, regio' },
      maten: [{ naam: 'Gestarte adviezen', eenheid: 'aantal' }, { naam: 'Ontvangen meldingen' }],
    });
  });

  it('hebben elk hun plaats in de levering', async () => {
    const [wide, long, lines] = await Promise.all([gelezen(v3(landelijk)), gelezen(v4(landelijk)), gelezen([csv(landelijk)])]);
    expect(wide.waarnemingen[3]?.plaats).toEqual({ deel: 'UntypedDataSet.json', rij: 2, veld: 'Ontvangenmeldingen_2' });
    expect(long.waarnemingen[3]?.plaats).toEqual({ deel: 'Observations.json', rij: 4, veld: 'Value' });
    expect(lines.waarnemingen[3]?.plaats).toEqual({ deel: 'statline.csv', rij: 4, veld: 'Ontvangen meldingen (aantal)' });
  });
});

const absences: readonly Afwezigheid[] = ['onbekend', 'geheim', 'kan-niet', 'nihil'];

const area = fc.constantFrom(
  { code: 'NL01', titel: 'Nederland' },
  { code: 'LD02', titel: 'Oost-Nederland (LD)' },
  { code: 'PV26', titel: 'Utrecht (PV)' },
  { code: 'VT20', titel: 'Utrecht (VT)' },
  { code: 'VT16', titel: 'Brabant Noordoost (VT)' },
  { code: 'GM1960', titel: 'West Betuwe' },
  { code: 'GM0344', titel: 'Utrecht' },
);

const period = fc.constantFrom(
  { code: '2019HJ01', titel: '2019 1e halfjaar', status: 'Definitief' },
  { code: '2021JJ00', titel: '2021', status: 'Definitief' },
  { code: '2021HJ02', titel: '2021 2e halfjaar**', status: 'Nader voorlopig' },
  { code: '2022KW03', titel: '2022 3e kwartaal*', status: 'Voorlopig' },
);

const measure = fc.constantFrom(
  { naam: 'Gestarte adviezen', eenheid: 'aantal', decimalen: 0 },
  { naam: 'Casussen met ontvangen melding(en)', eenheid: 'aantal', decimalen: 0 },
  { naam: 'Ontvangen meldingen', groep: 'Meldingen', eenheid: 'aantal', decimalen: 0 },
  { naam: 'Ontvangen meldingen (relatief)', groep: 'Meldingen', eenheid: '%', decimalen: 1 },
);

const characteristic = fc.uniqueArray(
  fc.constantFrom(
    { code: 'T001413', titel: 'Totaal' },
    { code: 'A050001', titel: '(Ex-)Partnergeweld' },
    { code: 'A050002', titel: 'Ouderenmishandeling (ouder dan 65 jaar)' },
    { code: 'A050003', titel: 'Zegt "onbekend"; of niet' },
  ),
  { minLength: 1, maxLength: 3, selector: ({ code }) => code },
);

const codeOf = ({ code }: { readonly code: string }): string => code;

const tables: fc.Arbitrary<Voorbeeldtabel> = fc
  .record({
    maten: fc.uniqueArray(measure, { minLength: 1, selector: ({ naam }) => naam }),
    kenmerken: fc.array(characteristic, { maxLength: 2 }),
    gebieden: fc.uniqueArray(area, { minLength: 1, maxLength: 4, selector: codeOf }),
    perioden: fc.uniqueArray(period, { minLength: 1, maxLength: 3, selector: codeOf }),
    cells: fc.array(
      fc.oneof(
        fc.constantFrom(...absences),
        fc.nat(20_000).map((five) => five * 5),
      ),
      { minLength: 7, maxLength: 31 },
    ),
  })
  .map(({ cells, kenmerken, ...others }) => {
    const tabel = {
      ...others,
      id: '84851NED',
      titel: 'Huiselijk geweld; aard geweld, aanvullende informatie, regio',
      gewijzigd: '2025-10-31T02:00:00',
      kenmerken: kenmerken.map((regels, index) => ({ code: `Kenmerk${String(index)}`, titel: `Kenmerk ${String(index + 1)}`, regels })),
    };
    const places = new Map(plaatsenOf({ ...tabel, cel: () => 0 }).map((plaats, index) => [JSON.stringify(plaats), index]));
    return {
      ...tabel,
      cel: (maat, plaats) => {
        const cell = cells[((places.get(JSON.stringify(plaats)) ?? 0) * others.maten.length + maat) % cells.length] ?? 0;
        return typeof cell === 'number' && others.maten[maat]?.decimalen === 1 ? (cell % 1_000) / 10 : cell;
      },
    };
  });

describe('Een tabel in drie vormen', () => {
  it('is in elke vorm dezelfde, cel voor cel', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (tabel) => {
        const [wide, long, listed] = await Promise.all([gelezen(v3(tabel)), gelezen(v4(tabel)), gelezen([csv(tabel), ...lists4(tabel)])]);
        const cells = plaatsenOf(tabel).length * tabel.maten.length;
        expect(sorted(long.waarnemingen)).toEqual(sorted(wide.waarnemingen));
        expect(sorted(listed.waarnemingen)).toEqual(sorted(wide.waarnemingen));
        for (const { telling, bevindingen } of [wide, long, listed]) {
          expect(telling).toMatchObject({ cellen: cells, waarnemingen: cells, geweigerd: 0 });
          expect(bevindingen.filter(({ ernst }) => ernst === 'fout')).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('heeft als CSV zonder lijsten alleen geen codes van kenmerken', async () => {
    const tabel: Voorbeeldtabel = {
      ...landelijk,
      kenmerken: [{ code: 'Aard', titel: 'Aard geweld', regels: [{ code: 'T001', titel: 'Totaal' }] }],
      gebieden: [
        { code: 'PV26', titel: 'Utrecht (PV)' },
        { code: 'VT20', titel: 'Utrecht (VT)' },
      ],
    };
    const [wide, alone] = await Promise.all([gelezen(v3(tabel)), gelezen([csv(tabel)])]);
    expect(alone.waarnemingen[0]?.dimensies).toEqual({ 'Aard geweld': { titel: 'Totaal' } });
    const without = alone.waarnemingen.map((one) => ({ ...one, dimensies: { 'Aard geweld': { code: 'T001', titel: 'Totaal' } } }));
    expect(without.map(normal)).toEqual(wide.waarnemingen.map(normal));
  });

  it('kent als CSV met alleen de lijst van gebieden elke gemeente', async () => {
    const tabel: Voorbeeldtabel = { ...landelijk, gebieden: [{ code: 'GM9999', titel: 'Ergens' }] };
    const regios = lists3(tabel).filter(({ naam }) => naam === 'RegioS.json');
    const [alone, listed] = await Promise.all([gelezen([csv(tabel)]), gelezen([csv(tabel), ...regios])]);
    expect([alone.codes, alone.isBruikbaar]).toEqual([['gebied-onbekend'], false]);
    expect([listed.codes, listed.waarnemingen[0]?.gebied.code, listed.telling.waarnemingen]).toEqual([[], 'GM9999', 18]);
  });
});
