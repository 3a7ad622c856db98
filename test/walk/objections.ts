import { isDone, stopsAtEnd } from './ends.js';
import { type Fact, inTime, part, text, texts, type Words } from './fact.js';
import { isReplaced } from './replaced.js';
import { apply, nothing, type PlanState, standing, supersededIn } from './state.js';
import { type ActieState, besluitOf, type Doing, doingOf, isNeverSo, isReport, statusNames } from './state-actie.js';

/** The owner of the plan, and the organisaties that belong to it. */
export interface World {
  readonly eigenaar: string;
  readonly leden: readonly string[];
}

/** Reasons why something is impossible; each is a `reden` that the API may give. Empty if nothing stands in the way. */
export type Objections = readonly string[];

export const when = (isSo: boolean | undefined, ...redenen: readonly string[]): Objections => (isSo ? redenen : []);

/** The reason why a knoop is not in the tree. */
export const knoopObjections = ({ knopen, gone }: PlanState, knoopId: unknown): Objections => {
  if (typeof knoopId !== 'string') return [];
  if (gone.has(knoopId)) return ['knoop-opgegaan'];
  return when(!knopen.has(knoopId), 'knoop-onbekend');
};

/** The knoop and all above it, each in its present place. */
export const upwards = (state: PlanState, from: unknown): readonly string[] => {
  const seen: string[] = [];
  let at = from;
  while (typeof at === 'string') {
    const stands = standing(state, at);
    if (seen.includes(stands)) return seen;
    seen.push(stands);
    at = state.knopen.get(stands)?.['bovenliggend'];
  }
  return seen;
};

/** The same for a knoop that a recorded fact names: one that was never there means the one in its place. */
const recordedObjections = (state: PlanState, knoopId: unknown): Objections =>
  state.gone.get(String(knoopId))?.soort === 'teruggenomen' ? [] : knoopObjections(state, knoopId);

const all = (state: PlanState, knopen: readonly unknown[]): Objections => [...new Set(knopen.flatMap((knoopId) => recordedObjections(state, knoopId)))];

const mergeObjections = (state: PlanState, data: Words): Objections => {
  const [knopen, nieuw] = [texts(data, 'knopen'), part(data, 'nieuw')];
  const above = nieuw ? nieuw['bovenliggend'] : data['in'];
  const named = [...knopen, text(data, 'in') ?? ''];
  const isWrong = knopen.length < (nieuw ? 2 : 1) || new Set(named).size !== named.length;
  const isUnder = upwards(state, above).some((knoopId) => knopen.includes(knoopId));
  return [
    ...when(isWrong, 'samenvoeging-onjuist'),
    ...knopen.flatMap((knoopId) => knoopObjections(state, knoopId)),
    ...all(state, [above]),
    ...when(isUnder, 'knoop-onder-zichzelf'),
  ];
};

/** A consultatie is held once; words may be added to a report without any. */
const mayFollow = (held: readonly Words[], { opbrengst }: Words, op: string): boolean =>
  held.every((one) => one['op'] === op && one['opbrengst'] === undefined && opbrengst !== undefined);

const onPlan: Readonly<Record<string, (state: PlanState, data: Words, op: string) => Objections>> = {
  'knoop-toegevoegd': (state, data) => recordedObjections(state, data['bovenliggend']),
  'knoop-gewijzigd': (state, data) => recordedObjections(state, data['knoopId']),
  'knoop-verplaatst': (state, data) => {
    const above = part(data, 'nieuw')?.['bovenliggend'];
    return [...all(state, [data['knoopId'], above]), ...when(upwards(state, above).includes(text(data, 'knoopId') ?? ''), 'knoop-onder-zichzelf')];
  },
  'knoop-samengevoegd': mergeObjections,
  'knoop-gesplitst': (state, data) => knoopObjections(state, data['knoopId']),
  'herindeling-teruggenomen': ({ gone }, data, op) => when(!texts(data, 'terug').every((id) => gone.get(id)?.op === op), 'herindeling-onbekend'),
  'plan-vastgesteld': ({ adopted }) => when(adopted !== undefined, 'plan-al-vastgesteld', 'vaststelling-anders'),
  'consultatie-afgezegd': ({ consultaties }, data) => {
    const known = consultaties.get(text(data, 'consultatieId') ?? '');
    return [...when(!known, 'consultatie-onbekend'), ...when((known?.held ?? []).length > 0, 'consultatie-al-gehouden')];
  },
  'consultatie-gehouden': ({ consultaties }, data, op) => {
    const known = consultaties.get(text(data, 'consultatieId') ?? '');
    return [
      ...when(!known, 'consultatie-onbekend'),
      ...when(known?.off !== undefined, 'consultatie-afgezegd'),
      ...when(known && !mayFollow(known.held, data, op), 'consultatie-al-gehouden'),
    ];
  },
};

