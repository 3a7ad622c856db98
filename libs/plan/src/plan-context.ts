import type { PlanStand } from './actie/actie.commands.js';
import type { ActieEvent } from './actie/actie.events.js';
import { codeSleutel } from './actie/code.js';
import type { ActieId } from './ids.js';
import type { PlanEvent } from './plan/plan.events.js';
import { evolvePlan, hasPlan, onbekendPlan, type OpgesteldPlan } from './plan/plan.state.js';

/** An actie as far as the others of its plan must know it. */
export interface ActieInPlan {
  readonly actieId: ActieId;
  readonly code?: string;
  readonly hoofdactieId?: ActieId;
  readonly isVervallen?: boolean;
}

/** A plan and its acties, as far as a decision about one of them must know them. */
export interface PlanContext {
  readonly plan: OpgesteldPlan;
  readonly acties: ReadonlyMap<ActieId, ActieInPlan>;
}

/** The part of {@link PlanStand} that the plan and its acties tell. */
export type StandOfPlan = Pick<PlanStand, 'planId' | 'eigenaar' | 'opgesteldOp' | 'ingetrokkenOp' | 'knopen' | 'opgegaan' | 'codes' | 'deelacties'>;

type Fact<Type extends ActieEvent['type']> = Extract<ActieEvent, { readonly type: Type }>['data'];

const opgenomen = ({ actieId, code, hoofdactieId }: Fact<'ActieOpgenomen'>): ActieInPlan => ({
  actieId,
  ...(code !== undefined && { code }),
  ...(hoofdactieId !== undefined && { hoofdactieId }),
});

const gewijzigd = (actie: ActieInPlan, { wijzigingen }: Fact<'ActieGewijzigd'>): ActieInPlan => {
  const code = wijzigingen.find(({ veld }) => veld === 'code')?.nieuw;
  if (code === undefined) return actie;
  const { code: _, ...rest } = actie;
  return code === null ? rest : { ...rest, code };
};

/** The actie after a fact of it: the same value where the others need not know, undefined as long as it was not taken up. */
export const actieInPlanAfter = (actie: ActieInPlan | undefined, event: ActieEvent): ActieInPlan | undefined => {
  if (event.type === 'ActieOpgenomen') return actie ?? opgenomen(event.data);
  if (actie === undefined) return undefined;
  if (event.type === 'ActieGewijzigd') return gewijzigd(actie, event.data);
  if (event.type === 'ActieVervallen' || event.type === 'ActieHersteld') return { ...actie, isVervallen: event.type === 'ActieVervallen' };
  return actie;
};

const isActieEvent = (event: PlanEvent | ActieEvent): event is ActieEvent => 'actieId' in event.data;

const withActie = (context: PlanContext, event: ActieEvent): PlanContext => {
  const { actieId } = event.data;
  const known = context.acties.get(actieId);
  const actie = actieInPlanAfter(known, event);
  return actie === undefined || actie === known ? context : { ...context, acties: new Map(context.acties).set(actieId, actie) };
};

/** A plan and its acties after a fact of one of them, in the order in which facts are given; undefined as long as there is no plan. */
export const planContextAfter = (context: PlanContext | undefined, event: PlanEvent | ActieEvent): PlanContext | undefined => {
  if (isActieEvent(event)) return context && withActie(context, event);
  const plan = evolvePlan(context?.plan ?? onbekendPlan, event);
  return hasPlan(plan) ? { plan, acties: context?.acties ?? new Map() } : undefined;
};

/** Codes in use by their key: one that an actie gave up, or of an actie that was dropped, is free. */
const codesInUse = (acties: Iterable<ActieInPlan>): PlanStand['codes'] =>
  Object.fromEntries([...acties].flatMap(({ code, actieId, isVervallen }) => (code === undefined || isVervallen ? [] : [[codeSleutel(code), actieId]])));

const codesOfPlan = new WeakMap<PlanContext['acties'], PlanStand['codes']>();

/** Made once for as long as no actie changes: most commands of a series change none that the others must know of. */
const codesOf = (acties: PlanContext['acties']): PlanStand['codes'] => {
  const codes = codesOfPlan.get(acties) ?? codesInUse(acties.values());
  codesOfPlan.set(acties, codes);
  return codes;
};

const deelactiesVan = (acties: Iterable<ActieInPlan>, hoofdactie: ActieId): readonly ActieId[] =>
  [...acties].filter(({ hoofdactieId, isVervallen }) => hoofdactieId === hoofdactie && !isVervallen).map(({ actieId }) => actieId);

/** The plan around an actie, for a decision about it. */
export const planContextOf = ({ plan, acties }: PlanContext, actieId: ActieId): StandOfPlan => {
  const { planId, eigenaar, op: opgesteldOp } = plan.opstelling;
  return {
    planId,
    eigenaar,
    opgesteldOp,
    ...(plan.ingetrokken && { ingetrokkenOp: plan.ingetrokken.op }),
    knopen: [...plan.knopen.keys()],
    opgegaan: [...plan.opgegaan.keys()],
    codes: codesOf(acties),
    deelacties: deelactiesVan(acties.values(), actieId),
  };
};
