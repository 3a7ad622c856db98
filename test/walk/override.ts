import { firstDayOf } from './days.js';
import { type Fact, inTime, type NewFact, part, parts, plain, text, type Words } from './fact.js';
import { isOwnReport } from './judge-actie.js';
import { stateOn } from './state.js';

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

/** From which days on the parts of an actie took its place, where one stood on that day. */
const dividedFrom = (facts: readonly Fact[], { stream, op }: NewFact): readonly string[] => {
  const opened = facts.filter(({ soort, data }) => soort === 'actie-opgenomen' && data['hoofdactieId'] === stream).map((fact) => fact.stream);
  const begin = facts.filter((fact) => opened.includes(fact.stream) && ['actie-opgenomen', 'actie-hersteld'].includes(fact.soort) && fact.day > firstDayOf(op));
  return begin.filter(({ day }) => [...stateOn(facts, day).acties.values()].some(({ actieId, vervallen }) => opened.includes(actieId) && !vervallen)).map((fact) => fact.op);
};

interface Overriding {
  readonly later: readonly Fact[];
  readonly set: readonly (readonly [name: string, value: string])[];
}

const missing = ({ later, set }: Overriding, divided: readonly string[]): readonly string[] => {
  const isOver = ([name, value]: readonly [string, string]): boolean => later.some((fact) => isWhole(fact) && name in valuesOf(fact) && valuesOf(fact)[name] !== value);
  const isSure = divided.length > 0 || (set.length > 0 && set.every(isOver));
  return isSure ? [`overschrevenVanaf ontbreekt; het wordt overschreven op ${[...touchedOn({ later, set }), ...divided].join(', ')}`] : [];
};

const touchedOn = ({ later, set }: Overriding): readonly string[] => later.filter((fact) => set.some(([name]) => name in valuesOf(fact))).map(({ op }) => op);

/** What is wrong with `overschrevenVanaf`, or with its absence. */
export const overridden = (facts: readonly Fact[], told: readonly NewFact[], said: unknown): readonly string[] => {
  const [one] = told;
  if (!one) return [];
  const set = told.flatMap((fact) => Object.entries(valuesOf(fact)));
  const divided = isOwnReport(one) ? dividedFrom(facts, one) : [];
  const later = inTime(facts.filter(({ stream, day }) => stream === one.stream && day > firstDayOf(one.op)));
  if (said === undefined) return missing({ later, set }, divided);
  const isRight = set.length === 0 || [...touchedOn({ later, set }), ...divided].some((op) => op === said);
  return isRight ? [] : [`overschrevenVanaf ${JSON.stringify(said)} terwijl niets het dan overschrijft`];
};
