import { mapColumns, isPlanTable, type Kolom, type Overrides } from '../roles/mapping.js';
import { optional } from '../text.js';
import { headAt, isForeignHeadRow, signatureOf, type Head } from './head-rows.js';
import { asideKind, isCount } from './line-kinds.js';
import { headingOf } from '../layout/heading.js';
import type { WholeRow } from './pasted.js';

/** A row with the columns of the table in which it stands. */
export interface TableRow {
  readonly row: WholeRow;
  /** Absent before the first table. */
  readonly kolommen?: readonly Kolom[];
  /** The row is the head of these columns. */
  readonly isHead?: true;
  /** The row is the second one of a head. */
  readonly isHeadPart?: true;
  /** The row belongs to a table that is no plan. */
  readonly isForeign?: true;
}

interface Marked {
  readonly row: WholeRow;
  readonly head?: Head;
  readonly isHeadPart?: true;
  readonly isForeignHead?: true;
}

const mark = (rows: readonly WholeRow[]): readonly Marked[] => {
  const marked: Marked[] = [];
  for (let index = 0; index < rows.length;) {
    const row = rows[index] as WholeRow;
    const head = headAt(rows, index);
    marked.push({ row, ...optional('head', head), ...(isForeignHeadRow(row.cells) ? { isForeignHead: true } : {}) });
    const second = head?.rows === 2 ? rows[index + 1] : undefined;
    if (second) marked.push({ row: second, isHeadPart: true });
    index += head?.rows ?? 1;
  }
  return marked;
};

const filled = (cells: readonly string[]): number => cells.filter((text) => text !== '').length;

const isData = ({ row: { cells }, isHeadPart }: Marked): boolean =>
  isHeadPart === undefined && filled(cells) > 1 && !isCount(cells) && asideKind(cells.find((text) => text !== '') ?? '') === undefined;

/** The cells below every head with these words: repeated heads are one table. */
const rowsBySignature = (marked: readonly Marked[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const tables = new Map<string, (readonly string[])[]>();
  let rows: (readonly string[])[] | undefined;
  for (const one of marked) {
    if (one.head) {
      rows = tables.get(signatureOf(one.head)) ?? [];
      tables.set(signatureOf(one.head), rows);
    } else if (one.isForeignHead) rows = undefined;
    else if (isData(one)) rows?.push(one.row.cells);
  }
  return tables;
};

const startsAnew = ({ row: { cells } }: Marked): boolean => filled(cells) === 1 && headingOf(cells.find((text) => text !== '') ?? '') !== undefined;

const leastCells = 3;
const leastRows = 2;

/** Columns of a table without a head, by the content of its rows alone. */
const headless = (marked: readonly Marked[], overrides: Overrides): readonly Kolom[] | undefined => {
  const rows = marked.filter((one) => isData(one) && filled(one.row.cells) >= leastCells).map(({ row }) => row.cells);
  if (rows.length < leastRows) return undefined;
  const kolommen = mapColumns([], rows, overrides);
  const rollen = kolommen.map(({ rol }) => rol);
  return isPlanTable(kolommen) && (['planning', 'trekker', 'status', 'schaal'] as const).filter((rol) => rollen.includes(rol)).length >= 2
    ? kolommen
    : undefined;
};

export interface Tables {
  readonly rows: readonly TableRow[];
  /** True if a table has no head and its columns were recognised by their content. */
  readonly isHeadless: boolean;
}

const plain = ({ row }: Marked): TableRow => ({ row });

const withoutHead = (marked: readonly Marked[], overrides: Overrides): Tables | undefined => {
  const kolommen = headless(marked, overrides);
  if (!kolommen) return undefined;
  const start = marked.findIndex((one) => isData(one) && filled(one.row.cells) >= leastCells);
  return { rows: marked.map((one, index) => (index < start ? plain(one) : { row: one.row, kolommen })), isHeadless: true };
};

type Mappings = ReadonlyMap<string, readonly Kolom[]>;

const mappingsOf = (marked: readonly Marked[], overrides: Overrides): Mappings => {
  const heads = new Map(marked.flatMap(({ head }) => (head ? [[signatureOf(head), head.cells] as const] : [])));
  return new Map([...rowsBySignature(marked)].map(([signature, cells]) => [signature, mapColumns(heads.get(signature) ?? [], cells, overrides)]));
};

interface Present {
  readonly kolommen?: readonly Kolom[];
  readonly isForeign: boolean;
}

/** The table in which a row stands, after the one of the row before it. */
const tableAt = (one: Marked, before: Present, mappings: Mappings): Present => {
  if (one.head) {
    const kolommen = mappings.get(signatureOf(one.head)) ?? [];
    return isPlanTable(kolommen) ? { kolommen, isForeign: false } : { ...before, isForeign: true };
  }
  if (one.isForeignHead) return { ...before, isForeign: true };
  return startsAnew(one) ? { ...before, isForeign: false } : before;
};

const placedRows = (marked: readonly Marked[], mappings: Mappings): readonly TableRow[] => {
  let present: Present = { isForeign: false };
  return marked.map((one): TableRow => {
    present = tableAt(one, present, mappings);
    const ofHead = { ...(one.head ? { isHead: true as const } : {}), ...optional('isHeadPart', one.isHeadPart) };
    const kind = present.isForeign ? { isForeign: true as const } : ofHead;
    return { row: one.row, ...optional('kolommen', present.kolommen), ...kind };
  });
};

/** Every row with its columns; undefined if no table of the document is a plan. */
export const tablesOf = (rows: readonly WholeRow[], overrides: Overrides): Tables | undefined => {
  const marked = mark(rows);
  const mappings = mappingsOf(marked, overrides);
  if ([...mappings.values()].some(isPlanTable)) return { rows: placedRows(marked, mappings), isHeadless: false };
  return mappings.size === 0 ? withoutHead(marked, overrides) : undefined;
};
