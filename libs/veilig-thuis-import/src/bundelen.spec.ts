import { Bundelaar, type Cijferbundel, type Kenmerken, type Waarneming } from '@actiespoor/veilig-thuis';
import { cijfersVan } from '@actiespoor/veilig-thuis/model';
import { describe, expect, it } from '@jest/globals';

import { gelezen } from '../test/gelezen.js';
import { csv, type Voorbeeldtabel, v3, v4 } from '../test/voorbeeldtabel.js';

const absences = ['onbekend', 'geheim', 'kan-niet', 'nihil'] as const;

/** Large enough for several bundles, with places that it does not have. */
const groot: Voorbeeldtabel = {
  id: '84851NED',
  titel: 'Huiselijk geweld; aard geweld, aanvullende informatie, regio',
  gewijzigd: '2025-10-31T02:00:00',
  maten: [
    { naam: 'Gestarte adviezen', eenheid: 'aantal', decimalen: 0 },
    { naam: 'Ontvangen meldingen', groep: 'Meldingen', eenheid: '%', decimalen: 1 },
  ],
  kenmerken: [
    { code: 'Aard', titel: 'Aard geweld', regels: Array.from({ length: 9 }, (_, index) => ({ code: `A${String(index)}`, titel: `Aard ${String(index)}` })) },
  ],
  gebieden: ['NL01', 'VT06', 'VT14', 'VT20', 'GM0268', 'GM1876', 'GM0321', 'GM0331', 'GM0353', 'GM0356'].map((code) => ({ code, titel: `Gebied ${code}` })),
  perioden: Array.from({ length: 40 }, (_, index) => {
    const titel = `${String(2005 + Math.floor(index / 2))} ${String((index % 2) + 1)}e halfjaar`;
    return { code: `${titel.slice(0, 4)}HJ0${String((index % 2) + 1)}`, titel: index > 35 ? `${titel}*` : titel, status: 'Definitief' };
  }),
  cel: (maat, { periode, gebied }) => {
    const place = Number(periode.code.slice(2, 4)) + gebied.code.charCodeAt(3);
    return place % 7 === 0 ? (absences[place % 4] ?? 'onbekend') : place * 5 + maat / 2;
  },
};

const bundled = (waarnemingen: readonly Waarneming[]) => {
  const bundelaar = new Bundelaar('84851NED');
  waarnemingen.forEach((waarneming) => bundelaar.add(waarneming));
  return { bundelaar, ...bundelaar.finish() };
};

interface Plat {
  readonly gebied: string;
  readonly maat: string;
  readonly kenmerken: Kenmerken;
  readonly periode: string;
  readonly voorlopigheid: string;
  readonly cijfer: unknown;
}

const ofBundel = (bundel: Cijferbundel): readonly Plat[] =>
  bundel.gebieden.flatMap((gebied) => {
    const { perioden, reeksen } = cijfersVan(bundel, gebied);
    return reeksen.flatMap(({ maat, kenmerken, cijfers }) =>
      cijfers.flatMap((cijfer, index) =>
        cijfer === null ? [] : [{ gebied, maat, kenmerken, ...(perioden[index] ?? { periode: '', voorlopigheid: '' }), cijfer }],
      ),
    );
  });

const ofWaarneming = (waarneming: Waarneming): Plat => ({
  gebied: waarneming.gebied.code,
  maat: waarneming.maat.naam,
  kenmerken: waarneming.dimensies,
  periode: waarneming.periode.code,
  voorlopigheid: waarneming.voorlopig,
  cijfer: 'waarde' in waarneming ? waarneming.waarde : waarneming.afwezig,
});

const inOrder = (all: readonly Plat[]): readonly string[] => all.map((one) => JSON.stringify(one)).toSorted();

describe('Een levering in bundels', () => {
  it.each([
    ['OData v3', v3(groot)],
    ['OData v4', v4(groot)],
  ])('komt cel voor cel terug, uit %s', async (_, delen) => {
    const { waarnemingen, isBruikbaar } = await gelezen(delen);
    const { bundelaar, gebieden, perioden } = bundled(waarnemingen);
    expect([isBruikbaar, waarnemingen.length, bundelaar.bundels.length > 3]).toEqual([true, 7_200, true]);
    const back = bundelaar.bundels.flatMap((bundel) => ofBundel(JSON.parse(bundel) as Cijferbundel));
    expect(inOrder(back)).toEqual(inOrder(waarnemingen.map(ofWaarneming)));
    expect([gebieden.length, perioden.length, perioden.at(-1)]).toEqual([10, 40, { periode: '2024HJ02', voorlopigheid: 'voorlopig' }]);
  });

  it('houdt elke bundel klein, hoe de cijfers ook staan', async () => {
    const { waarnemingen } = await gelezen(v3(groot));
    for (const one of [waarnemingen, waarnemingen.toSorted((a, b) => (a.periode.code < b.periode.code ? -1 : 1))]) {
      for (const bundel of bundled(one).bundelaar.bundels) expect(bundel.length).toBeLessThan(150_000);
    }
  });

  it('heet naar haar cijfers: dezelfde heten hetzelfde, en één ander cijfer is een andere levering', async () => {
    const ids = await Promise.all(
      [
        groot,
        { ...groot, gewijzigd: '2026-01-01T02:00:00' },
        { ...groot, cel: (maat: number, plaats: Parameters<typeof groot.cel>[1]) => (plaats.gebied.code === 'NL01' ? 5 : groot.cel(maat, plaats)) },
      ].map(async (tabel) => bundled((await gelezen(v3(tabel))).waarnemingen).leveringId),
    );
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('kan ook uit een CSV-bestand komen, zonder codes van kenmerken', async () => {
    const tabel = { ...groot, gebieden: [{ code: 'NL01', titel: 'Nederland' }] };
    const { waarnemingen } = await gelezen([csv(tabel)]);
    const back = bundled(waarnemingen).bundelaar.bundels.flatMap((bundel) => ofBundel(JSON.parse(bundel) as Cijferbundel));
    expect(inOrder(back)).toEqual(inOrder(waarnemingen.map(ofWaarneming)));
  });
});
