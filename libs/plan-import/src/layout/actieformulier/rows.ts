import type { Row, Table } from '../../table/table.js';
import type { Rij } from '../document.js';
import { headingOf } from '../heading.js';
import { introductionRow, titleRow } from '../title.js';
import { formFieldOf } from './labels.js';

const listItem = /^[-–•]\s+(.+)$/u;
const formTitle = /^actie(?: \d{1,2})?:?$/iu;

const kopRij = ({ regel, cells: [text = '', ...others] }: Row): Rij | undefined => {
  const heading = others.length === 0 ? headingOf(text) : undefined;
  return heading ? { regel, soort: 'kop', velden: { ...heading } } : undefined;
};

const subGoalRow = ({ regel, cells: [text = ''] }: Row, last: Rij | undefined): Rij | undefined => {
  const [, titel] = listItem.exec(text) ?? [];
  const follows = last?.soort === 'kop' || last?.soort === 'subdoel';
  return follows && titel !== undefined ? { regel, soort: 'subdoel', velden: { titel } } : undefined;
};

const fieldRow = ({ regel, cells: [label = '', ...texts] }: Row): Rij | undefined => {
  const veld = formFieldOf(label);
  return veld === undefined || texts.length === 0 ? undefined : { regel, soort: 'veld', velden: { [veld]: texts.join(' ') } };
};

/** Joins a row without a label to the row before it: a page break cut the cell in two. */
const continued = ({ cells: [label = '', ...texts] }: Row, last: Rij | undefined): Rij | undefined => {
  if (label !== '' || last?.soort !== 'veld') return undefined;
  const velden = Object.fromEntries(Object.entries(last.velden).map(([veld, text]) => [veld, `${text} ${texts.join(' ')}`]));
  return { ...last, velden };
};

const next = (row: Row, last: Rij | undefined): Rij => kopRij(row) ?? subGoalRow(row, last) ?? fieldRow(row) ?? introductionRow(row);

/** Headings with their goals, and the fields of the forms; each field has the first line of its cell. */
export const rowsOf = ({ rows }: Table): readonly Rij[] => {
  const rijen: Rij[] = [titleRow(rows)];
  for (const row of rows.slice(1)) {
    const glued = continued(row, rijen.at(-1));
    if (glued) rijen.splice(-1, 1, glued);
    else if (!formTitle.test(row.cells.join(' '))) rijen.push(next(row, rijen.at(-1)));
  }
  return rijen;
};
