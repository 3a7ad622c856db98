import { compareDatum } from '@actiespoor/kernel';

import type { DecisionContext } from './actie/actie.commands.js';
import type { ActieEvent } from './actie/actie.events.js';
import { type Codebezit, codeperiodenVan, isOverCode } from './actie/codeperioden.js';
import type { ActieId, KnoopId } from './ids.js';
import type { PlanEvent } from './plan/plan.events.js';
import { staandeKnoop } from './plan/boom.js';
import { evolvePlan, hasPlan, onbekendPlan, type OpgesteldPlan } from './plan/plan.state.js';

/** An actie as far as the others of its plan must know it. */
export interface ActieInPlan {
  readonly actieId: ActieId;
  readonly hoofdactieId?: ActieId;
  readonly isVervallen?: boolean;
}

/** The facts by which acties of a plan get and lose their codes, in any order of their days. */
export type Codefeiten = ReadonlyMap<ActieId, readonly ActieEvent[]>;

/** A plan and its acties, as far as a decision about one of them must know them. */
export interface PlanWithActies {
  readonly plan: OpgesteldPlan;
  readonly acties: ReadonlyMap<ActieId, ActieInPlan>;
  readonly codes: Codefeiten;
}

/** The part of {@link DecisionContext} that the plan and its acties tell. */
export type PlanContext = Pick<DecisionContext, 'planId' | 'eigenaar' | 'opgesteldOp' | 'ingetrokkenOp' | 'knopen' | 'opgegaan' | 'codes' | 'deelacties'>;

type Fact<Type extends ActieEvent['type']> = Extract<ActieEvent, { readonly type: Type }>['data'];

const opgenomen = ({ actieId, hoofdactieId }: Fact<'ActieOpgenomen'>): ActieInPlan => ({
  actieId,
  ...(hoofdactieId !== undefined && { hoofdactieId }),
});

/** The actie after a fact of it: the same value where the others need not know, undefined as long as it was not taken up. */
export const actieInPlanAfter = (actie: ActieInPlan | undefined, event: ActieEvent): ActieInPlan | undefined => {
  if (event.type === 'ActieOpgenomen') return actie ?? opgenomen(event.data);
  if (actie === undefined) return undefined;
  if (event.type === 'ActieVervallen' || event.type === 'ActieHersteld') return { ...actie, isVervallen: event.type === 'ActieVervallen' };
  return actie;
};

const isActieEvent = (event: PlanEvent | ActieEvent): event is ActieEvent => 'actieId' in event.data;

const withCode = (context: PlanWithActies, event: ActieEvent): PlanWithActies => {
  const { actieId } = event.data;
  if (!isOverCode(event)) return context;
  return { ...context, codes: new Map(context.codes).set(actieId, [...(context.codes.get(actieId) ?? []), event]) };
};

const withActie = (context: PlanWithActies, event: ActieEvent): PlanWithActies => {
  const { actieId } = event.data;
  const known = context.acties.get(actieId);
  const actie = actieInPlanAfter(known, event);
  return actie === undefined || actie === known ? context : { ...context, acties: new Map(context.acties).set(actieId, actie) };
};

const nothingYet: Omit<PlanWithActies, 'plan'> = { acties: new Map(), codes: new Map() };

/** A plan and its acties after a fact of one of them, in the order in which facts are given; undefined as long as there is no plan. */
export const planContextAfter = (context: PlanWithActies | undefined, event: PlanEvent | ActieEvent): PlanWithActies | undefined => {
  if (isActieEvent(event)) return context && withCode(withActie(context, event), event);
  const plan = evolvePlan(context?.plan ?? onbekendPlan, event);
  const { acties, codes } = context ?? nothingYet;
  return hasPlan(plan) ? { plan, acties, codes } : undefined;
};

const bezitVan = (actieId: ActieId, feiten: readonly ActieEvent[]): readonly Codebezit[] =>
  codeperiodenVan(feiten.toSorted((a, b) => compareDatum(a.data.op, b.data.op))).map((periode) => ({ ...periode, actieId }));

const known = new WeakMap<Codefeiten, readonly Codebezit[]>();

/** Made once for as long as no code changes: most commands of a series change none. */
const bezitIn = (codes: Codefeiten): readonly Codebezit[] => {
  const bezit = known.get(codes) ?? [...codes].flatMap(([actieId, feiten]) => bezitVan(actieId, feiten));
  known.set(codes, bezit);
  return bezit;
};

const deelactiesVan = (acties: Iterable<ActieInPlan>, hoofdactie: ActieId): readonly ActieId[] =>
  [...acties].filter(({ hoofdactieId, isVervallen }) => hoofdactieId === hoofdactie && !isVervallen).map(({ actieId }) => actieId);

const hoofdactiesVan = (acties: PlanWithActies['acties'], actieId: ActieId): readonly ActieId[] => {
  const hoofdactieId = acties.get(actieId)?.hoofdactieId;
  return hoofdactieId === undefined ? [] : [hoofdactieId];
};

/** Each knoop that left the tree, with the one in which an actie stands that was told to hang under it. */
const opgegaanVoor = (plan: OpgesteldPlan, acties: readonly ActieId[]): ReadonlyMap<KnoopId, KnoopId> =>
  new Map([...plan.opgegaan.keys()].map((knoopId) => [knoopId, staandeKnoop(knoopId, plan, acties)]));

/** The plan around an actie, for a decision about it. */
export const planContextOf = ({ plan, acties, codes }: PlanWithActies, actieId: ActieId): PlanContext => {
  const { planId, eigenaar, op: opgesteldOp } = plan.opstelling;
  return {
    planId,
    eigenaar,
    opgesteldOp,
    ...(plan.ingetrokken && { ingetrokkenOp: plan.ingetrokken.op }),
    knopen: [...plan.knopen.keys()],
    opgegaan: opgegaanVoor(plan, [actieId, ...hoofdactiesVan(acties, actieId)]),
    codes: bezitIn(codes),
    deelacties: deelactiesVan(acties.values(), actieId),
  };
};
