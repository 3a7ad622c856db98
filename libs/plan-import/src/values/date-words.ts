import { compareDatum, isDatum, type Periode } from '@actiespoor/kernel';

import { isSerialDay, serialDay } from './serial-date.js';

/** A date or a period in words. Zekerheid `middel` if the words leave room, such as "eind 2024". */
export interface DatumReading extends Periode {
  readonly zekerheid: 'hoog' | 'middel';
}

type Rule = (plain: string) => DatumReading | undefined;

type Recognise = (match: RegExpExecArray) => DatumReading | undefined;

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];
const seasons: Readonly<Record<string, string>> = { voorjaar: '21', lente: '21', zomer: '22', najaar: '23', herfst: '23', winter: '24' };
const edges: Readonly<Record<string, string>> = { begin: '33', eind: '36', einde: '36' };
const ordinals: Readonly<Record<string, number>> = { eerste: 1, tweede: 2, derde: 3, vierde: 4 };

const monthWord = months.join('|');
const seasonWord = Object.keys(seasons).join('|');
const ordinal = String.raw`(eerste|tweede|derde|vierde|[1-4](?:e|ste|de)?)`;

const pad = (part: string | number): string => String(part).padStart(2, '0');

const monthNumber = (word: string | undefined): string => pad(months.indexOf(word ?? '') + 1);

const rank = (word: string | undefined): number => ordinals[word ?? ''] ?? Number.parseInt(word ?? '', 10);

const at = (text: string, zekerheid: 'hoog' | 'middel'): DatumReading | undefined => (isDatum(text) ? { van: text, tot: text, zekerheid } : undefined);

const middleOfYear = (year: string | undefined): DatumReading | undefined => {
  const [van, tot] = [`${year}-34`, `${year}-35`];
  return isDatum(van) && isDatum(tot) ? { van, tot, zekerheid: 'middel' } : undefined;
};

const half = (word: string | undefined, year: string | undefined): DatumReading | undefined =>
  rank(word) > 2 ? undefined : at(`${year}-${39 + rank(word)}`, 'hoog');

const serial = (text: string): DatumReading | undefined => (isSerialDay(Number(text)) ? at(serialDay(Number(text)), 'hoog') : undefined);

const forms: readonly (readonly [RegExp, Recognise])[] = [
  [/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, ([text]) => at(text, 'hoog')],
  [/^\d{5}$/u, ([text]) => serial(text)],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u, ([, day, month, year]) => at(`${year}-${pad(month ?? '')}-${pad(day ?? '')}`, 'hoog')],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/u, ([, day, month, year]) => at(`20${year}-${pad(month ?? '')}-${pad(day ?? '')}`, 'hoog')],
  [new RegExp(`^(\\d{1,2}) (${monthWord}) (\\d{4})$`, 'u'), ([, day, month, year]) => at(`${year}-${monthNumber(month)}-${pad(day ?? '')}`, 'hoog')],
  [new RegExp(`^(${monthWord}) (?:van )?(\\d{4})$`, 'u'), ([, month, year]) => at(`${year}-${monthNumber(month)}`, 'hoog')],
  [new RegExp(`^(?:begin|medio|half|eind|einde) (${monthWord}) (\\d{4})$`, 'u'), ([, month, year]) => at(`${year}-${monthNumber(month)}`, 'middel')],
  [new RegExp(`^(?:het )?(${seasonWord}) (?:van )?(\\d{4})$`, 'u'), ([, season, year]) => at(`${year}-${seasons[season ?? '']}`, 'middel')],
  [new RegExp(`^(?:de )?${ordinal} (?:helft|halfjaar|half jaar) (?:van )?(\\d{4})$`, 'u'), ([, which, year]) => half(which, year)],
  [new RegExp(`^(?:het )?(?:${ordinal} kwartaal|q([1-4])) (?:van )?(\\d{4})$`, 'u'), ([, which, q, year]) => at(`${year}-${32 + rank(which ?? q)}`, 'hoog')],
  [/^(begin|eind|einde) (?:van )?(\d{4})$/u, ([, edge, year]) => at(`${year}-${edges[edge ?? '']}`, 'middel')],
  [/^(?:medio|half|midden) (\d{4})$/u, ([, year]) => middleOfYear(year)],
];

