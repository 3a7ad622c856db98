import { firstDayOf } from './days.js';
import { countedOn } from './counted.js';
import { type Fact, factOf, inTime, type NewFact, part, parts, plain, text, texts, type Words } from './fact.js';
import { isOwnReport } from './judge-actie.js';
import { type PlanState, shownOn, stateOn } from './state.js';
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
  'knoop-toegevoegd': (data) => ({
    ...named(data, ['niveau', 'code', 'titel', 'toelichting'], `${text(data, 'knoopId') ?? ''} `),
    [`${text(data, 'knoopId') ?? ''} plaats`]: plain({ bovenliggend: data['bovenliggend'] ?? null, volgorde: data['volgorde'] }),
  }),
  'knoop-gewijzigd': (data) => perField(data, `${text(data, 'knoopId') ?? ''} `),
  'knoop-verplaatst': (data) => ({ [`${text(data, 'knoopId') ?? ''} plaats`]: plain(part(data, 'nieuw')) }),
  'vaststelling-gepland': ({ orgaan, verwacht }) => ({ verwacht: plain({ orgaan, verwacht }) }),
};

const valuesOf = ({ soort, data }: Pick<Fact, 'soort' | 'data'>): Values => setBy[soort]?.(data) ?? {};

/** The names of the values that a fact sets. */
export const namesSetBy = (fact: Pick<Fact, 'soort' | 'data'>): readonly string[] => Object.keys(valuesOf(fact));

const wordsIn = (value: string): string => {
  const read: unknown = JSON.parse(value);
  return typeof read === 'object' && read !== null && 'tekst' in read ? plain(read.tekst) : value;
};

const placed = ['actie-opgenomen', 'actie-verplaatst', 'knoop-toegevoegd', 'knoop-verplaatst', 'knoop-samengevoegd'];

/** The days from which deelacties took the place of an actie. */
const dividedFrom = (facts: readonly Fact[], { stream, op }: NewFact): readonly string[] => {
  const opened = facts.filter(({ soort, data }) => soort === 'actie-opgenomen' && data['hoofdactieId'] === stream).map((fact) => fact.stream);
  const begin = facts.filter((fact) => opened.includes(fact.stream) && ['actie-opgenomen', 'actie-hersteld'].includes(fact.soort) && fact.day > firstDayOf(op));
  return begin
    .filter(({ day }) => [...stateOn(facts, day).acties.values()].some(({ actieId, vervallen }) => opened.includes(actieId) && !vervallen))
    .map((fact) => fact.op);
};

/** The days on which a knoop under which something was told to be is merged or split: it stands elsewhere from then on. */
const movedFrom = (facts: readonly Fact[], { soort, op, data }: NewFact): readonly string[] => {
  const { gone } = stateOn(facts, '9999-12-31');
  const above = soort.startsWith('actie-') ? (data['nieuw'] ?? data['knoopId']) : (part(data, 'nieuw') ?? data)['bovenliggend'];
  const went = placed.includes(soort) ? gone.get(String(above)) : undefined;
  if (!went || went.soort === 'teruggenomen' || firstDayOf(went.op) <= firstDayOf(op)) return [];
  return laterShown(facts, { soort, op, data, stream: 'plan' })
    .filter((fact) => fact.data === went.by)
    .map((fact) => fact.op);
};

/** The days on which acties of the parts of a split move elsewhere. */
const leftFrom = (facts: readonly Fact[], { soort, op, data }: NewFact): readonly string[] => {
  const acties = soort === 'knoop-gesplitst' ? parts(data, 'delen').flatMap((deel) => texts(deel, 'acties')) : [];
  return facts
    .filter((fact) => fact.soort === 'actie-verplaatst' && acties.includes(fact.stream) && fact.day > firstDayOf(op) && fact.data['nieuw'] !== data['knoopId'])
    .map((fact) => fact.op);
};

/** A value after a fact of the same day: a correction of the words of a planning or a dekking keeps the rest of it. */
const replaced = (before: string | undefined, value: string, isCorrection: boolean): string => {
  const read: unknown = before === undefined || !isCorrection ? undefined : JSON.parse(before);
  return typeof read === 'object' && read !== null && 'tekst' in read ? plain({ ...read, tekst: JSON.parse(value) as unknown }) : value;
};

/** A value when a day is over, and the last fact about it on that day. */
interface Standing {
  readonly value: string;
  readonly fact: Fact;
}

const standingOf = (facts: readonly Fact[]): ReadonlyMap<string, Standing> => {
  const standing = new Map<string, Standing>();
  for (const fact of facts) {
    const undone = fact.soort === 'deelname-teruggenomen' ? String(fact.data['organisatie']) : undefined;
    if (undone !== undefined) ['deelname', 'motief'].forEach((name) => standing.delete(`${name} ${undone}`));
    for (const [name, value] of Object.entries(valuesOf(fact))) {
      standing.set(name, { value: replaced(standing.get(name)?.value, value, fact.soort === 'tekst-gecorrigeerd'), fact });
    }
  }
  return standing;
};

