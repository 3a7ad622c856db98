import {
  type Cel,
  type Celfout,
  type Celregels,
  type Leveringskop,
  type Maat,
  readAfwezigheid,
  readCel,
  readGetal,
  type Tabel,
  type Waarneming,
} from '@actiespoor/veilig-thuis';

import type { Cellen, Rowsource } from './cellen.js';
import { Onleesbaar } from './deel.js';
import type { Row } from './json-assembler.js';
import { byCodes, column, type Columns } from './kolommen.js';
import type { Lijsten } from './lijsten.js';
import type { Rowplace } from './plaats.js';
import { told, toldOfRow } from './words.js';

/** Adds the observations of one row to `into`. */
export type RowReader = (row: Row, source: Rowsource, into: Waarneming[]) => void;

type OdataVorm = 'odata-v3' | 'odata-v4';

const parts: Readonly<
  Record<OdataVorm, { readonly table: string; readonly data: string; readonly needed: readonly string[]; readonly codes: (dimension: string) => string }>
> = {
  'odata-v3': { table: 'TableInfos', data: 'UntypedDataSet', needed: ['DataProperties'], codes: (dimension) => dimension },
  'odata-v4': { table: 'Properties', data: 'Observations', needed: ['Dimensions', 'MeasureCodes'], codes: (dimension) => `${dimension}Codes` },
};

const missing = (vorm: OdataVorm, { titel, maten, dimensies, codes }: Lijsten): readonly string[] => {
  const { table, needed, codes: listOf } = parts[vorm];
  const roles = new Set(dimensies.map(({ rol }) => rol));
  const hasMeasures = maten.length > 0 && roles.has('gebied') && roles.has('periode');
  const without = dimensies.flatMap(({ code = '' }) => (codes.has(code) ? [] : [listOf(code)]));
  return [...(titel === undefined ? [table] : []), ...(hasMeasures ? [] : needed), ...without];
};

/** The columns of the rows, by the lists of the delivery. @throws Onleesbaar with all lists that are missing */
export const odataColumns = (vorm: OdataVorm, lijsten: Lijsten): Columns => {
  const absent = missing(vorm, lijsten);
  if (absent.length > 0) throw new Onleesbaar(told.lijstenOntbreken(absent, parts[vorm].data));
  const of = (rol: string): readonly { readonly code: string; readonly titel: string }[] =>
    lijsten.dimensies.flatMap(({ rol: own, code = '', titel }) => (own === rol ? [{ code, titel }] : []));
  const codes = (dimension: string) => lijsten.codes.get(dimension) ?? [];
  const [gebied, periode] = [of('gebied')[0], of('periode')[0]];
  if (!gebied || !periode) throw new Onleesbaar(told.lijstenOntbreken(parts[vorm].needed, parts[vorm].data));
  return {
    gebied: column(gebied.code, gebied.titel, byCodes.gebied(codes(gebied.code))),
    periode: column(periode.code, periode.titel, byCodes.periode(codes(periode.code))),
    kenmerken: of('kenmerk').map(({ code, titel }) => column(code, titel, byCodes.kenmerk(codes(code)))),
  };
};

