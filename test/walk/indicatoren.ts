import type { Client } from '../support/client.js';
import { firstDayOf, today } from './days.js';
import { datesFor, someDate } from './dates.js';
import { plain, texts, type Words } from './fact.js';
import { chanceOf, type Chance } from './random.js';

// The second opinion on indicators: versions in the order of time, with none of the product's own rules.

interface Versie {
  readonly versie: number;
  readonly definitie: Words;
  readonly op: string;
  readonly motief?: string;
}

/** An indicator, with its versions and the revision of its stream. */
interface Indicator {
  readonly indicatorId: string;
  readonly versies: readonly Versie[];
  readonly revisie: number;
}

interface Judged {
  /** Empty if nothing stands in the way. */
  readonly redenen: readonly string[];
  /** Absent if it was so already. */
  readonly nieuw?: Versie;
  readonly overschrevenVanaf?: string;
}

const telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' };

const drawn = (chance: Chance): Words => {
  const statussen = chance.pick([['uitgevoerd'], ['uitgevoerd', 'geevalueerd'], ['geevalueerd', 'uitgevoerd'], ['geevalueerd']]);
  return chance.weighted<Words>([
    [
      8,
      {
        maat: 'aandeel',
        per: 'plan',
        teller: statussen,
        noemer: chance.pick([
          ['gestart', 'uitgevoerd', 'geevalueerd'],
          ['gestart', 'uitgevoerd'],
        ]),
        telregel,
      },
    ],
    [4, { maat: 'doorlooptijd', per: 'plan', van: chance.pick([['gestart'], ['gestart', 'uitgevoerd']]), tot: statussen, telregel }],
    [1, { maat: 'deelname', per: 'actie', schalen: ['lokaal'], telregel }],
  ]);
};

const isWithin = (part: readonly string[], whole: readonly string[]): boolean => part.every((one) => whole.includes(one));

const figureless = (definitie: Words): readonly string[] => {
  const { maat } = definitie;
  if (maat === 'aandeel') return isWithin(texts(definitie, 'teller'), texts(definitie, 'noemer')) ? [] : ['teller-buiten-noemer'];
  const isDouble = texts(definitie, 'van').some((one) => texts(definitie, 'tot').includes(one));
  return maat === 'doorlooptijd' && isDouble ? ['van-en-tot-overlappen'] : [];
};

/** Lists are sets. */
const meaning = (definitie: Words): string =>
  plain(Object.fromEntries(Object.entries(definitie).map(([name, value]) => [name, Array.isArray(value) ? [...(value as string[])].sort() : value])));

const lastOn = (versies: readonly Versie[], day: string): Versie | undefined => versies.findLast(({ op }) => firstDayOf(op) <= day);

/** The date of the first later day after which another definition stands. */
const otherwiseFrom = (versies: readonly Versie[], day: string, definitie: Words): string | undefined => {
  const later = versies.filter(({ op }) => firstDayOf(op) > day).map(({ op }) => lastOn(versies, firstDayOf(op)));
  return later.find((versie) => versie && meaning(versie.definitie) !== meaning(definitie))?.op;
};

const isSameDefinitie = (one: Words, other: Words): boolean => meaning(one) === meaning(other);

/** A definition that stands already, with its motive; the first version has none, so that every motive differs from it. */
const repeated = ({ versies }: Indicator, { definitie, op, motief }: Required<Omit<Versie, 'versie'>>): Judged => {
  const overschrevenVanaf = otherwiseFrom(versies, firstDayOf(op), definitie);
  const known = lastOn(versies, firstDayOf(op))?.motief;
  return { redenen: known === motief ? [] : ['herziening-anders'], ...(overschrevenVanaf !== undefined && { overschrevenVanaf }) };
};

const judge = (indicator: Indicator, told: Required<Omit<Versie, 'versie'>>): Judged => {
  const { versies } = indicator;
  const { definitie, op } = told;
  const day = firstDayOf(op);
  const now = lastOn(versies, day);
  if (day > today()) return { redenen: ['in-de-toekomst'] };
  if (!now) return { redenen: ['bestond-toen-niet'] };
  if (isSameDefinitie(now.definitie, definitie)) return repeated(indicator, told);
  const isOtherKind = now.definitie['maat'] !== definitie['maat'];
  const isLate = versies.some((versie) => firstDayOf(versie.op) > day);
  const redenen = [...(isOtherKind ? ['andere-maat'] : figureless(definitie)), ...(isLate ? ['versie-onjuist'] : [])];
  return { redenen, nieuw: { versie: versies.length + 1, ...told } };
};

