import type { Definitie } from '@actiespoor/plan/events';
import { groeperingen, schaalsoorten, statussen, tellingen } from '@actiespoor/plan/model';

type Lezing = { readonly definitie: Definitie } | { readonly fouten: readonly string[] };
type Velden = Readonly<Record<string, unknown>>;

/** The fields of each measure, besides `maat` and `per`. */
const velden: Readonly<Record<Definitie['maat'], readonly string[]>> = {
  aandeel: ['teller', 'noemer', 'telregel'],
  doorlooptijd: ['van', 'tot', 'telregel'],
  verschuivingen: [],
  deelname: ['schalen', 'telregel'],
};

/** The words of a definition, for descriptions and forms. */
export const definitieWoorden = {
  maten: Object.keys(velden),
  groeperingen,
  statussen,
  schalen: schaalsoorten,
  tellingen,
} as const;

const isObject = (value: unknown): value is Velden => typeof value === 'object' && value !== null && !Array.isArray(value);

const isMaat = (value: unknown): value is Definitie['maat'] => typeof value === 'string' && Object.hasOwn(velden, value);

const wordFault = (naam: string, value: unknown, words: readonly string[]): readonly string[] =>
  typeof value === 'string' && words.includes(value) ? [] : [`${naam} moet een van deze woorden zijn: ${words.join(', ')}`];

const listFault = (naam: string, value: unknown, words: readonly string[]): readonly string[] => {
  if (!Array.isArray(value)) return [`${naam} moet een lijst zijn`];
  const isRight = value.every((one) => typeof one === 'string' && words.includes(one)) && new Set(value).size === value.length;
  return isRight ? [] : [`${naam} mag alleen deze woorden noemen, elk hoogstens één keer: ${words.join(', ')}`];
};

const unknownFaults = (given: Velden, known: readonly string[], where: string): readonly string[] =>
  Object.keys(given)
    .filter((naam) => !known.includes(naam))
    .map((naam) => `${naam} hoort niet bij ${where}`);

const telregelFaults = (value: unknown): readonly string[] => {
  if (!isObject(value)) return ['telregel moet een object zijn met zonderBesluit en onzeker'];
  const names = ['zonderBesluit', 'onzeker'];
  return [...names.flatMap((naam) => wordFault(`telregel.${naam}`, value[naam], definitieWoorden.tellingen)), ...unknownFaults(value, names, 'een telregel')];
};

const fieldFaults = (naam: string, value: unknown): readonly string[] => {
  if (naam === 'telregel') return telregelFaults(value);
  return listFault(naam, value, naam === 'schalen' ? definitieWoorden.schalen : definitieWoorden.statussen);
};

/** A definition from its written form, or all faults of that form; the domain judges its meaning. */
export const readDefinitie = (value: unknown): Lezing => {
  if (!isObject(value)) return { fouten: ['moet een object zijn'] };
  const { maat, per } = value;
  const perFaults = wordFault('per', per, definitieWoorden.groeperingen);
  if (!isMaat(maat)) return { fouten: [...wordFault('maat', maat, definitieWoorden.maten), ...perFaults] };
  const own = velden[maat];
  const fouten = [...perFaults, ...own.flatMap((naam) => fieldFaults(naam, value[naam])), ...unknownFaults(value, ['maat', 'per', ...own], `de maat ${maat}`)];
  return fouten.length > 0 ? { fouten } : { definitie: value as unknown as Definitie };
};
