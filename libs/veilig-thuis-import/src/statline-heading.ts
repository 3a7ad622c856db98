import { type Dimensie, type Maat, type Opmerking } from '@actiespoor/veilig-thuis';

import { byTitles, column, type Column, type Columns } from './kolommen.js';
import type { Lijsten } from './lijsten.js';
import { toldOfRow } from './words.js';

/** A heading line of StatLine, understood. A field of a row is the index of its column, as text. */
export interface Heading {
  readonly columns: Columns;
  readonly dimensies: readonly Dimensie[];
  readonly measures: readonly { readonly index: number; readonly maat: Maat; readonly heading: string }[];
  readonly width: number;
  /** The fault that a heading and the lists of the delivery make together. */
  readonly faults: readonly Opmerking[];
}

interface Named {
  readonly index: number;
  readonly heading: string;
}

const measureForm = /^(.+\S)\s*\(([^()]*)\)$/u;

/** The measure in a heading such as `Gestarte adviezen (aantal)`: the unit stands in the last parentheses. */
const measureIn = (heading: string): Maat | undefined => {
  const [, naam, eenheid] = measureForm.exec(heading) ?? [];
  return naam === undefined || eenheid === undefined ? undefined : { naam, eenheid };
};

const listedMeasures = ({ maten }: Lijsten): ReadonlyMap<string, Maat> =>
  new Map(maten.flatMap((maat) => [[`${maat.naam} (${maat.eenheid})`, maat] as const, [maat.code ?? '', maat] as const]));

const rolIn = (heading: string): Dimensie['rol'] => {
  if (/^perioden?$/iu.test(heading)) return 'periode';
  return /regio/iu.test(heading) ? 'gebied' : 'kenmerk';
};

const dimensieIn = (heading: string, { dimensies }: Lijsten): Dimensie | undefined => {
  const listed = dimensies.find(({ titel, code }) => titel === heading || code === heading);
  if (listed) return listed;
  return measureForm.test(heading) || heading === 'ID' ? undefined : { titel: heading, rol: rolIn(heading) };
};

/** A line that may be the heading: columns for the area, the period and at least one measure. */
export const isHeading = (cells: readonly string[], lijsten: Lijsten): boolean => {
  const measures = listedMeasures(lijsten);
  const roles = new Set(cells.map((cell) => dimensieIn(cell, lijsten)?.rol));
  return roles.has('gebied') && roles.has('periode') && cells.some((cell) => measures.has(cell) || measureIn(cell) !== undefined);
};

interface Placed extends Named {
  readonly dimensie: Dimensie;
}

type Find<T> = Column<T>['find'] extends (text: string) => unknown ? (text: string) => T | undefined : never;

const columnAt = <T>({ index, dimensie: { titel } }: Placed, find: Find<T>): Column<T> => column(String(index), titel, find);

/** The name of the list of an area or a period, if the list of dimensions did not come along. */
const listNamed = ({ rol }: Dimensie, codes: Lijsten['codes']): string => {
  if (rol === 'kenmerk') return '';
  return [...codes.keys()].find((name) => (rol === 'gebied' ? /^Regio/.test(name) : name === 'Perioden')) ?? '';
};

const columnsOf = (placed: readonly Placed[], { codes }: Lijsten): Columns | undefined => {
  const of = (rol: Dimensie['rol']) => placed.filter(({ dimensie }) => dimensie.rol === rol);
  const listOf = ({ dimensie }: Placed) => codes.get(dimensie.code ?? listNamed(dimensie, codes));
  const [gebied, periode] = [of('gebied')[0], of('periode')[0]];
  if (!gebied || !periode) return undefined;
  return {
    gebied: columnAt(gebied, byTitles.gebied(listOf(gebied))),
    periode: columnAt(periode, byTitles.periode(listOf(periode))),
    kenmerken: of('kenmerk').map((one) => columnAt(one, byTitles.kenmerk(listOf(one)))),
  };
};

/** Understands a heading line, with the lists of the delivery if there are any. */
export const readHeading = (cells: readonly string[], lijsten: Lijsten): Heading | undefined => {
  const listed = listedMeasures(lijsten);
  const named = cells.map((heading, index): Named => ({ index, heading }));
  const placed = named.flatMap((one) => {
    const dimensie = dimensieIn(one.heading, lijsten);
    return dimensie ? [{ ...one, dimensie }] : [];
  });
  const columns = columnsOf(placed, lijsten);
  if (!columns) return undefined;
  const others = named.filter(({ index, heading }) => heading !== 'ID' && !placed.some((one) => one.index === index));
  const measures = others.flatMap(({ index, heading }) => {
    const maat = listed.get(heading) ?? (lijsten.maten.length > 0 ? undefined : measureIn(heading));
    return maat ? [{ index, maat, heading }] : [];
  });
  const unknown = others.filter(({ index }) => !measures.some((one) => one.index === index));
  const absent = lijsten.maten.filter((maat) => !measures.some((one) => one.maat === maat));
  return {
    columns,
    dimensies: placed.map(({ dimensie }) => dimensie),
    measures,
    width: cells.length,
    faults: [...unknown.map(({ heading }) => toldOfRow.maatOnbekend(heading)), ...absent.map(({ naam }) => toldOfRow.maatOntbreekt(naam))],
  };
};
