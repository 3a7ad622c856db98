import { compareDatum, isDatum, type Periode } from '@actiespoor/kernel';

/** A date or a period in words. Zekerheid `middel` if the words leave room, such as "eind 2024". */
export interface DatumReading extends Periode {
  readonly zekerheid: 'hoog' | 'middel';
}

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

const forms: readonly (readonly [RegExp, Recognise])[] = [
  [/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, ([text]) => at(text, 'hoog')],
  [/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/u, ([, day, month, year]) => at(`${year}-${pad(month ?? '')}-${pad(day ?? '')}`, 'hoog')],
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

/** "18-24 november 2024" and "juni - november 2024": the second half completes the first. */
const completed = (left: string, right: string): DatumReading | undefined => {
  const [year] = /\d{4}$/u.exec(right) ?? [''];
  const [monthAndYear] = endsInMonth.exec(right) ?? [''];
  return single(left) ?? single(`${left} ${year}`) ?? single(`${left} ${monthAndYear}`);
};

const range = (text: string): DatumReading | undefined => {
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

/** The whole text as a date or a period: `2e helft 2021/1e helft 2022` → 2021-41 until 2022-40. */
export const readDatum = (text: string): DatumReading | undefined => {
  const plain = plainWords(text).replace(/^(?:in|op|circa|ca\.?|rond) /u, '');
  if (plain.length > 80) return undefined;
  return single(plain) ?? range(plain) ?? from(plain) ?? until(plain);
};

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
