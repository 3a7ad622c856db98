import type { Afwezigheid } from '@actiespoor/veilig-thuis';

import type { Deel } from '../src/index.js';

/** A made-up table in the shapes of CBS. Dimensions are written in the order of their lists. */
export interface Voorbeeldtabel {
  readonly id: string;
  readonly titel: string;
  readonly gewijzigd: string;
  readonly maten: readonly Voorbeeldmaat[];
  readonly kenmerken: readonly Lijst[];
  readonly gebieden: readonly Regel[];
  readonly perioden: readonly (Regel & { readonly status: string })[];
  /** The content of a cell; `undefined` for a place that the table does not have. */
  readonly cel: (maat: number, plaats: Plaats) => number | Afwezigheid;
}

export interface Voorbeeldmaat {
  readonly naam: string;
  readonly groep?: string;
  readonly eenheid: string;
  readonly decimalen: number;
}

export interface Regel {
  readonly code: string;
  readonly titel: string;
}

export interface Lijst extends Regel {
  readonly regels: readonly Regel[];
}

export interface Plaats {
  readonly kenmerken: readonly Regel[];
  readonly gebied: Regel;
  readonly periode: Regel;
}

const pieceSize = 509;

/** A file in pieces that end anywhere, also within a letter. */
export const deel = (naam: string, text: string | Uint8Array): Deel => ({
  naam,
  open: async function* () {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    await Promise.resolve();
  },
});

export const plaatsenOf = ({ kenmerken, gebieden, perioden }: Voorbeeldtabel): readonly Plaats[] => {
  const combinations = kenmerken.reduce<readonly (readonly Regel[])[]>(
    (before, { regels }) => before.flatMap((chosen) => regels.map((regel) => [...chosen, regel])),
    [[]],
  );
  return combinations.flatMap((chosen) => gebieden.flatMap((gebied) => perioden.map((periode) => ({ kenmerken: chosen, gebied, periode }))));
};

const keyOf = ({ naam }: Voorbeeldmaat, index: number): string => `${naam.replaceAll(/[^A-Za-z]/g, '')}_${String(index + 1)}`;

const symbols: Readonly<Record<Afwezigheid, string>> = { onbekend: '.', geheim: 'x', 'kan-niet': '', nihil: '-', 'zonder-reden': '' };

const answer3 = ({ id }: Voorbeeldtabel, part: string, value: readonly unknown[]): Deel =>
  deel(`${part}.json`, JSON.stringify({ 'odata.metadata': `https://opendata.cbs.nl/ODataApi/OData/${id}/$metadata#Cbs.OData.WebAPI.${part}`, value }));

const topics = ({ maten }: Voorbeeldtabel): readonly unknown[] => {
  const groups = [...new Set(maten.flatMap(({ groep }) => groep ?? []))];
  const idOf = (groep: string | undefined): number | null => (groep === undefined ? null : 100 + groups.indexOf(groep));
  return [
    ...groups.map((groep) => ({ ID: idOf(groep), ParentID: null, Type: 'TopicGroup', Key: '', Title: groep })),
    ...maten.map((maat, index) => ({
      ID: 200 + index,
      ParentID: idOf(maat.groep),
      Type: 'Topic',
      Key: keyOf(maat, index),
      Title: maat.naam,
      Unit: maat.eenheid,
      Decimals: maat.decimalen,
    })),
  ];
};

const wideValue = (cel: number | Afwezigheid, decimalen: number): string | null => {
  if (cel === 'zonder-reden') return null;
  return (typeof cel === 'number' ? cel.toFixed(decimalen) : symbols[cel]).padStart(8);
};

/** The lists of OData v3. */
export const lists3 = (tabel: Voorbeeldtabel): readonly Deel[] => [
  answer3(tabel, 'TableInfos', [{ ID: 0, Title: tabel.titel, Identifier: tabel.id, Modified: tabel.gewijzigd, Catalog: 'CBS' }]),
  answer3(tabel, 'DataProperties', [
    ...tabel.kenmerken.map(({ code, titel }, index) => ({ ID: index, ParentID: null, Type: 'Dimension', Key: code, Title: titel })),
    { ID: 50, ParentID: null, Type: 'GeoDimension', Key: 'RegioS', Title: "Regio's" },
    { ID: 51, ParentID: null, Type: 'TimeDimension', Key: 'Perioden', Title: 'Perioden' },
    ...topics(tabel),
  ]),
  answer3(tabel, 'CategoryGroups', [{ ID: 1, DimensionKey: 'RegioS', Title: 'Nederland' }]),
  ...tabel.kenmerken.map(({ code, regels }) =>
    answer3(
      tabel,
      code,
      regels.map((regel) => ({ Key: regel.code, Title: regel.titel, Description: '' })),
    ),
  ),
  answer3(
    tabel,
    'RegioS',
    tabel.gebieden.map(({ code, titel }) => ({ Key: code.padEnd(6), Title: titel, Description: '' })),
  ),
  answer3(
    tabel,
    'Perioden',
    tabel.perioden.map(({ code, titel, status }) => ({ Key: code, Title: titel, Description: '', Status: status })),
  ),
];

/** The rows of `UntypedDataSet`, one of each place. */
export const wideRows = (tabel: Voorbeeldtabel): readonly Readonly<Record<string, unknown>>[] =>
  plaatsenOf(tabel).map((plaats, ID) => ({
    ID,
    ...Object.fromEntries(tabel.kenmerken.map(({ code }, index) => [code, plaats.kenmerken[index]?.code])),
    RegioS: plaats.gebied.code.padEnd(6),
    Perioden: plaats.periode.code,
    ...Object.fromEntries(tabel.maten.map((maat, index) => [keyOf(maat, index), wideValue(tabel.cel(index, plaats), maat.decimalen)])),
  }));

