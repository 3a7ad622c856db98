import { headRole } from '../../roles/vocabulary.js';
import type { Rol } from '../../roles/rollen.js';
import { fold } from '../../text.js';
import { stripTags } from '../markup.js';

/** The questions of a form that have an answer in a plan. */
export type FormField = 'standVanZaken' | 'omschrijving' | 'resultaat' | 'samenwerking' | 'trekker' | 'planning' | 'dekking' | ExtraField;

/** Questions that only some forms ask. */
export type ExtraField = 'actoren' | 'indicator' | 'opmerking' | 'status' | 'code' | 'titel';

/** The seven fields of the usual form, by the first words of each. */
const labels: Readonly<Record<Exclude<FormField, ExtraField>, string>> = {
  standVanZaken: 'Huidige stand van zaken',
  omschrijving: 'Omschrijving actie',
  resultaat: 'Beoogd resultaat',
  samenwerking: 'Regionale samenwerking',
  trekker: 'Wie gaat dit doen',
  planning: 'Planning',
  dekking: 'Kosten en dekking',
};

const byRole: Partial<Readonly<Record<Rol, FormField>>> = {
  standVanZaken: 'standVanZaken',
  omschrijving: 'omschrijving',
  toelichting: 'opmerking',
  resultaat: 'resultaat',
  knoop: 'resultaat',
  schaal: 'samenwerking',
  trekker: 'trekker',
  actoren: 'actoren',
  planning: 'planning',
  start: 'planning',
  eind: 'planning',
  dekking: 'dekking',
  indicator: 'indicator',
  opmerking: 'opmerking',
  status: 'status',
  code: 'code',
};

const longestLabel = 120;

export const formuliervelden = Object.entries(labels) as readonly (readonly [Exclude<FormField, ExtraField>, string])[];

/** The field that a cell is the label of; ignores tags and a remark in brackets behind it. */
export const formFieldOf = (cell: string): FormField | undefined => {
  if (cell.length > longestLabel) return undefined;
  const words = stripTags(cell);
  const plain = fold(words);
  const usual = formuliervelden.find(([, label]) => plain.startsWith(fold(label)))?.[0];
  const rol = headRole(words)?.rol;
  return usual ?? (rol && byRole[rol]);
};

/** Start and end are asked apart in some forms; with a word before each they are one planning. */
export const answerTo = (label: string, answer: string): string => {
  const rol = headRole(stripTags(label))?.rol;
  if (rol === 'start') return `start ${answer}`;
  return rol === 'eind' ? `gereed ${answer}` : answer;
};
