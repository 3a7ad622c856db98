import type { Row } from '../../table/table.js';
import { readStatus } from '../../values/status.js';
import { fold } from '../../text.js';
import { headRole } from '../../roles/vocabulary.js';
import type { Rij } from '../document.js';
import { formFieldOf, type FormField } from './labels.js';

/** A title of a project sheet, or a field with its label on a line of its own and its answer on the lines below. */
export interface StackedRow extends Row {
  readonly isTitle: boolean;
  readonly rijen: readonly Rij[];
}

const fewestFields = 3;
const fewestLabels = 6;

/** A sentence or a status is an answer, though one of its words may be a question elsewhere. */
const isQuestion = (text: string): boolean => !/[.!]$/u.test(text) && readStatus(text) === undefined && headRole(text)?.isWhole === true;

const isLabel = ({ cells: [text = '', ...others] }: Row): boolean => others.length === 0 && isQuestion(text) && formFieldOf(text) !== undefined;

/** A line above the first label of a sheet, behind an empty line, names it. */
const isTitle = (rows: readonly Row[], index: number): boolean => {
  const [row, before, next] = [rows[index], rows[index - 1], rows[index + 1]];
  if (!row || !next || isLabel(row)) return false;
  return isLabel(next) && (before === undefined || before.regel < row.regel - 1);
};

const aspectOf = (label: string): string => fold(label.replace(/\([^()]*\)/gu, ''));

/** The words about progress under a label belong to the field of that name; about the contents they are the stand van zaken. */
const fieldOf = (label: string): FormField => {
  const veld = formFieldOf(label) ?? 'opmerking';
  return veld === 'opmerking' && /voortgang|stand/iu.test(label) ? 'standVanZaken' : veld;
};

/** An answer that begins with a colour is a status with its words. */
const answered = (label: Row, answer: readonly Row[]): readonly Rij[] => {
  const lines = answer.map(({ cells }) => cells.join(' '));
  const [name = ''] = label.cells;
  const hasColour = readStatus(lines[0] ?? '')?.kleur !== undefined;
  const velden = {
    ...(hasColour ? { [`status ${aspectOf(name)}`]: lines[0] ?? '' } : {}),
    [fieldOf(name)]: lines.slice(hasColour ? 1 : 0).join(' '),
  };
  return [{ regel: label.regel, soort: 'veld', velden, vraag: name }, ...answer.map(({ regel }): Rij => ({ regel, soort: 'vervolg', velden: {} }))];
};

const labelled = (rows: readonly Row[], index: number): StackedRow => {
  const label = rows[index] as Row;
  const end = rows.findIndex((row, at) => at > index && (isLabel(row) || isTitle(rows, at)));
  const answer = rows.slice(index + 1, end === -1 ? undefined : end);
  return { ...label, isTitle: false, rijen: answered(label, answer) };
};

/** Project sheets of one column: a title, and labels with their answers below them; undefined for other texts. */
export const stackedRows = (rows: readonly Row[]): { readonly start: number; readonly rows: readonly StackedRow[] } | undefined => {
  const labels = rows.filter(isLabel);
  if (labels.length < fewestLabels || new Set(labels.map(({ cells }) => fold(cells[0] ?? ''))).size < fewestFields) return undefined;
  const start = rows.findIndex((_, index) => isTitle(rows, index));
  if (start < 0) return undefined;
  const sheets = rows.flatMap((row, index): readonly StackedRow[] => {
    if (index < start) return [];
    if (isTitle(rows, index)) return [{ ...row, isTitle: true, rijen: [] }];
    return isLabel(row) ? [labelled(rows, index)] : [];
  });
  return { start, rows: sheets };
};