const planObjections = (state: PlanState, fact: Fact): Objections => {
  const { soort, data, op } = fact;
  if (soort === 'plan-opgesteld') return when(state.plan !== undefined, 'plan-bestaat-al');
  if (!state.plan) return ['plan-onbekend', 'bestond-toen-niet'];
  if (soort === 'plan-hersteld' || soort === 'plan-ingetrokken') return [];
  return [...when(state.withdrawn !== undefined && stopsAtEnd(fact), 'plan-ingetrokken'), ...(onPlan[soort]?.(state, data, op) ?? [])];
};

export const statusOf = ({ reports }: Doing): string => reports.filter(({ isRound }) => !isRound).at(-1)?.status ?? 'gepland';

/** The statuses from which each report may follow. */
const from: Readonly<Record<string, readonly string[]>> = {
  'actie-gestart': ['gepland'],
  'actie-uitgevoerd': ['gepland', 'gestart'],
  'actie-geevalueerd': ['uitgevoerd'],
  'actie-uitgesteld': ['gestart'],
  'actie-gestopt': ['gestart'],
  'actie-hervat': ['uitgesteld', 'gestopt'],
};

export const transitionRedenen = [
  'actie-niet-gepland',
  'actie-niet-gestart',
  'actie-niet-uitgevoerd',
  'actie-niet-onderbroken',
  'actie-onderbroken',
  'actie-al-gestart',
  'actie-al-uitgevoerd',
  'actie-al-geevalueerd',
];

export const isRecurring = ({ fields }: ActieState): boolean => ['herhalend', 'doorlopend'].includes(text((fields['planning'] ?? {}) as Words, 'soort') ?? '');

export const carriersOf = (actie: ActieState, { eigenaar, leden }: World): readonly string[] => {
  const soort = text((actie.fields['schaal'] ?? {}) as Words, 'soort');
  if (soort === 'lokaal' || soort === 'zo-mogelijk-regionaal') return leden;
  return soort === 'regionaal' || soort === 'bovenregionaal' ? [eigenaar] : [...new Set([eigenaar, ...leden])];
};

/** The reasons why an organisatie may not report. */
export const reporterObjections = (actie: ActieState, organisatie: string, world: World): Objections => {
  const besluit = besluitOf(doingOf(actie, organisatie))?.['besluit'];
  const isOfPlan = [world.eigenaar, ...world.leden].includes(organisatie);
  return [
    ...when(actie.fields['soort'] !== 'actie', 'is-geen-actie-maar-voorstel'),
    ...when(besluit === 'nee' || besluit === 'later', 'neemt-niet-deel'),
    ...when(!isOfPlan || (besluit === undefined && !carriersOf(actie, world).includes(organisatie)), 'voert-niet-uit'),
  ];
};

const roundObjections = (actie: ActieState, organisatie: string, ronde: unknown): Objections => {
  const doing = doingOf(actie, organisatie);
  const isHeld = doing.meetings.some((met) => met['nummer'] === ronde);
  return [
    ...when(statusOf(doing) !== 'gestart' || !isRecurring(actie), 'actie-niet-uitgevoerd', 'actie-niet-gestart'),
    // The choice between both depends on later meetings, which the state of this day does not have.
    ...when(!isHeld, 'bijeenkomst-ontbreekt', 'ouder-dan-bijeenkomst'),
    ...when(
      doing.reports.some((report) => report.isRound && report.ronde === ronde),
      'ronde-al-geevalueerd',
    ),
  ];
};

const transitionObjections = (actie: ActieState, { soort, data }: Fact): Objections => {
  const organisatie = text(data, 'organisatie') ?? '';
  if (data['ronde'] !== undefined) return roundObjections(actie, organisatie, data['ronde']);
  return when(!from[soort]?.includes(statusOf(doingOf(actie, organisatie))), ...transitionRedenen);
};

const reportsOf: Readonly<Record<string, readonly string[]>> = {
  gestart: ['actie-gestart', 'actie-hervat'],
  uitgevoerd: ['actie-uitgevoerd'],
  geevalueerd: ['actie-geevalueerd'],
  uitgesteld: ['actie-uitgesteld'],
  gestopt: ['actie-gestopt'],
};

