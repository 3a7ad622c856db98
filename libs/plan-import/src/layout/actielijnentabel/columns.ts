import { fold } from '../../text.js';

export type Column = 'code' | 'omschrijving' | 'actoren' | 'schaal' | 'trekker' | 'planning';

/** The index of each column, from 0. */
export type Columns = Partial<Readonly<Record<Column, number>>>;

const longestHead = 80;

const heads: readonly (readonly [Column, RegExp])[] = [
  ['code', /^(?:code|nr|nummer|actienummer)$/u],
  ['omschrijving', /^(?:wat gaan we daarvoor doen.*|acties?(?: prestaties)?|omschrijving(?: van de)?(?: actie)?|actie omschrijving)$/u],
  ['actoren', /^(?:betrokken(?:en| actoren| partijen| partners)?|actoren|partners)$/u],
  ['schaal', /^(?:regionaal(?: of)? lokaal|lokaal(?: of)? regionaal|schaal)$/u],
  ['trekker', /^(?:trekkers?|verantwoordelijke)$/u],
  ['planning', /^(?:wanneer|planning.*|termijn)$/u],
];

export const columnLabels: Readonly<Record<Exclude<Column, 'code'>, string>> = {
  omschrijving: 'Acties/prestaties',
  actoren: 'Betrokken actoren',
  schaal: 'Regionaal / lokaal',
  trekker: 'Trekker',
  planning: 'Wanneer',
};

export const columnNames = Object.keys(columnLabels) as readonly Exclude<Column, 'code'>[];

const headOf = (cell: string): Column | undefined => {
  const plain = cell.length > longestHead ? '' : fold(cell);
  return heads.find(([, form]) => form.test(plain))?.[0];
};

/** Finds the columns by their heads; nothing if the row has no actie column or fewer than three known heads. */
export const columnsOf = (cells: readonly string[]): Columns | undefined => {
  const found = cells.map((cell, index) => [headOf(cell), index] as const).filter(([column]) => column !== undefined);
  const columns = Object.fromEntries(found.toReversed()) as Columns;
  return Object.keys(columns).length >= 3 && columns.omschrijving !== undefined ? columns : undefined;
};
