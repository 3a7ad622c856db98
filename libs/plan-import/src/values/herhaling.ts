import type { Planning } from '@actiespoor/plan';

type Herhaling = Pick<Planning, 'perJaar' | 'herhaling' | 'zekerheid'>;

const numbers: Readonly<Record<string, number>> = {
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  twaalf: 12,
};
const numberWord = `\\d{1,3}|${Object.keys(numbers).join('|')}`;

const weekdays: Readonly<Record<string, string>> = {
  maandag: 'MO',
  dinsdag: 'TU',
  woensdag: 'WE',
  donderdag: 'TH',
  vrijdag: 'FR',
  zaterdag: 'SA',
  zondag: 'SU',
};

const perYear: Readonly<Record<string, number>> = { jaar: 1, halfjaar: 2, kwartaal: 4, maand: 12, week: 52 };

const frequencies: Readonly<Record<string, string>> = { dag: 'DAILY', week: 'WEEKLY', maand: 'MONTHLY', jaar: 'YEARLY' };

const adverbs: readonly (readonly [RegExp, number])[] = [
  [/^(?:twee|2)-?jaarlijks/u, 0.5],
  [/^(?:halfjaarlijks|elk halfjaar)/u, 2],
  [/^(?:jaarlijks|elk jaar|ieder jaar)/u, 1],
  [/^(?:elk kwartaal|ieder kwartaal|per kwartaal|driemaandelijks)/u, 4],
  [/^(?:maandelijks|elke maand|iedere maand)/u, 12],
  [/^(?:wekelijks|elke week|iedere week)/u, 52],
];

const numberOf = (word: string | undefined): number => numbers[word ?? ''] ?? Number(word);

const everyUnit = new RegExp(`(?<![\\p{L}\\d])(${numberWord})\\s?(?:x|keer|maal) (?:per|in het|in de) (${Object.keys(perYear).join('|')})(?!\\p{L})`, 'u');

const times = (plain: string): Herhaling | undefined => {
  const [, count, unit] = everyUnit.exec(plain) ?? [];
  const factor = perYear[unit ?? ''];
  return factor === undefined ? undefined : { perJaar: numberOf(count) * factor, zekerheid: 'hoog' };
};

const once = String.raw`(?<![\p{L}\d])(?:een|1)\s?(?:x|keer|maal) (?:in|per) (?:de )?`;
const everySo = new RegExp(`${once}(${numberWord}) (dag|we+k|maand|ja+r)(?:en)?(?: op (${Object.keys(weekdays).join('|')}))?`, 'u');

/** "Eén keer in de twee weken op dinsdag" → `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`. */
const interval = (plain: string): Herhaling | undefined => {
  const [, count, unit, weekday] = everySo.exec(plain) ?? [];
  const frequency = frequencies[(unit ?? '').replace('wek', 'week').replace('jar', 'jaar')];
  if (frequency === undefined) return undefined;
  const day = weekday === undefined ? '' : `;BYDAY=${weekdays[weekday]}`;
  return { herhaling: `FREQ=${frequency};INTERVAL=${numberOf(count)}${day}`, zekerheid: 'hoog' };
};

const adverb = (plain: string): Herhaling | undefined => {
  const known = adverbs.find(([word]) => word.test(plain));
  if (!known) return undefined;
  return known[1] < 1 ? { herhaling: 'FREQ=YEARLY;INTERVAL=2', zekerheid: 'hoog' } : { perJaar: known[1], zekerheid: 'hoog' };
};

const unspecified = (plain: string): Herhaling | undefined => (/^(?:periodiek|regelmatig)/u.test(plain) ? { zekerheid: 'middel' } : undefined);

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/** "jaarlijks in november": once a year, in a month that the rule keeps. */
const inMonth = (plain: string): Herhaling | undefined => {
  const [, month] = new RegExp(`^(?:jaarlijks|elk jaar|ieder jaar),? (?:in |elke )?(${months.join('|')})`, 'u').exec(plain) ?? [];
  return month === undefined ? undefined : { perJaar: 1, herhaling: `FREQ=YEARLY;BYMONTH=${months.indexOf(month) + 1}`, zekerheid: 'hoog' };
};

/** The recurrence: n per year, or a rule of RFC 5545 if the document names an interval. */
export const readHerhaling = (text: string): Herhaling | undefined => {
  const plain = text.toLowerCase().replaceAll('é', 'e');
  return inMonth(plain) ?? interval(plain) ?? times(plain) ?? adverb(plain) ?? unspecified(plain);
};