const correctionObjections = (actie: ActieState, data: Words): Objections => {
  const [status, organisatie] = [text(data, 'status'), text(data, 'organisatie') ?? ''];
  if (status === undefined) return [];
  if (data['ronde'] !== undefined) return roundObjections(actie, organisatie, data['ronde']);
  const was = statusOf(doingOf(actie, organisatie));
  const leads = status === 'gepland' ? was === 'gepland' : reportsOf[status]?.some((soort) => from[soort]?.includes(was)) === true;
  return when(!leads, ...transitionRedenen);
};

const onActie: Readonly<Record<string, (actie: ActieState, fact: Fact, world: World) => Objections>> = {
  'tekst-gecorrigeerd': ({ fields }, { data }) => when(fields[text(data, 'veld') ?? ''] === undefined, 'tekst-ontbreekt'),
  'trekker-ontheven': ({ trekkers, ontheven }, { data }) => {
    const id = text(part(data, 'trekker') ?? {}, 'trekkerId') ?? '';
    return when(!trekkers.has(id) && !ontheven.has(id), 'trekker-onbekend');
  },
  'deelname-besloten': (actie, { data }) => {
    const status = statusOf(doingOf(actie, text(data, 'organisatie') ?? ''));
    return when(data['besluit'] !== 'ja' && !['gepland', 'gestopt'].includes(status), 'al-begonnen');
  },
  'bijeenkomst-gehouden': (actie, { data }, world) => reporterObjections(actie, text(data, 'organisatie') ?? '', world),
  // A correction that reports something as done needs an organisatie that takes part, and must follow from the status before it.
  'status-gecorrigeerd': (actie, { data }, world) => [
    ...(isDone({ data }) ? reporterObjections(actie, text(data, 'organisatie') ?? '', world) : []),
    ...correctionObjections(actie, data),
  ],
};

const actieObjections = (state: PlanState, fact: Fact, world: World): Objections => {
  const actie = state.acties.get(fact.stream);
  if (fact.soort === 'actie-opgenomen') return when(actie !== undefined, 'actie-bestaat-al');
  if (!actie) return ['actie-onbekend', 'bestond-toen-niet'];
  const gone = when(actie.vervallen !== undefined && stopsAtEnd(fact), 'actie-vervallen');
  if (!(fact.soort in statusNames)) return [...gone, ...(onActie[fact.soort]?.(actie, fact, world) ?? [])];
  return [...gone, ...reporterObjections(actie, text(fact.data, 'organisatie') ?? '', world), ...transitionObjections(actie, fact)];
};

/** The reasons why a fact cannot follow from earlier facts in its own stream. */
export const objectionsTo = (state: PlanState, fact: Fact, world: World): Objections =>
  fact.stream === 'plan' ? planObjections(state, fact) : actieObjections(state, fact, world);

/** The objections to each fact of a stream, in the order of time. */
const walkThrough = (facts: readonly Fact[], world: World): ReadonlyMap<number, Objections> => {
  const [state, superseded] = [nothing(), supersededIn(facts)];
  const found = new Map<number, Objections>();
  const ordered = inTime(facts);
  for (const [index, fact] of ordered.entries()) {
    const isNever = isReport(fact) || fact.soort === 'bijeenkomst-gehouden' ? isNeverSo(fact, superseded) : isReplaced(fact, ordered.slice(index + 1));
    found.set(fact.nr, isNever ? [] : objectionsTo(state, fact, world));
    apply(state, fact, superseded);
  }
  return found;
};

/** A fact that no longer follows. */
export interface Broken {
  readonly fact: Fact;
  readonly redenen: Objections;
}

/** The facts of a stream that were possible and no longer are after these are added, in the order of time. */
export const brokenBy = (stream: readonly Fact[], added: readonly Fact[], world: World): readonly Broken[] => {
  const before = walkThrough(stream, world);
  const after = walkThrough([...stream, ...added], world);
  return inTime(stream).flatMap((fact) => {
    const redenen = after.get(fact.nr) ?? [];
    return redenen.length > 0 && before.get(fact.nr)?.length === 0 ? [{ fact, redenen }] : [];
  });
};

/** Facts of one stream that could not have followed. */
export const impossibleIn = (stream: readonly Fact[], world: World): readonly Broken[] => {
  const found = walkThrough(stream, world);
  return inTime(stream).flatMap((fact) => {
    const redenen = found.get(fact.nr) ?? [];
    return redenen.length > 0 ? [{ fact, redenen }] : [];
  });
};
