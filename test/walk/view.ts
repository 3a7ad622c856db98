import { only, plain, text, type Words, without } from './fact.js';
import { carriersOf, statusOf, type World } from './objections.js';
import { type ActieState, type Doing, type PlanState, standing } from './state.js';

/** What a plan shows, as far as it is compared. Lists that have no order of their own are in the order of their text. */
export interface Shown {
  readonly plan: Words;
  readonly knopen: Readonly<Record<string, Words>>;
  readonly acties: Readonly<Record<string, Words>>;
}

export const inOrder = <T>(all: Iterable<T>): readonly T[] => [...all].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

const idle: Doing = { reports: [], meetings: [], hasReported: false };

/** Who owns the plan takes part by itself; who reports, too. */
const undecided = (isOwner: unknown, isReported: unknown): Words => {
  if (isOwner) return { deelname: 'ja' };
  return isReported ? { deelname: 'ja', zonderBesluit: true } : { deelname: 'onbekend' };
};

const doing = (one: Doing, organisatie: string, { eigenaar }: World): Words => {
  const report = one.reports.filter(({ isRound }) => !isRound).at(-1);
  const besluit = one.besluit?.['besluit'];
  const deelname = besluit === undefined ? undecided(organisatie === eigenaar, report) : { deelname: besluit };
  const isOut = besluit === 'nee' || besluit === 'later';
  // Who takes no part has nothing planned, also where a report was put right to that.
  const isIdle = isOut && (!report || statusOf(one) === 'gepland');
  return { organisatie, ...deelname, ...(!isIdle && { status: statusOf(one), sinds: report?.op }) };
};

const doings = (actie: ActieState, parts: number, world: World): readonly Words[] => {
  const byRule = parts > 0 || actie.fields['soort'] !== 'actie' ? [] : carriersOf(actie, world);
  const byDeed = [...actie.doings].filter(([, { besluit, hasReported }]) => besluit !== undefined || hasReported).map(([code]) => code);
  return inOrder([...new Set([...byRule, ...byDeed])].map((code) => doing(actie.doings.get(code) ?? idle, code, world)));
};

const knoopOf = (state: PlanState, actie: ActieState): unknown => {
  const { knopen, acties } = { knopen: actie.fields['knoopId'], acties: [actie.actieId, ...[actie.first['hoofdactieId']].filter((one) => typeof one === 'string')] };
  return typeof knopen === 'string' ? standing(state, knopen, acties) : undefined;
};

/** Knopen that became one are one reference, and none where the actie hangs there itself. */
const linked = (state: PlanState, actie: ActieState): readonly Words[] => {
  const found = [...actie.koppelingen.values()].map((een): Words =>
    een['soort'] === 'tevensOnder' ? { ...een, doel: standing(state, text(een, 'doel') ?? '', [actie.actieId, text(actie.first, 'hoofdactieId') ?? '']) } : een);
  const own = knoopOf(state, actie);
  const elsewhere = found.filter((een) => een['soort'] !== 'tevensOnder' || een['doel'] !== own);
  return inOrder([...new Map(elsewhere.map((een) => [`${text(een, 'soort') ?? ''} ${text(een, 'doel') ?? ''}`, een])).values()]);
};

export const actieShown = (state: PlanState, actie: ActieState, world: World): Words => {
  const parts = [...state.acties.values()].filter(({ first }) => first['hoofdactieId'] === actie.actieId).length;
  return {
    ...actie.fields,
    code: trimmed(actie.fields['code']),
    knoopId: knoopOf(state, actie),
    ...only(actie.first, ['hoofdactieId', 'volgorde']),
    trekkers: inOrder([...actie.trekkers.values()]),
    actoren: inOrder([...actie.actoren.values()]),
    verwijzingen: linked(state, actie),
    bijeenkomsten: inOrder([...actie.doings.values()].flatMap(({ meetings }) => meetings)),
    uitvoeringen: doings(actie, parts, world),
    vervallen: actie.vervallen,
  };
};

const knoopShown = (state: PlanState, knoop: Words): Words => {
  const above = knoop['bovenliggend'];
  return { ...without(knoop, 'bovenliggend', 'knoopId'), bovenliggend: typeof above === 'string' ? standing(state, above) : undefined };
};

const statusOfPlan = ({ withdrawn, adopted, expected }: PlanState): string => {
  if (withdrawn) return 'ingetrokken';
  if (adopted) return 'vastgesteld';
  return expected ? 'vaststelling-gepland' : 'concept';
};

const planShown = (state: PlanState): Words => ({
  ...only(state.plan ?? {}, ['titel', 'soort', 'eigenaar', 'niveaus']),
  status: statusOfPlan(state),
  consultaties: inOrder([...state.consultaties.values()].map(({ planned, held }) => ({
    ...only(planned, ['consultatieId', 'soort', 'onderwerp', 'deelnemers', 'verwacht']), gehouden: held?.['op'], opbrengst: held?.['opbrengst'],
  }))),
  vaststelling: { gepland: state.expected, vastgesteld: state.adopted },
  ingetrokken: state.withdrawn,
  opgegaan: inOrder([...state.gone].map(([knoopId, { soort, op, naar }]) => ({ knoopId, soort, op, opgegaanIn: naar }))),
});

/** What the plan should show; undefined where it was not there. */
export const shownOf = (state: PlanState, world: World): Shown | undefined =>
  state.plan && {
    plan: planShown(state),
    knopen: Object.fromEntries([...state.knopen].filter(([id]) => !state.gone.has(id)).map(([id, knoop]) => [id, knoopShown(state, knoop)])),
    acties: Object.fromEntries([...state.acties].map(([id, actie]) => [id, actieShown(state, actie, world)])),
  };