const single = (text: string): DatumReading | undefined => {
  for (const [form, recognise] of forms) {
    const match = form.exec(text);
    const reading = match ? recognise(match) : undefined;
    if (reading) return reading;
  }
  return undefined;
};

const leastSure = (...readings: readonly DatumReading[]): DatumReading['zekerheid'] =>
  readings.every(({ zekerheid }) => zekerheid === 'hoog') ? 'hoog' : 'middel';

const period = (start: DatumReading | undefined, end: DatumReading | undefined): DatumReading | undefined => {
  if (start?.van === undefined || end?.tot === undefined) return undefined;
  return compareDatum(start.van, end.tot) > 0 ? undefined : { van: start.van, tot: end.tot, zekerheid: leastSure(start, end) };
};

const endsInMonth = new RegExp(`(?:${monthWord}) \\d{4}$`, 'u');

/** Two whole dates with hyphens of their own: "1-9-2025 - 31-12-2026". */
const fullRange = /^(\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\s*(?:[-–—]|t\/m|tot en met|tot)\s*(\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/u;

/** "18-24 november 2024" and "juni - november 2024": the second half completes the first. */
const completed = (left: string, right: string): DatumReading | undefined => {
  const [year] = /\d{4}$/u.exec(right) ?? [''];
  const [monthAndYear] = endsInMonth.exec(right) ?? [''];
  return single(left) ?? single(`${left} ${year}`) ?? single(`${left} ${monthAndYear}`);
};

const range = (text: string): DatumReading | undefined => {
  const [, first, last] = fullRange.exec(text) ?? [];
  if (first !== undefined && last !== undefined) return period(single(first), single(last));
  const match = /^(?:van )?(.{1,40}?)(?:\s*[–—/-]\s*|\s+(?:t\/m|tot en met|tot|en)\s+)(\S.{0,40})$/u.exec(text);
  if (!match) return undefined;
  const [, left = '', right = ''] = match;
  return period(completed(left, right), single(right));
};

const from = (text: string): DatumReading | undefined => {
  const [, words] = /^(?:vanaf|sinds|per) (.{1,40})$/u.exec(text) ?? [];
  const { van, zekerheid } = single(words ?? '') ?? {};
  return van === undefined || zekerheid === undefined ? undefined : { van, zekerheid };
};

const until = (text: string): DatumReading | undefined => {
  const [, words] = /^(?:uiterlijk|voor|tot|tot en met|t\/m) (.{1,40})$/u.exec(text) ?? [];
  const { tot, zekerheid } = single(words ?? '') ?? {};
  return tot === undefined || zekerheid === undefined ? undefined : { tot, zekerheid };
};

/** Lower case, without superscript marks and without final punctuation. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\^*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[.,;]+$/u, '')
    .trim();

const abbreviations: Readonly<Record<string, string>> = {
  jan: 'januari',
  feb: 'februari',
  febr: 'februari',
  mrt: 'maart',
  maa: 'maart',
  apr: 'april',
  jun: 'juni',
  jul: 'juli',
  aug: 'augustus',
  sep: 'september',
  sept: 'september',
  okt: 'oktober',
  nov: 'november',
  dec: 'december',
};

const abbreviated = new RegExp(`(?<!\\p{L})(${Object.keys(abbreviations).join('|')})\\.?(?!\\p{L})`, 'gu');
const shortYear = new RegExp(`(${monthWord}|q[1-4]|kwartaal|helft|halfjaar)(?: |-|\\s?['’])(\\d{2})(?!\\d|-)`, 'gu');

/** Months, years and bounds in full: `mrt-22`, `q3 '24`, `m.i.v. 1-3-2025` and `2025 e.v.` each have one form left. */
const spelledOut = (plain: string): string =>
  plain
    .replace(abbreviated, (_, month: string) => abbreviations[month] ?? month)
    .replace(shortYear, '$1 20$2')
    .replace(/(?<=\p{L}{3})-(?=\d{4}$)/u, ' ')
    .replace(/^(?:m\.?i\.?v\.?|met ingang van|ingaande|per|start) (?=\S*\d)/u, 'vanaf ')
    .replace(/^(.{4,40}?),? (?:e\.?v\.?|en verder|en later|ev)$/u, 'vanaf $1')
    .replace(/^(\d{4})-?q([1-4])$/u, 'q$2 $1')
    .replace(/^(\d{4})[- ]?(?:h|hj)([12])$/u, '$2e helft $1');

const schoolYear: Rule = (plain) => {
  const [, first, second] = /^(?:het )?(?:schooljaar|seizoen) (\d{4})\s?[-/–]\s?(?:20)?(\d{2})$/u.exec(plain) ?? [];
  const next = Number(first) + 1;
  return first === undefined || next % 100 !== Number(second) ? undefined : period(at(`${first}-08`, 'middel'), at(`${next}-07`, 'middel'));
};

const dayMs = 86_400_000;

/** ISO 8601: week 1 holds 4 January, and weeks begin on Monday. */
const week: Rule = (plain) => {
  const [, number, year] = /^(?:week|wk) ?(\d{1,2}),? (?:van )?(\d{4})$/u.exec(plain) ?? [];
  if (number === undefined || Number(number) < 1 || Number(number) > 53) return undefined;
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs + (Number(number) - 1) * 7 * dayMs;
  const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return period(at(dayAt(monday), 'hoog'), at(dayAt(monday + 6 * dayMs), 'hoog'));
};

/** "start 2025, gereed 2027": its two ends with a word for each. */
const startToEnd: Rule = (plain) => {
  const [, start = '', eind = ''] =
    /^(?:start(?:en)?|begin(?:nen)?|van(?:af)?)(?: in| op)? (.{4,30}?)[,;]? (?:en )?(?:gereed|klaar|eind(?:e)?|afronding|afgerond|tot|uiterlijk)(?: in| op)? (.{4,30})$/u.exec(
      plain,
    ) ?? [];
  return period(single(start), single(eind));
};

/** "2025, 2026" and "2025/2026/2027" are years in a row. */
const yearsInRow: Rule = (plain) => {
  const years = plain.split(/\s*(?:,|\/|&|\ben\b)\s*/u);
  const isRow = years.length > 1 && years.every((text, index) => /^\d{4}$/u.test(text) && Number(text) === Number(years[0]) + index);
  return isRow && (years.length > 2 || !plain.includes('/')) ? period(single(years[0] ?? ''), single(years.at(-1) ?? '')) : undefined;
};

/** The whole text as a date or a period: `2e helft 2021/1e helft 2022` → 2021-41 until 2022-40. */
export const readDatum = (text: string): DatumReading | undefined => {
  const plain = plainWords(text).replace(/^(?:in|op|circa|ca\.?|rond) /u, '');
  if (plain.length > 80) return undefined;
  const full = spelledOut(plain);
  return wholeRules.reduce<DatumReading | undefined>((found, rule) => found ?? rule(full), undefined);
};

const wholeRules: readonly Rule[] = [single, week, schoolYear, startToEnd, yearsInRow, range, from, until];

const year = String.raw`(?:van )?\d{4}`;
const before = `(?:begin|eind|medio|${monthWord}|${seasonWord}|\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})? (?:${monthWord})|${ordinal} (?:helft|kwartaal))`;
const phrase = new RegExp(`(?:${before} )${year}(?:\\s?[-–/]\\s?(?:${before} )?${year})?`, 'u');

/** The first date or period inside a sentence that is more precise than a year. */
export const findDatum = (text: string): DatumReading | undefined => {
  const match = phrase.exec(text.toLowerCase());
  return match ? readDatum(match[0]) : undefined;
};

/** A period of two years, as in a title: `2024 – 2028`. */
export const findJaren = (text: string): Periode | undefined => {
  const [, van, tot] = /(?<!\d)(\d{4})\s?[-–—]\s?(\d{4})(?!\d)/u.exec(text) ?? [];
  return isDatum(van) && isDatum(tot) && compareDatum(van, tot) <= 0 ? { van, tot } : undefined;
};