/** A table as OData v3. */
export const v3 = (tabel: Voorbeeldtabel): readonly Deel[] => [...lists3(tabel), answer3(tabel, 'UntypedDataSet', wideRows(tabel))];

const answer4 = ({ id }: Voorbeeldtabel, part: string, value: readonly unknown[]): Deel =>
  deel(`${part}.json`, JSON.stringify({ '@odata.context': `https://datasets.cbs.nl/odata/v1/CBS/${id}/$metadata#${part}`, value }));

const longValue = (cel: number | Afwezigheid): Readonly<Record<string, unknown>> => {
  if (typeof cel === 'number') return { StringValue: null, Value: cel, ValueAttribute: 'None' };
  if (cel === 'kan-niet') return { StringValue: null, Value: null, ValueAttribute: 'Impossible' };
  return { StringValue: cel === 'zonder-reden' ? null : symbols[cel], Value: null, ValueAttribute: 'None' };
};

const measureCode = (index: number): string => `M${String(1_534 + index).padStart(6, '0')}`;

export const longRows = (tabel: Voorbeeldtabel): readonly Readonly<Record<string, unknown>>[] =>
  plaatsenOf(tabel).flatMap((plaats, place) =>
    tabel.maten.map((_, index) => ({
      Id: place * tabel.maten.length + index,
      Measure: measureCode(index),
      ...Object.fromEntries(tabel.kenmerken.map(({ code }, at) => [code, plaats.kenmerken[at]?.code])),
      Perioden: plaats.periode.code,
      RegioS: plaats.gebied.code,
      ...longValue(tabel.cel(index, plaats)),
    })),
  );

const codes4 = (tabel: Voorbeeldtabel, dimension: string, regels: readonly Regel[]): Deel =>
  answer4(
    tabel,
    `${dimension}Codes`,
    regels.map(({ code, titel, ...others }, Index) => ({ Identifier: code, Index, Title: titel, ...('status' in others && { Status: others.status }) })),
  );

/** The lists of OData v4. */
export const lists4 = (tabel: Voorbeeldtabel, observations = longRows(tabel).length): readonly Deel[] => [
  deel(
    'Properties.json',
    JSON.stringify({
      '@odata.context': `https://datasets.cbs.nl/odata/v1/CBS/${tabel.id}/$metadata#Properties`,
      Identifier: tabel.id,
      Title: tabel.titel,
      Modified: tabel.gewijzigd,
      ObservationCount: observations,
      ObservationsModified: tabel.gewijzigd,
    }),
  ),
  answer4(tabel, 'Dimensions', [
    ...tabel.kenmerken.map(({ code, titel }) => ({ Identifier: code, Title: titel, Kind: 'Dimension' })),
    { Identifier: 'RegioS', Title: "Regio's", Kind: 'GeoDimension' },
    { Identifier: 'Perioden', Title: 'Perioden', Kind: 'TimeDimension' },
  ]),
  answer4(
    tabel,
    'MeasureGroups',
    [...new Set(tabel.maten.flatMap(({ groep }) => groep ?? []))].map((groep) => ({ Id: `G-${groep}`, Title: groep, ParentId: null })),
  ),
  answer4(
    tabel,
    'MeasureCodes',
    tabel.maten.map(({ naam, groep, eenheid, decimalen }, index) => ({
      Identifier: measureCode(index),
      Title: naam,
      MeasureGroupId: groep === undefined ? null : `G-${groep}`,
      Unit: eenheid,
      Decimals: decimalen,
    })),
  ),
  ...tabel.kenmerken.map(({ code, regels }) => codes4(tabel, code, regels)),
  codes4(tabel, 'RegioS', tabel.gebieden),
  codes4(tabel, 'Perioden', tabel.perioden),
];

/** A table as OData v4, with the figures first: the order of files is of no matter. */
export const v4 = (tabel: Voorbeeldtabel): readonly Deel[] => [answer4(tabel, 'Observations', longRows(tabel)), ...lists4(tabel)];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const csvValue = (cel: number | Afwezigheid, decimalen: number): string => (typeof cel === 'number' ? cel.toFixed(decimalen).replace('.', ',') : symbols[cel]);

/** The lines of a file of StatLine ("CSV met statistische symbolen"). */
export const csvLines = (tabel: Voorbeeldtabel): readonly string[] => [
  quoted(tabel.titel),
  [
    ...tabel.kenmerken.map(({ titel }) => titel),
    "Regio's",
    'Perioden',
    ...tabel.maten.map(({ naam, groep, eenheid }) => `${groep === undefined ? '' : `${groep}/`}${naam} (${eenheid})`),
  ]
    .map(quoted)
    .join(';'),
  ...plaatsenOf(tabel).map((plaats) =>
    [
      ...[...plaats.kenmerken, plaats.gebied, plaats.periode].map(({ titel }) => titel),
      ...tabel.maten.map(({ decimalen }, index) => csvValue(tabel.cel(index, plaats), decimalen)),
    ]
      .map(quoted)
      .join(';'),
  ),
  quoted('Bron: CBS'),
];

export const csv = (tabel: Voorbeeldtabel): Deel => deel('statline.csv', `\uFEFF${csvLines(tabel).join('\r\n')}\r\n`);
