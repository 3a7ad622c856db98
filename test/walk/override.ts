import { firstDayOf } from './days.js';
import { type Fact, inTime, type NewFact, part, parts, plain, text, type Words } from './fact.js';
import { isOwnReport } from './judge-actie.js';
import { stateOn } from './state.js';
import { actieFields } from './state-actie.js';

type Values = Readonly<Record<string, string>>;

const single =
  (name: string) =>
  ({ nieuw }: Words): Values => ({ [name]: plain(nieuw) });

const perField = (data: Words, before = ''): Values =>
  Object.fromEntries(
    parts(data, 'wijzigingen').map((one) => [`${before}${text(one, 'veld') ?? ''}`, plain(one['veld'] === 'schaal' ? data['schaal'] : one['nieuw'])]),
  );

const named = (data: Words, names: readonly string[], before = ''): Values =>
  Object.fromEntries(names.filter((name) => data[name] !== undefined).map((name) => [`${before}${name}`, plain(data[name])]));

/** The values of a fact that another fact may set again, by name. */
const setBy: Readonly<Record<string, (data: Words) => Values>> = {
  'actie-opgenomen': (data) => named(data, actieFields),
  'actie-gewijzigd': (data) => perField(data),
  'actie-verplaatst': single('knoopId'),
  'planning-vastgelegd': single('planning'),
  'dekking-vastgelegd': single('dekking'),
  'resultaat-beoogd': single('resultaat'),
  'stand-van-zaken-vastgelegd': single('standVanZaken'),
  'tekst-gecorrigeerd': (data) => ({ [text(data, 'veld') ?? '']: plain(data['nieuw']) }),
  'soort-gecorrigeerd': single('soort'),
  'deelname-besloten': ({ organisatie, besluit, motief = null }) => ({
    [`deelname ${String(organisatie)}`]: plain(besluit),
    [`motief ${String(organisatie)}`]: plain(motief),
  }),
  'knoop-gewijzigd': (data) => perField(data, `${text(data, 'knoopId') ?? ''} `),
  'knoop-verplaatst': (data) => ({ [`${text(data, 'knoopId') ?? ''} plaats`]: plain(part(data, 'nieuw')) }),
  'vaststelling-gepland': ({ orgaan, verwacht }) => ({ verwacht: plain({ orgaan, verwacht }) }),
};

const valuesOf = ({ soort, data }: Pick<Fact, 'soort' | 'data'>): Values => setBy[soort]?.(data) ?? {};

const wordsIn = (value: string): string => {
  const read: unknown = JSON.parse(value);
  return typeof read === 'object' && read !== null && 'tekst' in read ? plain(read.tekst) : value;
};

/** The days from which deelacties took the place of an actie. */
const dividedFrom = (facts: readonly Fact[], { stream, op }: NewFact): readonly string[] => {
  const opened = facts.filter(({ soort, data }) => soort === 'actie-opgenomen' && data['hoofdactieId'] === stream).map((fact) => fact.stream);
  const begin = facts.filter((fact) => opened.includes(fact.stream) && ['actie-opgenomen', 'actie-hersteld'].includes(fact.soort) && fact.day > firstDayOf(op));
  return begin
    .filter(({ day }) => [...stateOn(facts, day).acties.values()].some(({ actieId, vervallen }) => opened.includes(actieId) && !vervallen))
    .map((fact) => fact.op);
};

/** True if the values differ. A correction has only the words of a planning or a dekking. */
const differ = (one: NewFact, other: Fact): boolean => {
  const [said, saidLater] = [valuesOf(one), valuesOf(other)];
  const read = [one, other].some(({ soort }) => soort === 'tekst-gecorrigeerd') ? wordsIn : (value: string) => value;
  return Object.entries(said).some(([name, value]) => {
    const later = saidLater[name];
    // A motive that was left out says nothing about a later one.
    return later !== undefined && value !== 'null' && read(later) !== read(value);
  });
};

const isKnownHere = (fact: NewFact): boolean => Object.keys(valuesOf(fact)).length > 0;

const missing = (divided: readonly string[], said: unknown): readonly string[] =>
  said === undefined && divided.length > 0 ? [`overschrevenVanaf ontbreekt; het wordt overschreven op ${divided.join(', ')}`] : [];

/** The days that `overschrevenVanaf` may name. */
const endings = (otherwise: string | undefined, divided: readonly string[]): readonly unknown[] =>
  otherwise === undefined && divided.length > 0 ? divided : [otherwise, ...divided];

/**
 * The faults in `overschrevenVanaf`, or in its absence: it is the day of the first later fact that differs, or on which deelacties took the place of the whole.
 */
export const overridden = (facts: readonly Fact[], told: readonly NewFact[], said: unknown): readonly string[] => {
  const [one] = told;
  if (!one) return [];
  const divided = isOwnReport(one) ? dividedFrom(facts, one) : [];
  if (!told.every(isKnownHere)) return missing(divided, said);
  const later = inTime(facts.filter(({ stream, day }) => stream === one.stream && day > firstDayOf(one.op)));
  const otherwise = later.find((fact) => told.some((each) => differ(each, fact)))?.op;
  const expected = endings(otherwise, divided);
  return expected.includes(said) ? [] : [`overschrevenVanaf is ${JSON.stringify(said)} en niet ${JSON.stringify(expected)}`];
};
