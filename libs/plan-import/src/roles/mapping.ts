import { columnLetters } from '../grid/grid.js';
import { optional } from '../text.js';
import { averageLength, contentRole } from './content.js';
import { isMark, periodHead, type PeriodHead } from './periods.js';
import { readStatus } from '../values/status.js';
import { isPlanRole, type Rol } from './rollen.js';
import { headRole, plainHead } from './vocabulary.js';

/** A column of a table, and the reason for its role. */
export interface Kolom {
  /** Its letters, as spreadsheets count: A, B … AA. */
  readonly kolom: string;
  /** The words above it, as they stand. */
  readonly kop: string;
  /** Absent as long as nobody knows: such a column must be mapped or left out. */
  readonly rol?: Rol;
  readonly reden: 'kop' | 'inhoud' | 'correctie' | 'leeg' | 'onbekend';
  /** Number of rows in which it has content. */
  readonly gevuld: number;
  readonly rijen: number;
  readonly periode?: PeriodHead;
  /** A code that numbers the knoop beside it, and not the actie. */
  readonly isVanKnoop?: true;
}

interface Draft {
  readonly index: number;
  readonly kop: string;
  readonly cells: readonly string[];
  readonly rol?: Rol;
  readonly reden: Kolom['reden'];
  readonly periode?: PeriodHead;
  readonly isVanKnoop?: true;
}

export type Overrides = ReadonlyMap<string, Rol>;

const leastMarks = 0.6;
const sparse = 0.7;

const filledOf = ({ cells }: Draft): readonly string[] => cells.filter((text) => text !== '');

/** A period heads a column of marks; above other content it says nothing about its role, but amounts per year are a budget. */
const byPeriod = (draft: Draft): Draft | undefined => {
  const periode = periodHead(draft.kop);
  if (!periode) return undefined;
  const filled = filledOf(draft);
  if (filled.length === 0 || filled.filter(isMark).length / filled.length >= leastMarks) return { ...draft, rol: 'periode', reden: 'kop', periode };
  const amounts = filled.filter((text) => /^[-–€\s\d.,]+$|^-?p\.?m\.?$/iu.test(text)).length;
  return amounts / filled.length >= leastMarks ? { ...draft, rol: 'dekking', reden: 'inhoud' } : undefined;
};

const byContent = (draft: Draft): Draft => {
  if (filledOf(draft).length === 0) return { ...draft, reden: 'leeg' };
  const rol = contentRole(draft.cells);
  return rol === undefined ? draft : { ...draft, rol, reden: 'inhoud' };
};

const yesOrNo = /^(?:ja|nee|j|n|nog niet)$/iu;

/** A column "Gereed?" of yes, no or other statuses tells no time. */
const statusInTime = (draft: Draft): Draft => {
  if (draft.rol !== 'planning' && draft.rol !== 'gereedOp') return draft;
  const filled = filledOf(draft);
  const statuses = filled.filter((text) => yesOrNo.test(text) || (readStatus(text) !== undefined && readStatus(text)?.op === undefined)).length;
  return filled.length > 0 && statuses / filled.length > leastMarks ? { ...draft, rol: 'status', reden: 'inhoud' } : draft;
};

const drafted = (draft: Draft, override: Rol | undefined): Draft => {
  if (override !== undefined) return { ...draft, rol: override, reden: 'correctie' };
  const period = byPeriod(draft);
  if (period) return period;
  const found = headRole(draft.kop);
  return found ? statusInTime({ ...draft, rol: found.rol, reden: 'kop' }) : byContent(draft);
};

/** The share of rows with content, of those in which the other column has any. */
const fillBeside = (draft: Draft, other: Draft): number => {
  const rows = other.cells.map((_, index) => index).filter((index) => other.cells[index] !== '');
  return rows.length === 0 ? 1 : rows.filter((index) => draft.cells[index] !== '').length / rows.length;
};

/** Of two columns that describe the actie, a sparse one is the heading above several acties, and another one explains. */
const oneDescription = (drafts: readonly Draft[]): readonly Draft[] => {
  const all = drafts.filter(({ rol, reden }) => rol === 'omschrijving' && reden !== 'correctie');
  const [first] = all.toSorted((a, b) => filledOf(b).length - filledOf(a).length || a.index - b.index);
  if (!first || all.length < 2) return drafts;
  return drafts.map((draft) => {
    if (draft === first || !all.includes(draft)) return draft;
    return { ...draft, rol: draft.index < first.index && fillBeside(draft, first) < sparse ? 'knoop' : 'toelichting' };
  });
};

