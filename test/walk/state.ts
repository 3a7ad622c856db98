import { type Fact, inTime, only, part, parts, plain, text, texts, type Words } from './fact.js';

// The second opinion: all facts, one after the other in the order of time, with none of the product's own rules.

export interface Report {
  readonly id: string;
  readonly status: string;
  readonly op: string;
  readonly day: string;
  readonly isRound: boolean;
  /** The soort of the fact, because `hervat` and `gestart` give the same status. */
  readonly soort: string;
  texts: Words;
}

export interface Doing {
  besluit?: Words;
  readonly reports: Report[];
  readonly meetings: Words[];
  /** True if a report was ever made, also if none of it stands. */
  hasReported: boolean;
}

export interface ActieState {
  readonly actieId: string;
  readonly first: Words;
  /** The present content, by name. */
  readonly fields: Record<string, unknown>;
  readonly trekkers: Map<string, Words>;
  readonly ontheven: Set<string>;
  readonly actoren: Map<string, Words>;
  readonly koppelingen: Map<string, Words>;
  readonly doings: Map<string, Doing>;
  vervallen?: Words | undefined;
}

export interface Gone {
  readonly soort: 'samengevoegd' | 'gesplitst';
  readonly op: string;
  readonly naar: readonly string[];
  /** The acties that a part names. */
  readonly acties: Readonly<Record<string, string>>;
  /** The fact by which it was merged or split. */
  readonly by: Words;
}

export interface PlanState {
  plan?: Words;
  readonly knopen: Map<string, Record<string, unknown>>;
  readonly gone: Map<string, Gone>;
  readonly consultaties: Map<string, { readonly planned: Words; held?: Words }>;
  readonly acties: Map<string, ActieState>;
  expected?: Words;
  adopted: Words | undefined;
  adoptedBefore: (Words | undefined)[];
  withdrawn?: Words | undefined;
}

export const statusNames: Readonly<Record<string, string>> = {
  'actie-gestart': 'gestart',
  'actie-uitgevoerd': 'uitgevoerd',
  'actie-geevalueerd': 'geevalueerd',
  'actie-uitgesteld': 'uitgesteld',
  'actie-gestopt': 'gestopt',
  'actie-hervat': 'gestart',
};

const textNames = ['toelichting', 'resultaat', 'conclusie', 'vervolg', 'tot'];

export const textsOf = (data: Words): Words => only(data, textNames);

export const actieFields = ['code', 'soort', 'omschrijving', 'schaal', 'knoopId'] as const;

const knoopFields = ['knoopId', 'niveau', 'code', 'titel', 'toelichting', 'bovenliggend', 'volgorde'];

export const nothing = (): PlanState => ({ knopen: new Map(), gone: new Map(), consultaties: new Map(), acties: new Map(), adopted: undefined, adoptedBefore: [] });

export const doingOf = (actie: ActieState, organisatie: string): Doing => {
  const doing = actie.doings.get(organisatie) ?? { reports: [], meetings: [], hasReported: false };
  actie.doings.set(organisatie, doing);
  return doing;
};

/** The present knoop in the place of one: itself, or its successor; for an actie the part that names it or its hoofdactie. */
export const standing = ({ gone }: Pick<PlanState, 'gone'>, knoopId: string, acties: readonly string[] = []): string => {
  const went = gone.get(knoopId);
  if (!went) return knoopId;
  const named = acties.map((actieId) => went.acties[actieId]).find((one) => one !== undefined);
  return standing({ gone: new Map([...gone].filter(([id]) => id !== knoopId)) }, named ?? went.naar[0] ?? knoopId, acties);
};

const goes = (state: PlanState, knoopId: string, gone: Gone): void => {
  state.gone.set(knoopId, gone);
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

const changes = (data: Words): readonly (readonly [string, unknown])[] =>
  parts(data, 'wijzigingen').map((one) => [text(one, 'veld') ?? '', one['nieuw']] as const);

const move = (state: PlanState, { data }: Fact): void => {
  const knoop = state.knopen.get(text(data, 'knoopId') ?? '');
  const nieuw = part(data, 'nieuw');
  if (!knoop || !nieuw) return;
  knoop['volgorde'] = nieuw['volgorde'];
  knoop['bovenliggend'] = nieuw['bovenliggend'] ?? undefined;
};

const applyToPlan: Readonly<Record<string, (state: PlanState, fact: Fact) => void>> = {
  'plan-opgesteld': (state, { op, data }) => void (state.plan = { ...data, op }),
  'knoop-toegevoegd': (state, { data }) => void state.knopen.set(text(data, 'knoopId') ?? '', { ...only(data, knoopFields) }),
  'knoop-gewijzigd': (state, { data }) => void Object.assign(state.knopen.get(text(data, 'knoopId') ?? '') ?? {}, Object.fromEntries(changes(data))),
  'knoop-verplaatst': move,
  'knoop-samengevoegd': merge,
  'knoop-gesplitst': split,
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
    state.consultaties.set(consultatieId, { ...state.consultaties.get(consultatieId), planned: data });
  },
  'consultatie-gehouden': (state, { op, data }) => {
    const known = state.consultaties.get(text(data, 'consultatieId') ?? '');
    if (known) known.held = { ...only(data, ['opbrengst']), op };
  },
};

const opened = (state: PlanState, { stream, op, data }: Fact): void => {
  const { acties } = state;
  acties.set(stream, {
    actieId: stream, first: { ...data, op }, fields: { ...only(data, actieFields) }, trekkers: new Map(), ontheven: new Set(),
    actoren: new Map(), koppelingen: new Map(), doings: new Map(),
  });
};

