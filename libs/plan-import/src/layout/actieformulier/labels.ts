import { fold } from '../../text.js';
import { stripTags } from '../markup.js';

export type FormField = 'standVanZaken' | 'omschrijving' | 'resultaat' | 'samenwerking' | 'trekker' | 'planning' | 'dekking';

/** The seven fields of the form, by the first words of each. */
const labels: Readonly<Record<FormField, string>> = {
  standVanZaken: 'Huidige stand van zaken',
  omschrijving: 'Omschrijving actie',
  resultaat: 'Beoogd resultaat',
  samenwerking: 'Regionale samenwerking',
  trekker: 'Wie gaat dit doen',
  planning: 'Planning',
  dekking: 'Kosten en dekking',
};

const longestLabel = 120;

export const formuliervelden = Object.entries(labels) as readonly (readonly [FormField, string])[];

/** The field that a cell is the label of; ignores tags and a remark in brackets behind it. */
export const formFieldOf = (cell: string): FormField | undefined => {
  if (cell.length > longestLabel) return undefined;
  const plain = fold(stripTags(cell));
  return formuliervelden.find(([, label]) => plain.startsWith(fold(label)))?.[0];
};
