import { type Fact, inTime, only, part, parts, text, texts, type Words } from './fact.js';
import { countedOn } from './counted.js';
import { type ActieState, applyToActie, changes, opened, takeable } from './state-actie.js';

// The second opinion: all facts, one after the other in the order of time, with none of the product's own rules.

export interface Gone {
  readonly soort: 'samengevoegd' | 'gesplitst' | 'teruggenomen';
  readonly op: string;
  readonly naar: readonly string[];
  /** The acties that a part names. */
  readonly acties: Readonly<Record<string, string>>;
  /** The fact by which it was merged or split. */
  readonly by: Words;
  /** The way in which it was gone without that fact. */
  readonly before?: Gone | undefined;
}

export interface PlanState {
  plan?: Words;
  readonly knopen: Map<string, Record<string, unknown>>;
  readonly gone: Map<string, Gone>;
  /** `held` has the reports of each consultatie that stand, the last one on top. */
  readonly consultaties: Map<string, { readonly planned: Words; readonly held: readonly Words[]; readonly off?: Words | undefined }>;
  readonly acties: Map<string, ActieState>;
  expected?: Words;
  adopted: Words | undefined;
  adoptedBefore: (Words | undefined)[];
  withdrawn?: Words | undefined;
}

const knoopFields = ['knoopId', 'niveau', 'code', 'titel', 'toelichting', 'bovenliggend', 'volgorde'];

export const nothing = (): PlanState => ({
  knopen: new Map(),
  gone: new Map(),
  consultaties: new Map(),
  acties: new Map(),
  adopted: undefined,
  adoptedBefore: [],
});

export const standing = ({ gone }: Pick<PlanState, 'gone'>, knoopId: string, acties: readonly string[] = []): string => {
  const went = gone.get(knoopId);
  if (!went) return knoopId;
  const named = acties.map((actieId) => went.acties[actieId]).find((one) => one !== undefined);
  return standing({ gone: new Map([...gone].filter(([id]) => id !== knoopId)) }, named ?? went.naar[0] ?? knoopId, acties);
};

/** The knoop in which an actie stands: a split knoop went for it into the part that names it or its hoofdactie. */
export const placeOf = (state: Pick<PlanState, 'gone'>, { actieId, first, fields }: ActieState): string | undefined => {
  const [told, hoofdactieId] = [fields['knoopId'], text(first, 'hoofdactieId')];
  return typeof told === 'string' ? standing(state, told, [actieId, ...(hoofdactieId === undefined ? [] : [hoofdactieId])]) : undefined;
};

const goes = (state: PlanState, knoopId: string, gone: Gone): void => {
  state.gone.set(knoopId, { ...gone, before: state.gone.get(knoopId) });
};

const merge = (state: PlanState, { op, data }: Fact): void => {
  const naar = text(data, 'in') ?? '';
  const nieuw = part(data, 'nieuw');
  if (nieuw) state.knopen.set(naar, { ...only(nieuw, knoopFields), knoopId: naar });
  for (const knoopId of texts(data, 'knopen')) goes(state, knoopId, { soort: 'samengevoegd', op, naar: [naar], acties: {}, by: data });
};

const split = (state: PlanState, { op, data }: Fact): void => {
  const knoopId = text(data, 'knoopId') ?? '';
  const delen = parts(data, 'delen');
  const bovenliggend = state.knopen.get(knoopId)?.['bovenliggend'];
  for (const deel of delen) state.knopen.set(text(deel, 'knoopId') ?? '', { ...only(deel, knoopFields), ...(bovenliggend !== undefined && { bovenliggend }) });
  const acties = Object.fromEntries(delen.flatMap((deel) => texts(deel, 'acties').map((actieId) => [actieId, text(deel, 'knoopId') ?? ''])));
  goes(state, knoopId, { soort: 'gesplitst', op, naar: delen.map((deel) => text(deel, 'knoopId') ?? ''), acties, by: data });
};

/** The knopen of a merge or split come back, and those that it made were never there. */
const regroup = (state: PlanState, { op, data }: Fact): void => {
  const terug = texts(data, 'terug');
  for (const knoopId of terug) {
    const before = state.gone.get(knoopId)?.before;
    if (before) state.gone.set(knoopId, before);
    else state.gone.delete(knoopId);
  }
  for (const knoopId of texts(data, 'weg')) goes(state, knoopId, { soort: 'teruggenomen', op, naar: terug, acties: {}, by: data });
};

const move = (state: PlanState, { data }: Fact): void => {
  const knoop = state.knopen.get(text(data, 'knoopId') ?? '');
  const nieuw = part(data, 'nieuw');
  if (!knoop || !nieuw) return;
  knoop['volgorde'] = nieuw['volgorde'];
  knoop['bovenliggend'] = nieuw['bovenliggend'] ?? undefined;
};

