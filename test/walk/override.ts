import { firstDayOf } from './days.js';
import { type Fact, type NewFact, part, parts, plain, text, type Words } from './fact.js';

type Values = Readonly<Record<string, string>>;

const single = (name: string) => ({ nieuw }: Words): Values => ({ [name]: plain(nieuw) });

const perField = (data: Words, before = ''): Values =>
  Object.fromEntries(parts(data, 'wijzigingen').map((one) => [`${before}${text(one, 'veld') ?? ''}`, plain(one['nieuw'])]));

/** What a fact sets that another one may set again, by name. */
const setBy: Readonly<Record<string, (data: Words) => Values>> = {
  'actie-gewijzigd': (data) => perField(data),
  'actie-verplaatst': single('knoopId'),
  'planning-vastgelegd': single('planning'),
  'dekking-vastgelegd': single('dekking'),
  'resultaat-beoogd': single('resultaat'),
  'stand-van-zaken-vastgelegd': single('standVanZaken'),
  'tekst-gecorrigeerd': (data) => ({ [text(data, 'veld') ?? '']: plain(data['nieuw']) }),
  'deelname-besloten': (data) => ({ [`deelname ${text(data, 'organisatie') ?? ''}`]: plain(data['besluit']) }),
  'knoop-gewijzigd': (data) => perField(data, `${text(data, 'knoopId') ?? ''} `),
  'knoop-verplaatst': (data) => ({ [`${text(data, 'knoopId') ?? ''} plaats`]: plain(part(data, 'nieuw')) }),
  'vaststelling-gepland': (data) => ({ verwacht: plain(data) }),
};

const valuesOf = ({ soort, data }: Pick<Fact, 'soort' | 'data'>): Values => setBy[soort]?.(data) ?? {};

const isWhole = ({ soort, data }: Fact): boolean => soort !== 'tekst-gecorrigeerd' || !['planning', 'dekking'].includes(text(data, 'veld') ?? '');

/** What is wrong with `overschrevenVanaf`, or with its absence. */
export const overridden = (facts: readonly Fact[], told: readonly NewFact[], said: unknown): readonly string[] => {
  const [one] = told;
  const set = told.flatMap((fact) => Object.entries(valuesOf(fact)));
  if (!one || set.length === 0) return [];
  const later = facts.filter(({ stream, day }) => stream === one.stream && day > firstDayOf(one.op)).toSorted((a, b) => (a.day === b.day ? a.nr - b.nr : a.day < b.day ? -1 : 1));
  const touching = later.filter((fact) => set.some(([name]) => name in valuesOf(fact)));
  const isOver = ([name, value]: readonly [string, string]): boolean => later.some((fact) => isWhole(fact) && name in valuesOf(fact) && valuesOf(fact)[name] !== value);
  const isSure = set.every(isOver);
  if (said === undefined) return isSure ? [`overschrevenVanaf ontbreekt; het wordt overschreven op ${touching.map(({ op }) => op).join(', ')}`] : [];
  return touching.some(({ op }) => op === said) ? [] : [`overschrevenVanaf ${JSON.stringify(said)} terwijl niets het dan overschrijft`];
};
