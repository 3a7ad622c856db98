import { only, plain, text, type Words, without } from './fact.js';
import { carriersOf, statusOf, type World } from './objections.js';
import { placeOf, type PlanState, standing } from './state.js';
import { type ActieState, besluitOf, type Doing } from './state-actie.js';

/** The compared part of the view of a plan. Lists without an order of their own are sorted by their text. */
export interface Shown {
  readonly plan: Words;
  readonly knopen: Readonly<Record<string, Words>>;
  readonly acties: Readonly<Record<string, Words>>;
}

export const inOrder = <T>(all: Iterable<T>): readonly T[] => [...all].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

const idle: Doing = { besluiten: [], reports: [], meetings: [], hasReported: false };

/** The deelname without a decision: the owner takes part by itself, and so does an organisatie that reports. */
const undecided = (isOwner: unknown, isReported: unknown): Words => {
  if (isOwner) return { deelname: 'ja' };
  return isReported ? { deelname: 'ja', zonderBesluit: true } : { deelname: 'onbekend' };
};

const doing = (one: Doing, organisatie: string, { eigenaar }: World): Words => {
  const report = one.reports.filter(({ isRound }) => !isRound).at(-1);
  const besluit = besluitOf(one)?.['besluit'];
  const deelname = besluit === undefined ? undecided(organisatie === eigenaar, report) : { deelname: besluit };
  const isOut = besluit === 'nee' || besluit === 'later';
  // An organisatie that takes no part has nothing planned, also after a correction to `gepland`.
  const isIdle = isOut && (!report || statusOf(one) === 'gepland');
  return { organisatie, ...deelname, ...(!isIdle && { status: statusOf(one), sinds: report?.op }) };
};

/** The deelacties in force: with one of these an actie has no lines of its own. */
const partsOf = (state: PlanState, { actieId }: ActieState): readonly ActieState[] =>
  [...state.acties.values()].filter(({ first }) => first['hoofdactieId'] === actieId);

const doings = (state: PlanState, actie: ActieState, world: World): readonly Words[] => {
  if (partsOf(state, actie).some(({ vervallen }) => !vervallen)) return [];
  const byRule = actie.fields['soort'] === 'actie' ? carriersOf(actie, world) : [];
  const byDeed = [...actie.doings].filter(([, { besluiten, hasReported }]) => besluiten.length > 0 || hasReported).map(([code]) => code);
  return inOrder([...new Set([...byRule, ...byDeed])].map((code) => doing(actie.doings.get(code) ?? idle, code, world)));
};

/** The count to which a line belongs. */
const countOf = (one: Words): string => {
  const deelname = text(one, 'deelname') ?? '';
  if (deelname === 'ja') return text(one, 'status') ?? 'gepland';
  return deelname === 'nee' ? 'nietDeelnemend' : deelname;
};

const ofParts = (state: PlanState, actie: ActieState, world: World): readonly Words[] =>
  partsOf(state, actie)
    .filter(({ vervallen }) => !vervallen)
    .flatMap((part) => counted(state, part, world));

const withParts = (state: PlanState, actie: ActieState, world: World): readonly Words[] => [...doings(state, actie, world), ...ofParts(state, actie, world)];

/** An idea has no lines of its own in a total. */
const counted = (state: PlanState, actie: ActieState, world: World): readonly Words[] =>
  actie.fields['soort'] === 'actie' ? withParts(state, actie, world) : ofParts(state, actie, world);

const totals = (all: readonly Words[]): Words => {
  const counts: Record<string, number> = { totaal: all.length };
  for (const one of all) counts[countOf(one)] = (counts[countOf(one)] ?? 0) + 1;
  return counts;
};

const totalsOfPlan = (state: PlanState, world: World): Words => {
  const heads = [...state.acties.values()].filter(({ first, vervallen }) => !vervallen && !state.acties.has(String(first['hoofdactieId'])));
  return totals(heads.flatMap((actie) => counted(state, actie, world)));
};

/** Knopen that were merged are one reference, and none if the actie has its place there. */
const linked = (state: PlanState, actie: ActieState): readonly Words[] => {
  const found = [...actie.koppelingen.values()].map((een): Words =>
    een['soort'] === 'tevensOnder' ? { ...een, doel: standing(state, text(een, 'doel') ?? '', [actie.actieId, text(actie.first, 'hoofdactieId') ?? '']) } : een,
  );
  const own = placeOf(state, actie);
  const elsewhere = found.filter((een) => een['soort'] !== 'tevensOnder' || een['doel'] !== own);
  return inOrder([...new Map(elsewhere.map((een) => [`${text(een, 'soort') ?? ''} ${text(een, 'doel') ?? ''}`, een])).values()]);
};

export const actieShown = (state: PlanState, actie: ActieState, world: World): Words => ({
  ...actie.fields,
  code: trimmed(actie.fields['code']),
  knoopId: placeOf(state, actie),
  ...only(actie.first, ['hoofdactieId', 'volgorde']),
  trekkers: inOrder([...actie.trekkers.values()]),
  actoren: inOrder([...actie.actoren.values()]),
  verwijzingen: linked(state, actie),
  bijeenkomsten: inOrder([...actie.doings.values()].flatMap(({ meetings }) => meetings)),
  uitvoeringen: doings(state, actie, world),
  samenvatting: totals(withParts(state, actie, world)),
  vervallen: actie.vervallen,
});

const knoopShown = (state: PlanState, knoop: Words): Words => {
  const above = knoop['bovenliggend'];
  return { ...without(knoop, 'bovenliggend', 'knoopId'), bovenliggend: typeof above === 'string' ? standing(state, above) : undefined };
};

const statusOfPlan = ({ withdrawn, adopted, expected }: PlanState): string => {
  if (withdrawn) return 'ingetrokken';
  if (adopted) return 'vastgesteld';
  return expected ? 'vaststelling-gepland' : 'concept';
};

const planShown = (state: PlanState, world: World): Words => ({
  ...only(state.plan ?? {}, ['titel', 'soort', 'eigenaar', 'niveaus']),
  status: statusOfPlan(state),
  samenvatting: totalsOfPlan(state, world),
  consultaties: inOrder(
    [...state.consultaties.values()].map(({ planned, held, off }) => ({
      ...only(planned, ['consultatieId', 'soort', 'onderwerp', 'deelnemers', 'verwacht']),
      afgezegd: held.length === 0 ? off : undefined,
      gehouden: held.at(-1)?.['op'],
      opbrengst: held.at(-1)?.['opbrengst'],
    })),
  ),
  vaststelling: { gepland: state.expected, vastgesteld: state.adopted },
  ingetrokken: state.withdrawn,
  opgegaan: inOrder([...state.gone].map(([knoopId, { soort, op, naar }]) => ({ knoopId, soort, op, opgegaanIn: naar }))),
});

/** The expected view of the plan; undefined if the plan did not exist. */
export const shownOf = (state: PlanState, world: World): Shown | undefined =>
  state.plan && {
    plan: planShown(state, world),
    knopen: Object.fromEntries([...state.knopen].filter(([id]) => !state.gone.has(id)).map(([id, knoop]) => [id, knoopShown(state, knoop)])),
    acties: Object.fromEntries([...state.acties].map(([id, actie]) => [id, actieShown(state, actie, world)])),
  };
