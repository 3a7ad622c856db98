import type { Rij } from '../layout/document.js';
import { isMark, periodWords } from '../roles/periods.js';
import type { Kolom } from '../roles/mapping.js';
import { shownOnly, type Rol } from '../roles/rollen.js';
import { plainHead } from '../roles/vocabulary.js';
import type { Row } from '../table/table.js';

/** The fields of an actie that a row of a table fills. */
export const actieVelden = [
  'toelichting',
  'actoren',
  'schaal',
  'trekker',
  'planning',
  'gereedOp',
  'status',
  'standVanZaken',
  'resultaat',
  'indicator',
  'dekking',
  'aard',
  'opmerking',
] as const satisfies readonly Rol[];

export type ActieVeld = (typeof actieVelden)[number];

/** The fields that every actie has, also in a table without their column. */
const always: readonly ActieVeld[] = ['actoren', 'schaal', 'trekker', 'planning'];

const between: Partial<Readonly<Record<Rol, string>>> = { actoren: '; ', trekker: ' / ', dekking: '; ', planning: ' ', status: ', ' };

const isList = (veld: Rol): boolean => veld === 'actoren';

/** Lines inside a cell: of a list of actors each is one, elsewhere they are one text. */
const oneLine = (text: string, veld: Rol): string => (isList(veld) ? text.replaceAll('\n', '; ').replace(/[•▪●➤]\s*/gu, '') : text.replaceAll('\n', ' '));

const withRole = (kolommen: readonly Kolom[], rol: Rol): readonly (readonly [Kolom, number])[] =>
  kolommen.map((kolom, index) => [kolom, index] as const).filter(([kolom]) => kolom.rol === rol && kolom.isVanKnoop === undefined);

const rawText = ({ bron }: Row, index: number): string => bron.cells[index]?.text ?? '';

const finished = /^(?:gereed|klaar|afgerond|uitgevoerd)$/u;

/** Yes or no below a question is an answer of one word too few: "Gereed? ja" is gereed. */
const answered = (kop: string, text: string): string => {
  if (!finished.test(plainHead(kop)) || !/^(?:ja|nee)$/iu.test(text)) return text;
  return text.toLowerCase() === 'ja' ? plainHead(kop) : `niet ${plainHead(kop)}`;
};

/** The words of the columns with this role. Several remarks keep the heading of their column. */
export const textOfRole = (row: Row, kolommen: readonly Kolom[], rol: Rol): string => {
  const columns = withRole(kolommen, rol);
  const isNamed = shownOnly.has(rol) && columns.length > 1;
  return columns
    .map(([{ kop }, index]) => [kop, answered(kop, oneLine(rawText(row, index), rol))] as const)
    .filter(([, text]) => text !== '')
    .map(([kop, text]) => (isNamed ? `${kop}: ${text}` : text))
    .join(between[rol] ?? '; ');
};

const isNothing = (text: string): boolean => /^[-–—]?$/u.test(text);

/** Beginning and end in two columns, as one planning. */
const startAndEnd = (start: string, eind: string): string => {
  if (isNothing(start)) return isNothing(eind) ? '' : `uiterlijk ${eind}`;
  return isNothing(eind) ? `vanaf ${start}` : `${start} t/m ${eind}`;
};

const markedPeriods = (row: Row, kolommen: readonly Kolom[], jaar: number | undefined): string =>
  periodWords(
    kolommen.flatMap(({ periode }, index) => {
      if (periode === undefined || !isMark(rawText(row, index))) return [];
      return [jaar === undefined || periode.jaar !== undefined ? periode : { ...periode, jaar }];
    }),
  );

const planningText = (row: Row, kolommen: readonly Kolom[], jaar: number | undefined): string =>
  [
    textOfRole(row, kolommen, 'planning'),
    startAndEnd(textOfRole(row, kolommen, 'start'), textOfRole(row, kolommen, 'eind')),
    markedPeriods(row, kolommen, jaar),
  ].find((text) => text !== '') ?? '';

/** The fields of a row by their names. */
export const veldenOf = (row: Row, kolommen: readonly Kolom[], jaar: number | undefined): Rij['velden'] =>
  Object.fromEntries(
    actieVelden
      .filter((veld) => always.includes(veld) || kolommen.some(({ rol }) => rol === veld))
      .map((veld) => [veld, veld === 'planning' ? planningText(row, kolommen, jaar) : textOfRole(row, kolommen, veld)]),
  );

const codes: readonly RegExp[] = [
  /^((?:\d{1,2}[a-z]{1,2}|[A-Z]\d{1,2})(?=[.):])|\d{1,2}(?:\.\d{1,2}){1,3})[.):]?\s+(?:[-–]\s+)?(.+)$/iu,
  /^(\d{1,3}|[a-z])[.)]\s+(.+)$/u,
  /^(\d{2,6}-\d{1,2}[a-z]?)\s+(.+)$/u,
];

/** The code in front of the words of an actie: `1a. Scholing`, `2.1 Spreekuur`, `b) Gesprek`. */
export const codeInFront = (text: string): { readonly code: string; readonly omschrijving: string } | undefined => {
  const [, code, omschrijving] = codes.map((form) => form.exec(text)).find((match) => match !== null) ?? [];
  return code === undefined || omschrijving === undefined ? undefined : { code, omschrijving };
};
