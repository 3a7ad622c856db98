import type { Datum } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, KnoopId, OrganisatieCode, PlanId, PlanStand } from '@actiespoor/plan';

/** The part of one plan that is known without its acties. */
interface KnownPlan {
  readonly eigenaar: OrganisatieCode;
  readonly opgesteldOp: Datum;
  readonly ingetrokkenOp?: Datum;
  readonly knopen: readonly KnoopId[];
  readonly codes: Readonly<Record<string, ActieId>>;
  readonly deelacties: ReadonlyMap<ActieId, readonly ActieId[]>;
}

/** The state of all plans so far, as decisions about acties need it. */
export interface PlanContexts {
  readonly plannen: ReadonlyMap<PlanId, KnownPlan>;
  readonly planVan: ReadonlyMap<ActieId, PlanId>;
}

export const noPlanContexts: PlanContexts = { plannen: new Map(), planVan: new Map() };

type PlanOpgesteld = Extract<DomainEvent, { readonly type: 'PlanOpgesteld' }>['data'];
type ActieOpgenomen = Extract<DomainEvent, { readonly type: 'ActieOpgenomen' }>['data'];
type ActieGewijzigd = Extract<DomainEvent, { readonly type: 'ActieGewijzigd' }>['data'];

const newPlan = ({ eigenaar, op: opgesteldOp }: PlanOpgesteld): KnownPlan => ({ eigenaar, opgesteldOp, knopen: [], codes: {}, deelacties: new Map() });

const withPlan = (contexts: PlanContexts, planId: PlanId, change: (plan: KnownPlan) => KnownPlan): PlanContexts => {
  const plan = contexts.plannen.get(planId);
  return plan ? { ...contexts, plannen: new Map(contexts.plannen).set(planId, change(plan)) } : contexts;
};

const withDeelactie = ({ hoofdactieId, actieId }: ActieOpgenomen, { deelacties }: KnownPlan): KnownPlan['deelacties'] =>
  hoofdactieId === undefined ? deelacties : new Map(deelacties).set(hoofdactieId, [...(deelacties.get(hoofdactieId) ?? []), actieId]);

const withActie = (contexts: PlanContexts, data: ActieOpgenomen): PlanContexts => {
  const { actieId, planId, code } = data;
  const known = { ...contexts, planVan: new Map(contexts.planVan).set(actieId, planId) };
  return withPlan(known, planId, (plan) => ({
    ...plan,
    codes: code === undefined ? plan.codes : { ...plan.codes, [code]: actieId },
    deelacties: withDeelactie(data, plan),
  }));
};

/** Frees the actie's former code. */
const withCode = (contexts: PlanContexts, { actieId, wijzigingen }: ActieGewijzigd): PlanContexts => {
  const planId = contexts.planVan.get(actieId);
  const nieuw = wijzigingen.find(({ veld }) => veld === 'code')?.nieuw;
  if (planId === undefined || nieuw === undefined) return contexts;
  return withPlan(contexts, planId, (plan) => {
    const others = Object.entries(plan.codes).filter(([, van]) => van !== actieId);
    return { ...plan, codes: Object.fromEntries(nieuw === null ? others : [...others, [nieuw, actieId]]) };
  });
};

type KnoopGesplitst = Extract<DomainEvent, { readonly type: 'KnoopGesplitst' }>['data'];

/** Replaces the knoop by its parts. */
const withSplitsing = (contexts: PlanContexts, { planId, knoopId, delen }: KnoopGesplitst): PlanContexts =>
  withPlan(contexts, planId, (plan) => ({
    ...plan,
    knopen: [...plan.knopen.filter((een) => een !== knoopId), ...delen.map((deel) => deel.knoopId)],
  }));

/** Adds a fact to the state. Most facts add nothing: they concern a single actie, or nothing that acties depend on. */
export const withFact = (contexts: PlanContexts, event: DomainEvent): PlanContexts => {
  if (event.type === 'PlanOpgesteld') {
    return { ...contexts, plannen: new Map(contexts.plannen).set(event.data.planId, newPlan(event.data)) };
  }
  if (event.type === 'KnoopToegevoegd') {
    const { planId, knoopId } = event.data;
    return withPlan(contexts, planId, (plan) => ({ ...plan, knopen: [...plan.knopen, knoopId] }));
  }
  if (event.type === 'KnoopGesplitst') return withSplitsing(contexts, event.data);
  if (event.type === 'PlanIngetrokken') return withPlan(contexts, event.data.planId, (plan) => ({ ...plan, ingetrokkenOp: event.data.op }));
  if (event.type === 'ActieOpgenomen') return withActie(contexts, event.data);
  return event.type === 'ActieGewijzigd' ? withCode(contexts, event.data) : contexts;
};

/** An actie, and the plan that a command to record it names. */
export interface ActieInPlan {
  readonly actieId: ActieId;
  readonly planId?: PlanId;
}

/**
 * The plan around an actie, for a decision about it.
 *
 * @param membersOf members of the owner; a gemeente is the only member of its own plan
 * @returns undefined if the plan is unknown
 */
export const planContextOf = (
  { plannen, planVan }: PlanContexts,
  { actieId, planId = planVan.get(actieId) }: ActieInPlan,
  membersOf: (eigenaar: OrganisatieCode) => readonly OrganisatieCode[] = (eigenaar) => [eigenaar],
): PlanStand | undefined => {
  const plan = planId && plannen.get(planId);
  if (!planId || !plan) return undefined;
  const { deelacties, ...rest } = plan;
  return { planId, ...rest, leden: membersOf(plan.eigenaar), deelacties: deelacties.get(actieId) ?? [] };
};