const changed = ({ fields }: ActieState, { data }: Fact): void => {
  const plainChanges = changes(data).filter(([veld]) => veld !== 'schaal');
  Object.assign(fields, Object.fromEntries(plainChanges), data['schaal'] === undefined ? {} : { schaal: data['schaal'] });
};

const corrected = ({ fields }: ActieState, { data }: Fact): void => {
  const veld = text(data, 'veld') ?? '';
  const isWhole = !['planning', 'dekking'].includes(veld);
  fields[veld] = isWhole ? data['nieuw'] : { ...(fields[veld] as object), tekst: data['nieuw'] };
};

const reported = (actie: ActieState, { soort, op, day, data }: Fact): void => {
  const doing = doingOf(actie, text(data, 'organisatie') ?? '');
  const status = statusNames[soort] ?? text(data, 'status');
  const isRound = typeof data['ronde'] === 'number';
  if (status === undefined) return;
  doing.hasReported ||= !isRound;
  doing.reports.push({ id: text(data, 'statusupdateId') ?? '', status, op, day, isRound, soort, texts: textsOf(data) });
};

const completed = (actie: ActieState, { data }: Fact): void => {
  const reports = [...actie.doings.values()].flatMap((doing) => doing.reports);
  const report = reports.find(({ id }) => id === data['statusupdateId']);
  if (report) report.texts = { ...report.texts, ...textsOf(data) };
};

const sets = (name: string) => ({ fields }: ActieState, { data }: Fact): void => void (fields[name] = data['nieuw']);

const idOf = (value: Words, name: string): string => text(value, name) ?? '';

const applyToActie: Readonly<Record<string, (actie: ActieState, fact: Fact) => void>> = {
  'actie-gewijzigd': changed,
  'actie-verplaatst': (actie, { data }) => void (actie.fields['knoopId'] = data['nieuw']),
  'tekst-gecorrigeerd': corrected,
  'actie-gekoppeld': ({ koppelingen }, { data }) => {
    const koppeling = part(data, 'koppeling') ?? {};
    koppelingen.set(`${idOf(koppeling, 'soort')} ${idOf(koppeling, 'doel')}`, koppeling);
  },
  'planning-vastgelegd': sets('planning'),
  'dekking-vastgelegd': sets('dekking'),
  'resultaat-beoogd': sets('resultaat'),
  'stand-van-zaken-vastgelegd': sets('standVanZaken'),
  'trekker-toegewezen': ({ trekkers }, { data }) => void trekkers.set(idOf(part(data, 'trekker') ?? {}, 'trekkerId'), part(data, 'trekker') ?? {}),
  'trekker-ontheven': ({ trekkers, ontheven }, { data }) => {
    const trekkerId = idOf(part(data, 'trekker') ?? {}, 'trekkerId');
    trekkers.delete(trekkerId);
    ontheven.add(trekkerId);
  },
  'actor-betrokken': ({ actoren }, { data }) => void actoren.set(plain(data['actor']), part(data, 'actor') ?? {}),
  'deelname-besloten': (actie, { data }) => void (doingOf(actie, idOf(data, 'organisatie')).besluit = only(data, ['besluit', 'motief'])),
  'bijeenkomst-gehouden': (actie, { op, data }) => {
    const doing = doingOf(actie, idOf(data, 'organisatie'));
    doing.hasReported = true;
    const told = { ...only(data, ['organisatie', 'onderwerp']), op };
    // A meeting that is told again with its subject is the same meeting.
    const bare = data['onderwerp'] === undefined ? -1 : doing.meetings.findIndex((met) => met['op'] === op && met['onderwerp'] === undefined);
    if (bare < 0) doing.meetings.push(told);
    else doing.meetings[bare] = told;
  },
  'status-aangevuld': completed,
  'actie-vervallen': (actie, { op, data }) => void (actie.vervallen ??= { ...only(data, ['motief']), op }),
  'actie-hersteld': (actie) => void (actie.vervallen = undefined),
};

export const isReport = ({ soort }: Fact): boolean => soort in statusNames || soort === 'status-gecorrigeerd';

const applyReport = (actie: ActieState, fact: Fact, superseded: ReadonlySet<string>): void => {
  const { soort, data } = fact;
  const isStatus = (statusNames[soort] ?? data['status']) !== undefined && data['ronde'] === undefined;
  if (!superseded.has(idOf(data, 'statusupdateId'))) reported(actie, fact);
  else if (isStatus) doingOf(actie, idOf(data, 'organisatie')).hasReported = true;
};

/** Adds one fact. A corrected report leaves only the mark that a report was made. */
export const apply = (state: PlanState, fact: Fact, superseded: ReadonlySet<string>): void => {
  const actie = state.acties.get(fact.stream);
  if (fact.stream === 'plan') applyToPlan[fact.soort]?.(state, fact);
  else if (fact.soort === 'actie-opgenomen') opened(state, fact);
  else if (actie && isReport(fact)) applyReport(actie, fact, superseded);
  else if (actie) applyToActie[fact.soort]?.(actie, fact);
};

/** Reports that were never true, whatever the day of their correction. */
export const supersededIn = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(facts.filter(({ soort }) => soort === 'status-gecorrigeerd').map(({ data }) => text(data, 'vervangt') ?? ''));

/** The state on a day. */
export const stateOn = (facts: readonly Fact[], day: string): PlanState => {
  const state = nothing();
  const superseded = supersededIn(facts);
  for (const fact of inTime(facts)) if (fact.day <= day) apply(state, fact, superseded);
  return state;
};
