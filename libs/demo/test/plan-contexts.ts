import type { Datum } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, KnoopId, OrganisatieCode, PlanId, PlanStand } from '@actiespoor/plan';

/** The part of one plan that is known without its acties. */
interface Plankennis {
  readonly eigenaar: OrganisatieCode;
  readonly opgesteldOp: Datum;
  readonly ingetrokkenOp?: Datum;
  readonly knopen: readonly KnoopId[];
  readonly codes: Readonly<Record<string, ActieId>>;
  readonly deelacties: ReadonlyMap<ActieId, readonly ActieId[]>;
}

/** The state of all plans so far, as decisions about acties need it. */
export interface PlanStanden {
  readonly plannen: ReadonlyMap<PlanId, Plankennis>;
  readonly planVan: ReadonlyMap<ActieId, PlanId>;
}

export const geenPlanStanden: PlanStanden = { plannen: new Map(), planVan: new Map() };

type Opgesteld = Extract<DomainEvent, { readonly type: 'PlanOpgesteld' }>['data'];
type Opgenomen = Extract<DomainEvent, { readonly type: 'ActieOpgenomen' }>['data'];
type Gewijzigd = Extract<DomainEvent, { readonly type: 'ActieGewijzigd' }>['data'];

const nieuwPlan = ({ eigenaar, op: opgesteldOp }: Opgesteld): Plankennis => ({ eigenaar, opgesteldOp, knopen: [], codes: {}, deelacties: new Map() });

const withPlan = (standen: PlanStanden, planId: PlanId, change: (kennis: Plankennis) => Plankennis): PlanStanden => {
  const kennis = standen.plannen.get(planId);
  return kennis ? { ...standen, plannen: new Map(standen.plannen).set(planId, change(kennis)) } : standen;
};

const withDeelactie = ({ hoofdactieId, actieId }: Opgenomen, { deelacties }: Plankennis): Plankennis['deelacties'] =>
  hoofdactieId === undefined ? deelacties : new Map(deelacties).set(hoofdactieId, [...(deelacties.get(hoofdactieId) ?? []), actieId]);

const withActie = (standen: PlanStanden, data: Opgenomen): PlanStanden => {
  const { actieId, planId, code } = data;
  const known = { ...standen, planVan: new Map(standen.planVan).set(actieId, planId) };
  return withPlan(known, planId, (kennis) => ({
    ...kennis,
    codes: code === undefined ? kennis.codes : { ...kennis.codes, [code]: actieId },
    deelacties: withDeelactie(data, kennis),
  }));
};

/** Frees the actie's former code. */
const withCode = (standen: PlanStanden, { actieId, wijzigingen }: Gewijzigd): PlanStanden => {
  const planId = standen.planVan.get(actieId);
  const nieuw = wijzigingen.find(({ veld }) => veld === 'code')?.nieuw;
  if (planId === undefined || nieuw === undefined) return standen;
  return withPlan(standen, planId, (kennis) => {
    const others = Object.entries(kennis.codes).filter(([, van]) => van !== actieId);
    return { ...kennis, codes: Object.fromEntries(nieuw === null ? others : [...others, [nieuw, actieId]]) };
  });
};

type Splitsing = Extract<DomainEvent, { readonly type: 'KnoopGesplitst' }>['data'];

/** Replaces the knoop by its parts. */
const withSplitsing = (standen: PlanStanden, { planId, knoopId, delen }: Splitsing): PlanStanden =>
  withPlan(standen, planId, (kennis) => ({
    ...kennis,
    knopen: [...kennis.knopen.filter((een) => een !== knoopId), ...delen.map((deel) => deel.knoopId)],
  }));

/** Adds a fact to the state. Most facts add nothing: they concern a single actie, or nothing that acties depend on. */
export const trackPlanStand = (standen: PlanStanden, event: DomainEvent): PlanStanden => {
  if (event.type === 'PlanOpgesteld') {
    return { ...standen, plannen: new Map(standen.plannen).set(event.data.planId, nieuwPlan(event.data)) };
  }
  if (event.type === 'KnoopToegevoegd') {
    const { planId, knoopId } = event.data;
    return withPlan(standen, planId, (kennis) => ({ ...kennis, knopen: [...kennis.knopen, knoopId] }));
  }
  if (event.type === 'KnoopGesplitst') return withSplitsing(standen, event.data);
  if (event.type === 'PlanIngetrokken') return withPlan(standen, event.data.planId, (kennis) => ({ ...kennis, ingetrokkenOp: event.data.op }));
  if (event.type === 'ActieOpgenomen') return withActie(standen, event.data);
  return event.type === 'ActieGewijzigd' ? withCode(standen, event.data) : standen;
};

/** An actie, and the plan that a command to record it names. */
export interface Vraag {
  readonly actieId: ActieId;
  readonly planId?: PlanId;
}

/**
 * The plan around an actie, for a decision about it.
 *
 * @param ledenVan members of the owner; a gemeente is the only member of its own plan
 * @returns undefined if the plan is unknown
 */
export const planStandVan = (
  { plannen, planVan }: PlanStanden,
  { actieId, planId = planVan.get(actieId) }: Vraag,
  ledenVan: (eigenaar: OrganisatieCode) => readonly OrganisatieCode[] = (eigenaar) => [eigenaar],
): PlanStand | undefined => {
  const kennis = planId && plannen.get(planId);
  if (!planId || !kennis) return undefined;
  const { deelacties, ...rest } = kennis;
  return { planId, ...rest, leden: ledenVan(kennis.eigenaar), deelacties: deelacties.get(actieId) ?? [] };
};