export const kopOf = (vorm: OdataVorm, tabel: Tabel, { titel = tabel.titel, gewijzigd, maten, dimensies }: Lijsten): Leveringskop => ({
  tabel: { id: tabel.id, titel },
  vorm,
  ...(gewijzigd !== undefined && { gewijzigd }),
  maten,
  dimensies,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Text of any value, for a finding. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

interface Measure extends Celregels {
  readonly maat: Maat;
}

const measuresOf = (maten: readonly Maat[]): ReadonlyMap<string, Measure> =>
  new Map(maten.map((maat) => [maat.code ?? '', { maat, teken: '.', decimalen: maat.decimalen, eenheid: maat.eenheid }]));

interface Table {
  readonly columns: Columns;
  readonly maten: readonly Maat[];
  readonly cellen: Cellen;
}

const wideCel = (value: unknown, regels: Celregels): Cel | Celfout => {
  if (typeof value === 'string') return readCel(value, regels);
  return value === null ? { afwezig: 'zonder-reden' } : { fout: 'getal-onleesbaar' };
};

/** OData v3: a row has the place of its figures, and a field for each measure. */
export const wideReader = ({ columns, maten, cellen }: Table): RowReader => {
  const measures = measuresOf(maten);
  const places = [columns.gebied, columns.periode, ...columns.kenmerken].map(({ field }) => field);
  const known = new Set(['ID', ...places, ...measures.keys()]);
  const cell = (row: Row, [veld, regels]: readonly [string, Measure], at: { readonly place: Rowplace; readonly source: Rowsource }): Waarneming | undefined => {
    const { maat } = regels;
    const { source } = at;
    const value = row[veld];
    if (value === undefined) return cellen.refuse(toldOfRow.maatOntbreekt(maat.naam), { deel: source.deel, rij: source.rij, veld });
    return cellen.waarneming({ maat, cel: wideCel(value, regels), text: () => shown(value), veld }, at.place, source);
  };
  return (row, source, into) => {
    for (const field in row) if (!known.has(field)) cellen.bevindingen.add(toldOfRow.maatOnbekend(field), { deel: source.deel, rij: source.rij, veld: field });
    const place = cellen.place(columns, (field) => textOf(row[field]), { deel: source.deel, rij: source.rij, cells: maten.length });
    if (!place) return;
    for (const measure of measures) {
      const waarneming = cell(row, measure, { place, source });
      if (waarneming) into.push(waarneming);
    }
  };
};

/** The kind of absence of a row without a value: a symbol of CBS, or else the word beside it. */
const absentCel = (text: unknown, attribute: unknown, regels: Celregels): Cel | Celfout => {
  if (typeof text !== 'string') return readAfwezigheid(typeof attribute === 'string' ? attribute : '');
  const cel = readCel(text, regels);
  return 'waarde' in cel ? { fout: 'getal-onleesbaar' } : cel;
};

const longCel = ({ Value: value, StringValue: text, ValueAttribute: attribute = 'None' }: Row, regels: Celregels): Cel | Celfout => {
  if (value === null) return absentCel(text, attribute, regels);
  if (typeof value !== 'number') return { fout: typeof value === 'string' ? 'getal-te-lang' : 'getal-onleesbaar' };
  return attribute === 'None' ? readGetal(value, regels) : { fout: 'afwezigheid-onbekend' };
};

const longFields = ['Id', 'Measure', 'Value', 'StringValue', 'ValueAttribute'];

/** OData v4: a row has one figure, with its measure and its place. */
export const longReader = ({ columns, maten, cellen }: Table): RowReader => {
  const measures = measuresOf(maten);
  const places = [columns.gebied, columns.periode, ...columns.kenmerken].map(({ field }) => field);
  const known = new Set([...longFields, ...places]);
  return (row, source, into) => {
    for (const field in row) if (!known.has(field)) cellen.bevindingen.add(toldOfRow.maatOnbekend(field), { deel: source.deel, rij: source.rij, veld: field });
    const code = textOf(row['Measure']);
    const measure = measures.get(code);
    if (!measure) return cellen.refuse(toldOfRow.maatOnbekend(code), { deel: source.deel, rij: source.rij, veld: 'Measure' });
    const place = cellen.place(columns, (field) => textOf(row[field]), { deel: source.deel, rij: source.rij, cells: 1 });
    if (!place) return;
    const cel = longCel(row, measure);
    const { Value, StringValue, ValueAttribute } = row;
    const text = (): string => shown({ Value, StringValue, ValueAttribute });
    const waarneming = cellen.waarneming({ maat: measure.maat, cel, text, veld: 'Value' }, place, source);
    if (waarneming) into.push(waarneming);
  };
};