/** The dates under which a day told something else about what this fact says. A correction has only the words of a planning or a dekking. */
const differing = (one: NewFact, standing: ReadonlyMap<string, Standing>): readonly string[] =>
  Object.entries(valuesOf(one)).flatMap(([name, value]) => {
    const later = standing.get(name);
    // A motive that was left out, now or later, says nothing about the other one.
    if (!later || value === 'null' || (name.startsWith('motief ') && later.value === 'null')) return [];
    const isPlain = !later.value.startsWith('{');
    const read = one.soort === 'tekst-gecorrigeerd' || isPlain ? wordsIn : (text: string) => text;
    return read(later.value) === read(value) ? [] : [later.fact.op];
  });

/** The dates that the first later day has, after which something else stands. */
const otherwiseOn = (told: readonly NewFact[], later: readonly Fact[]): readonly string[] => {
  for (const day of new Set(later.map((fact) => fact.day))) {
    const standing = standingOf(later.filter((fact) => fact.day === day));
    const found = told.flatMap((each) => differing(each, standing));
    if (found.length > 0) return found;
  }
  return [];
};

const meant = (gone: PlanState['gone'], knoopId: string): string => {
  const went = gone.get(knoopId);
  return went?.soort === 'teruggenomen' ? meant(new Map([...gone].filter(([id]) => id !== knoopId)), went.naar[0] ?? knoopId) : knoopId;
};

/** A place under a knoop that was never there is one under the knoop in its place. */
const atMeantPlace = (fact: Fact, gone: PlanState['gone']): Fact => {
  const nieuw = fact.data['nieuw'];
  if (fact.soort === 'actie-verplaatst') return { ...fact, data: { ...fact.data, nieuw: meant(gone, String(nieuw)) } };
  const above = text(part(fact.data, 'nieuw') ?? {}, 'bovenliggend');
  if (fact.soort !== 'knoop-verplaatst' || above === undefined) return fact;
  return { ...fact, data: { ...fact.data, nieuw: { ...part(fact.data, 'nieuw'), bovenliggend: meant(gone, above) } } };
};

/** The facts that show after a day, each with the day from which it does: that of a restoration, if its subject had ended by then. */
const laterShown = (facts: readonly Fact[], { stream, op }: NewFact): readonly Fact[] => {
  const from = firstDayOf(op);
  const { gone } = stateOn(facts, '9999-12-31');
  const turns = inTime(facts.filter(({ soort, day }) => soort.endsWith('-hersteld') && day > from));
  return inTime(facts.filter((fact) => fact.stream === stream && fact.day > from))
    .flatMap((fact) => {
      if (countedOn(facts, fact.day)(fact)) return [fact];
      const turn = turns.find(({ day }) => day > fact.day && countedOn(facts, day)(fact));
      return turn ? [{ ...fact, day: turn.day, op: turn.op }] : [];
    })
    .map((fact) => atMeantPlace(fact, gone))
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
};

const ends: readonly string[] = ['actie-vervallen', 'plan-ingetrokken'];

/** The dates of the first later day on which an end that was told is shown no longer, or with another motive. */
const endedOtherwise = (facts: readonly Fact[], one: NewFact): readonly string[] => {
  const all = [...facts, factOf(one, facts.length)];
  const isOther = (day: string): boolean => {
    const { withdrawn, acties } = shownOn(all, day);
    const shown = one.stream === 'plan' ? withdrawn : acties.get(one.stream)?.vervallen;
    return shown?.['motief'] !== one.data['motief'];
  };
  const first = [...new Set(all.map(({ day }) => day))]
    .filter((day) => day > firstDayOf(one.op))
    .toSorted()
    .find(isOther);
  return all.filter(({ day }) => day === first).map(({ op }) => op);
};

const isKnownHere = (fact: NewFact): boolean => Object.keys(valuesOf(fact)).length > 0;

const missing = (divided: readonly string[], said: unknown): readonly string[] =>
  said === undefined && divided.length > 0 ? [`overschrevenVanaf ontbreekt; het wordt overschreven op ${divided.join(', ')}`] : [];

/** The days that `overschrevenVanaf` may name. */
const endings = (otherwise: readonly string[], divided: readonly string[]): readonly unknown[] => {
  const named = [...otherwise, ...divided];
  return named.length > 0 ? named : [undefined];
};

const unlessExpected = (expected: readonly unknown[], said: unknown): readonly string[] =>
  expected.includes(said) ? [] : [`overschrevenVanaf is ${JSON.stringify(said)} en niet ${JSON.stringify(expected)}`];

/** A meeting, and the evaluation of a round, are of their own day: no deelactie takes their place. */
const lasts = (fact: NewFact): boolean => isOwnReport(fact) && fact.soort !== 'bijeenkomst-gehouden' && fact.data['ronde'] === undefined;

/**
 * The faults in `overschrevenVanaf`, or in its absence: it is the first later day after which something else stands, on which deelacties took the place of the whole, or on which its knoop went into another one.
 */
export const overridden = (facts: readonly Fact[], told: readonly NewFact[], said: unknown): readonly string[] => {
  const [one] = told;
  if (!one) return [];
  if (ends.includes(one.soort)) return unlessExpected(endings(endedOtherwise(facts, one), []), said);
  const divided = [...(lasts(one) ? dividedFrom(facts, one) : []), ...told.flatMap((each) => [...movedFrom(facts, each), ...leftFrom(facts, each)])];
  if (!told.every(isKnownHere)) return missing(divided, said);
  return unlessExpected(endings(otherwiseOn(told, laterShown(facts, one)), divided), said);
};