const held = ({ consultaties }: PlanState, data: Words, next: (before: readonly Words[]) => readonly Words[]): void => {
  const consultatieId = text(data, 'consultatieId') ?? '';
  const known = consultaties.get(consultatieId);
  if (known) consultaties.set(consultatieId, { ...known, held: next(known.held) });
};

const applyToPlan: Readonly<Record<string, (state: PlanState, fact: Fact) => void>> = {
  'plan-opgesteld': (state, { op, data }) => void (state.plan = { ...data, op }),
  'knoop-toegevoegd': (state, { data }) => void state.knopen.set(text(data, 'knoopId') ?? '', { ...only(data, knoopFields) }),
  'knoop-gewijzigd': (state, { data }) => void Object.assign(state.knopen.get(text(data, 'knoopId') ?? '') ?? {}, Object.fromEntries(changes(data))),
  'knoop-verplaatst': move,
  'knoop-samengevoegd': merge,
  'knoop-gesplitst': split,
  'herindeling-teruggenomen': regroup,
  'vaststelling-gepland': (state, { data }) => void (state.expected = only(data, ['orgaan', 'verwacht'])),
  'plan-vastgesteld': (state, { op, data }) => {
    state.adoptedBefore.push(state.adopted);
    state.adopted = { ...only(data, ['orgaan', 'besluitnummer']), op };
  },
  'vaststelling-teruggenomen': (state) => void (state.adopted = state.adoptedBefore.pop()),
  'vaststelling-aangevuld': (state, { data }) => void (state.adopted = { ...state.adopted, ...only(data, ['besluitnummer']) }),
  'plan-ingetrokken': (state, { op, data }) => void (state.withdrawn ??= { ...only(data, ['motief']), op }),
  'plan-hersteld': (state) => void (state.withdrawn = undefined),
  'consultatie-gepland': (state, { data }) => {
    const consultatieId = text(data, 'consultatieId') ?? '';
    state.consultaties.set(consultatieId, { held: [], ...state.consultaties.get(consultatieId), planned: data, off: undefined });
  },
  'consultatie-afgezegd': (state, { op, data }) => {
    const [consultatieId, known] = [text(data, 'consultatieId') ?? '', state.consultaties.get(text(data, 'consultatieId') ?? '')];
    if (known?.held.length === 0) state.consultaties.set(consultatieId, { ...known, off: known.off ?? { ...only(data, ['motief']), op } });
  },
  'consultatie-gehouden': (state, { op, data }) =>
    held(state, data, (before) => [...before.filter((one) => one['op'] !== op), { ...only(data, ['opbrengst']), op }]),
  'verslag-teruggenomen': (state, { op, data }) => held(state, data, (before) => (before.at(-1)?.['op'] === op ? before.slice(0, -1) : before)),
};

/** Adds one fact. */
export const apply = (state: PlanState, fact: Fact, superseded: ReadonlySet<string>): void => {
  const actie = state.acties.get(fact.stream);
  if (fact.stream === 'plan') applyToPlan[fact.soort]?.(state, fact);
  else if (fact.soort === 'actie-opgenomen') state.acties.set(fact.stream, opened(fact));
  else if (actie) applyToActie(actie, fact, superseded);
};

/** Reports and meetings that were never true, whatever the day of their correction. */
export const supersededIn = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set([
    ...facts.filter(({ soort }) => soort === 'status-gecorrigeerd').map(({ data }) => text(data, 'vervangt') ?? ''),
    ...facts.filter(({ soort }) => soort === 'bijeenkomst-teruggenomen').map((fact) => takeable({ ...fact, soort: 'bijeenkomst-gehouden' }) ?? ''),
  ]);

const after = (facts: readonly Fact[], counts: (fact: Fact) => boolean): PlanState => {
  const state = nothing();
  const superseded = supersededIn(facts);
  for (const fact of inTime(facts)) if (counts(fact)) apply(state, fact, superseded);
  return state;
};

/** The state on a day, with all that was told of it and of earlier days. */
export const stateOn = (facts: readonly Fact[], day: string): PlanState => after(facts, (fact) => fact.day <= day);

/** The state just before a fact of the plan: its earlier facts of that day, and those of acties of the days before. */
export const stateBefore = (facts: readonly Fact[], { day, nr }: Fact): PlanState =>
  after(facts, (fact) => fact.day < day || (fact.stream === 'plan' && fact.day === day && fact.nr < nr));

/** The state that views show on a day: without what came after an end. */
export const shownOn = (facts: readonly Fact[], day: string): PlanState => after(facts, countedOn(facts, day));