/** A table without a column for its acties has them in the wordiest column that can hold them. */
const withDescription = (drafts: readonly Draft[]): readonly Draft[] => {
  if (drafts.some(({ rol }) => rol === 'omschrijving')) return drafts;
  const candidates = drafts.filter(
    (draft) => (draft.rol === undefined || ['knoop', 'toelichting', 'resultaat'].includes(draft.rol)) && filledOf(draft).length > 0,
  );
  const full = candidates.filter((draft) => filledOf(draft).length >= draft.cells.length * sparse);
  const [best] = (full.length > 0 ? full : candidates).toSorted((a, b) => averageLength(b.cells) - averageLength(a.cells));
  return best ? drafts.map((draft) => (draft === best ? { ...draft, rol: 'omschrijving', reden: 'inhoud' } : draft)) : drafts;
};

/** An end without a beginning is a deadline, and so the planning. */
const deadline = (drafts: readonly Draft[]): readonly Draft[] => {
  if (drafts.some(({ rol }) => rol === 'start')) return drafts;
  return drafts.map((draft) => (draft.rol === 'eind' ? { ...draft, rol: 'planning' } : draft));
};

/** Of several columns for the planning the fullest one is it; another one is a remark beside it. */
const onePlanning = (drafts: readonly Draft[]): readonly Draft[] => {
  const all = drafts.filter(({ rol, reden }) => rol === 'planning' && reden !== 'correctie');
  const [first] = all.toSorted((a, b) => filledOf(b).length - filledOf(a).length || a.index - b.index);
  return drafts.map((draft) => (draft !== first && all.includes(draft) ? { ...draft, rol: 'opmerking' } : draft));
};

/** A number beside a knoop numbers that knoop if it stands in the same rows, and every knoop has another one. */
const numberedKnopen = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) => {
    const next = drafts[draft.index + 1];
    if (draft.rol !== 'code' || next?.rol !== 'knoop') return draft;
    const isBeside = draft.cells.every((text, row) => (text === '') === (next.cells[row] === ''));
    const titles = filledOf(next);
    return isBeside && new Set(titles).size === titles.length ? { ...draft, isVanKnoop: true } : draft;
  });

/** One column for the code of the actie; another one is a remark. */
const oneCode = (drafts: readonly Draft[]): readonly Draft[] => {
  const first = drafts.find(({ rol, isVanKnoop }) => rol === 'code' && isVanKnoop === undefined);
  return drafts.map((draft) => (draft.rol === 'code' && draft !== first && draft.isVanKnoop === undefined ? { ...draft, rol: 'opmerking' } : draft));
};

const steps = [oneDescription, withDescription, deadline, onePlanning, numberedKnopen, oneCode];

/** The roles of the columns below a head row, by their headings, their content and the corrections of a person. */
export const mapColumns = (head: readonly string[], rows: readonly (readonly string[])[], overrides: Overrides): readonly Kolom[] => {
  const width = Math.max(head.length, ...rows.map((cells) => cells.length));
  const start = Array.from({ length: width }, (_, index): Draft => {
    const cells = rows.map((row) => row[index] ?? '');
    return drafted({ index, kop: head[index] ?? '', cells, reden: 'onbekend' }, overrides.get(columnLetters(index)));
  });
  return steps
    .reduce((drafts, step) => step(drafts), start as readonly Draft[])
    .map((draft) => ({
      kolom: columnLetters(draft.index),
      kop: draft.kop,
      ...optional('rol', draft.rol),
      reden: draft.reden,
      gevuld: filledOf(draft).length,
      rijen: rows.length,
      ...optional('periode', draft.periode),
      ...optional('isVanKnoop', draft.isVanKnoop),
    }));
};

/** True if these columns hold acties with anything that a plan says about them. */
export const isPlanTable = (kolommen: readonly Kolom[]): boolean =>
  kolommen.some(({ rol }) => rol === 'omschrijving') && kolommen.some(({ rol }) => rol === 'periode' || (rol !== undefined && isPlanRole(rol)));

const isShort = (text: string): boolean => (plainHead(text) !== '' || periodHead(text) !== undefined) && !/^\d+[a-z]?[.)]/u.test(text);

const isPlanHead = (roles: readonly Rol[]): boolean => {
  const has = (...rollen: readonly Rol[]): boolean => roles.some((rol) => rollen.includes(rol));
  return has('omschrijving') || (has('knoop') && has('trekker', 'planning', 'status')) || (has('trekker') && has('planning'));
};

const leastHeads = 0.5;

/** True for a row of headings of a plan: most cells are known headings, one of them of acties or their parts. */
export const isHeadRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((text) => text !== '');
  const roles = filled.map((text) => headRole(text)?.rol ?? (periodHead(text) ? 'periode' : undefined)).filter((rol) => rol !== undefined);
  return new Set(roles).size > 1 && roles.length / filled.length >= leastHeads && filled.every(isShort) && isPlanHead(roles);
};
