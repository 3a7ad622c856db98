import { parts, text, type Words } from './fact.js';

/** All write operations on a plan and its acties, by sub-collection. */
export const kinds = [
  'plannen',
  'knopen',
  'knoop-wijzigingen',
  'knoop-verplaatsingen',
  'knoop-samenvoegingen',
  'knoop-splitsingen',
  'teruggenomen-herindelingen',
  'geplande-vaststellingen',
  'vaststellingen',
  'teruggenomen-vaststellingen',
  'consultaties',
  'verzettingen',
  'afzeggingen',
  'verslagen',
  'teruggenomen-verslagen',
  'intrekkingen',
  'plan-herstellingen',
  'acties',
  'wijzigingen',
  'koppelingen',
  'dekkingen',
  'resultaten',
  'standen-van-zaken',
  'vervallenverklaringen',
  'herstellingen',
  'planningen',
  'trekkers',
  'ontheffingen',
  'actoren',
  'statusupdates',
  'correcties',
  'deelnames',
  'teruggenomen-deelnames',
  'bijeenkomsten',
  'teruggenomen-bijeenkomsten',
  'kaders',
] as const;

export type Kind = (typeof kinds)[number];

/**
 * One request of a walk. Things have names (`@K3` is the knoop that step 3 made), so that a walk can be repeated
 * on another plan.
 */
export interface Step {
  readonly nr: number;
  readonly kind: Kind;
  /** The person who asks; see `people`. */
  readonly wie: string;
  /** The knoop, the actie or the consultatie of the request. */
  readonly over?: string;
  readonly body: Words;
}

/** The day of the fact, as in the body. */
export const opOf = ({ body }: Step): string => text(body, 'op') ?? text(body, 'datum') ?? '';

const ofPlan: Readonly<Partial<Record<Kind, (over: string) => string>>> = {
  knopen: () => 'knopen',
  'knoop-wijzigingen': (over) => `knopen/${over}/wijzigingen`,
  'knoop-verplaatsingen': (over) => `knopen/${over}/verplaatsingen`,
  'knoop-samenvoegingen': (over) => `knopen/${over}/samenvoegingen`,
  'knoop-splitsingen': (over) => `knopen/${over}/splitsingen`,
  'teruggenomen-herindelingen': (over) => `knopen/${over}/teruggenomen-herindelingen`,
  'geplande-vaststellingen': () => 'geplande-vaststellingen',
  vaststellingen: () => 'vaststellingen',
  'teruggenomen-vaststellingen': () => 'teruggenomen-vaststellingen',
  consultaties: () => 'consultaties',
  verzettingen: (over) => `consultaties/${over}/verzettingen`,
  afzeggingen: (over) => `consultaties/${over}/afzeggingen`,
  verslagen: (over) => `consultaties/${over}/verslagen`,
  'teruggenomen-verslagen': (over) => `consultaties/${over}/teruggenomen-verslagen`,
  intrekkingen: () => 'intrekkingen',
  'plan-herstellingen': () => 'herstellingen',
  acties: () => 'acties',
};

const isNew: readonly Kind[] = ['plannen', 'kaders', 'acties'];

/** True if the request makes a thing of its own, which needs no If-Match. */
export const makesNew = ({ kind }: Step): boolean => isNew.includes(kind);

/** The stream of the write: `plan`, or the actie. */
export const streamOf = ({ kind, over = '' }: Step): string => (kind in ofPlan || kind === 'plannen' ? 'plan' : over);

export const pathOf = ({ kind, over = '' }: Step, planId: string): string => {
  if (kind === 'plannen' || kind === 'kaders') return `/v1/${kind}`;
  const inPlan = ofPlan[kind];
  return inPlan ? `/v1/plannen/${planId}/${inPlan(over)}` : `/v1/acties/${over}/${kind}`;
};

interface Naming {
  readonly letter: string;
  /** The path of the id in the answer. */
  readonly field: string;
  readonly isMade?: (body: Words) => boolean;
}

const namings: Readonly<Partial<Record<Kind, Naming>>> = {
  knopen: { letter: 'K', field: 'knoopId' },
  'knoop-samenvoegingen': { letter: 'K', field: 'knoopId', isMade: ({ nieuw }) => nieuw !== undefined },
  consultaties: { letter: 'C', field: 'consultatieId' },
  acties: { letter: 'A', field: 'actieId' },
  trekkers: { letter: 'T', field: 'trekkerId' },
  statusupdates: { letter: 'S', field: 'statusupdateId' },
  correcties: { letter: 'S', field: 'statusupdateId', isMade: ({ vervangt }) => vervangt !== undefined },
};

const partNames = (nr: number, body: Words): Readonly<Record<string, string>> =>
  Object.fromEntries(parts(body, 'delen').map((_, index) => [`@K${String(nr)}.${String(index)}`, `knopen.${String(index)}`]));

/** The names of the things that a step makes, each with the path of its id in the answer. */
export const namesOf = ({ kind, nr, body }: Step): Readonly<Record<string, string>> => {
  if (kind === 'plannen') return { '@P': 'planId' };
  if (kind === 'knoop-splitsingen') return partNames(nr, body);
  const naming = namings[kind];
  return naming && naming.isMade?.(body) !== false ? { [`@${naming.letter}${String(nr)}`]: naming.field } : {};
};

type Names = ReadonlyMap<string, string>;

/** The value with every name replaced by its id. */
export const resolved = <T>(value: T, names: Names): T => {
  const ids = JSON.stringify(value).replaceAll(/"(@[A-Z][0-9.]*)"/g, (whole, name: string) => (names.has(name) ? JSON.stringify(names.get(name)) : whole));
  return JSON.parse(ids) as T;
};

/** True if everything that the step names exists. */
export const isTold = (step: Step, names: Names): boolean =>
  [...JSON.stringify([step.over ?? '', step.body]).matchAll(/"(@[A-Z][0-9.]*)"/g)].every(([, name = '']) => names.has(name));
