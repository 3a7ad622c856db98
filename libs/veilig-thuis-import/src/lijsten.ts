import { isBekendeMaat, type Dimensie, type Leveringsvorm, type Maat } from '@actiespoor/veilig-thuis';

import { Onleesbaar } from './deel.js';
import type { Row } from './json-assembler.js';
import { told } from './words.js';

/** A row of a list of codes, as it was delivered. */
export interface Code {
  readonly code: string;
  readonly titel: string;
  readonly status: string;
}

/** The lists of a delivery: its measures, dimensions and codes. */
export interface Lijsten {
  readonly titel?: string;
  readonly gewijzigd?: string;
  /** `ObservationCount` of OData v4. */
  readonly aantal?: number;
  readonly maten: readonly Maat[];
  readonly dimensies: readonly Dimensie[];
  /** By the code of the dimension. */
  readonly codes: ReadonlyMap<string, readonly Code[]>;
}

interface Group {
  readonly titel: string;
  readonly above: string;
}

interface Measured {
  readonly code: string;
  readonly titel: string;
  readonly group: string;
  readonly eenheid: string;
  readonly decimalen: number | undefined;
}

const textIn = (row: Row, field: string): string => {
  const value = row[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

const rolOf = (kind: string, code: string): Dimensie['rol'] => {
  if (/^Geo/.test(kind) || /^Regio/.test(code)) return 'gebied';
  return /^Time/.test(kind) || code === 'Perioden' ? 'periode' : 'kenmerk';
};

const decimalsIn = (row: Row): number | undefined => (typeof row['Decimals'] === 'number' ? row['Decimals'] : undefined);

// The longest list of CBS, of all buurten, has some fifteen thousand rows.
const maxRows = 50_000;

/** Collects the lists of OData v3 and v4, row by row; both say the same things under other names. */
export class ListCollector {
  private rows = 0;
  private readonly groups = new Map<string, Group>();
  private readonly measured: Measured[] = [];
  private readonly dimensies: Dimensie[] = [];
  private readonly codes = new Map<string, Map<string, Code>>();
  private readonly facts: { titel?: string; gewijzigd?: string; aantal?: number } = {};

  private readonly parts: Readonly<Record<Exclude<Leveringsvorm, 'statline-csv'>, Readonly<Record<string, (row: Row) => void>>>> = {
    'odata-v3': {
      TableInfos: (row) => this.table(row, textIn(row, 'Modified')),
      DataProperties: (row) => this.property(row),
      CategoryGroups: () => undefined,
    },
    'odata-v4': {
      Properties: (row) => this.table(row, textIn(row, 'ObservationsModified') || textIn(row, 'Modified')),
      Dimensions: (row) => this.dimension(row, { code: this.required(row, 'Identifier', 'Dimensions'), kind: textIn(row, 'Kind') }),
      MeasureCodes: (row) => this.measure(row, { code: this.required(row, 'Identifier', 'MeasureCodes'), group: textIn(row, 'MeasureGroupId') }),
      MeasureGroups: (row) => void this.groups.set(textIn(row, 'Id'), { titel: textIn(row, 'Title'), above: textIn(row, 'ParentId') }),
    },
  };

  /** @param part `DataProperties`, `MeasureCodes`, or the list of a dimension: `RegioS`, `RegioSCodes` @throws Onleesbaar for a row without a code, and for lists without an end */
  add(vorm: Exclude<Leveringsvorm, 'statline-csv'>, part: string, row: Row): void {
    this.rows += 1;
    if (this.rows > maxRows) throw new Onleesbaar(told.lijstTeLang(part));
    const known = this.parts[vorm][part];
    if (known) return known(row);
    if (vorm === 'odata-v3') return this.category(part, row, 'Key');
    if (part.endsWith('Codes')) return this.category(part.slice(0, -'Codes'.length), row, 'Identifier');
    return undefined;
  }

  lists(): Lijsten {
    return {
      ...this.facts,
      maten: this.measured.map((one) => this.maat(one)),
      dimensies: [...this.dimensies],
      codes: new Map([...this.codes].map(([dimension, known]) => [dimension, [...known.values()]])),
    };
  }

  private required(row: Row, field: string, part: string): string {
    const value = textIn(row, field);
    if (value === '') throw new Onleesbaar(told.lijstOnleesbaar(part, field));
    return value;
  }

  private table(row: Row, gewijzigd: string): void {
    const count = row['ObservationCount'];
    this.facts.titel = textIn(row, 'Title');
    if (gewijzigd !== '') this.facts.gewijzigd = gewijzigd;
    if (typeof count === 'number') this.facts.aantal = count;
  }

  private property(row: Row): void {
    const [kind, id] = [textIn(row, 'Type'), textIn(row, 'ID')];
    if (kind === 'TopicGroup') return void this.groups.set(id, { titel: textIn(row, 'Title'), above: textIn(row, 'ParentID') });
    const code = this.required(row, 'Key', 'DataProperties');
    if (kind === 'Topic') return this.measure(row, { code, group: textIn(row, 'ParentID') });
    return /Dimension$|^GeoDetail$/.test(kind) ? this.dimension(row, { code, kind }) : undefined;
  }

  private dimension(row: Row, { code, kind }: { readonly code: string; readonly kind: string }): void {
    this.dimensies.push({ code, titel: textIn(row, 'Title') || code, rol: rolOf(kind, code) });
  }

  private measure(row: Row, { code, group }: { readonly code: string; readonly group: string }): void {
    this.measured.push({ code, group, titel: textIn(row, 'Title') || code, eenheid: textIn(row, 'Unit'), decimalen: decimalsIn(row) });
  }

  private category(dimension: string, row: Row, field: string): void {
    const known = this.codes.get(dimension) ?? new Map<string, Code>();
    const code = this.required(row, field, dimension);
    known.set(code, { code, titel: textIn(row, 'Title') || code, status: textIn(row, 'Status') });
    this.codes.set(dimension, known);
  }

  /** The titles of the groups above a measure, from the top; a circle ends. */
  private path(group: string, seen: readonly string[] = []): readonly string[] {
    const found = seen.includes(group) ? undefined : this.groups.get(group);
    return found ? [...this.path(found.above, [...seen, group]), found.titel] : [];
  }

  private maat({ code, titel, group, eenheid, decimalen }: Measured): Maat {
    const naam = [...this.path(group), titel].join('/');
    return { naam, code, eenheid, ...(decimalen !== undefined && { decimalen }) };
  }
}

/** The measures whose names are new to these tables. */
export const newMeasures = (maten: readonly Maat[]): readonly Maat[] => maten.filter(({ naam }) => !isBekendeMaat(naam));