interface Told extends Words {
  readonly indicatorId: string;
  readonly revisie: number;
}

interface Walking {
  readonly client: Client;
  readonly chance: Chance;
  readonly dates: readonly string[];
}

type Answered = Awaited<ReturnType<Client['post']>>;

const refusalFaults = ({ status, body }: Answered, redenen: readonly string[]): readonly string[] => {
  const { reden } = body as Words;
  const isRight = status === 409 ? redenen.includes(String(reden)) : status === 400 && redenen.includes('in-de-toekomst');
  return isRight ? [] : [`antwoord ${String(status)} ${String(reden)} in plaats van ${redenen.join(' of ')}`];
};

/** The differences between two values of a field of the answer. */
const differs = (name: string, said: unknown, expected: unknown): readonly string[] =>
  said === expected ? [] : [`${name} is ${String(said)} en niet ${String(expected)}`];

const faultsOf = (answer: Answered, { redenen, nieuw, overschrevenVanaf }: Judged, before = -1): readonly string[] => {
  if (redenen.length > 0) return refusalFaults(answer, redenen);
  const { status, body } = answer;
  if (status !== 201) return [`antwoord ${String(status)} ${JSON.stringify(body)} in plaats van 201`];
  const said = body as Words;
  return [...differs('revisie', said['revisie'], before + (nieuw ? 1 : 0)), ...differs('overschrevenVanaf', said['overschrevenVanaf'], overschrevenVanaf)];
};

const shownFaults = async (client: Client, { indicatorId, versies }: Indicator): Promise<readonly string[]> => {
  const { body } = await client.read<{ readonly versies: readonly Versie[] }>(`/v1/indicatoren/${indicatorId}`);
  return plain(body.versies) === plain(versies) ? [] : [`versies zijn ${plain(body.versies)} en niet ${plain(versies)}`];
};

const define = async ({ client, chance, dates }: Walking, nr: number): Promise<Indicator | readonly string[]> => {
  const [definitie, op] = [drawn(chance), someDate(chance, dates)];
  const redenen = firstDayOf(op) > today() ? ['in-de-toekomst'] : figureless(definitie);
  const nieuw = { versie: 1, definitie, op };
  const answer = await client.post<Told>('/v1/indicatoren', { naam: `Indicator ${String(nr)} ${crypto.randomUUID()}`, omschrijving: 'X', definitie, op });
  const faults = faultsOf(answer, { redenen, nieuw });
  if (faults.length > 0 || answer.status !== 201) return faults;
  return { indicatorId: answer.body.indicatorId, versies: [nieuw], revisie: answer.body.revisie };
};

const revise = async ({ client, chance, dates }: Walking, indicator: Indicator): Promise<Indicator | readonly string[]> => {
  const definitie = chance.happens(0.4) ? chance.pick(indicator.versies).definitie : drawn(chance);
  const told = { definitie, op: someDate(chance, dates), motief: chance.pick(['X', 'Y']) };
  const judged = judge(indicator, told);
  const path = `/v1/indicatoren/${indicator.indicatorId}/herzieningen`;
  const answer = await client.post<Told>(path, told, { ifMatch: `"${String(indicator.revisie)}"` });
  const faults = faultsOf(answer, judged, indicator.revisie);
  if (faults.length > 0) return [...faults, `bij ${plain(told)} na ${plain(indicator.versies)}`];
  if (answer.status !== 201 || !judged.nieuw) return indicator;
  return { ...indicator, versies: [...indicator.versies, judged.nieuw], revisie: answer.body.revisie };
};

const stepsPerIndicator = 12;

const isIndicator = (made: Indicator | readonly string[]): made is Indicator => 'versies' in made;

/** Defines indicators and revises them on any day, and compares every answer and all versions with the second opinion. */
export const walkIndicatoren = async (client: Client, { seed, steps }: { readonly seed: number; readonly steps: number }): Promise<readonly string[]> => {
  const chance = chanceOf(seed);
  let made: Indicator | readonly string[] = [];
  let dates = datesFor(chance);
  for (let nr = 0; nr < steps; nr += 1) {
    if (nr % stepsPerIndicator === 0) dates = datesFor(chance).slice(0, 5);
    const isFresh: boolean = nr % stepsPerIndicator === 0 || !isIndicator(made);
    made = isFresh || !isIndicator(made) ? await define({ client, chance, dates }, nr) : await revise({ client, chance, dates }, made);
    const faults = isIndicator(made) ? await shownFaults(client, made) : made;
    if (faults.length > 0) return faults;
  }
  return [];
};
