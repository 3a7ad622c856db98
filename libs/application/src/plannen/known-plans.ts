import type { Position } from '@actiespoor/event-store';
import type { OpgesteldPlan } from '@actiespoor/plan';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { type AskedAs, isVerborgen, system } from '@actiespoor/voortgang';

/** A plan as far as rights and a read of its present state need it, and the place that was read. */
export interface KnownPlan {
  readonly plan: { readonly opstelling: Pick<OpgesteldPlan['opstelling'], 'planId' | 'eigenaar'> };
  readonly revision: bigint;
  readonly position: Position;
  /** True if it was ever withdrawn, also if it is in force again. */
  readonly wasWithdrawn: () => boolean;
}

export interface KnownActie {
  readonly revision: bigint;
  readonly position: Position;
  readonly plan: KnownPlan;
}

/** The plans and acties that exist: undefined for one that nobody made, and for a plan that an import has not finished. */
export interface KnownPlans<P extends KnownPlan = KnownPlan, A extends KnownActie = KnownActie> {
  plan(planId: PlanId): Promise<P | undefined>;
  actie(actieId: ActieId): Promise<A | undefined>;
}

/** The plans that the read model has: by the same rule, and possibly a moment behind the streams. */
export const keptPlans = (readModels: AskedAs<'plannen'>): KnownPlans => {
  const { plannen } = readModels.as(system);
  const plan = async (planId: PlanId): Promise<KnownPlan | undefined> => {
    const rij = await plannen.findPlan(planId);
    if (!rij?.opgesteld || isVerborgen(rij)) return undefined;
    const wasWithdrawn = (): boolean => rij.ingetrokken !== undefined || rij.intrekkingen !== undefined;
    return { plan: { opstelling: rij.opgesteld.waarde }, revision: BigInt(rij.revisie), position: rij.positie, wasWithdrawn };
  };
  const actie = async (actieId: ActieId): Promise<KnownActie | undefined> => {
    const rij = await plannen.findActie(actieId);
    const around = rij?.opname && (await plan(rij.opname.waarde.planId));
    return around && { revision: BigInt(rij.revisie), position: rij.positie, plan: around };
  };
  return { plan, actie };
};
