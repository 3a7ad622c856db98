import { asking, type HandledAccepted, handlerOf, type Position } from '@actiespoor/event-store';
import { firstDay } from '@actiespoor/kernel';
import type { ActieCommand } from '@actiespoor/plan';
import type { ActieEvent, ActieId, PlanId } from '@actiespoor/plan/events';
import { actieInPlanAfter } from '@actiespoor/plan/model';
import type { ActieSleutel } from '@actiespoor/voortgang';

import type { Commands } from '../commands/commands.js';

interface Change {
  readonly position: Position;
  readonly fact: ActieEvent;
}

// The read model is a moment behind, never this many changes.
const maxPerPlan = 200;
const maxPlans = 500;

/** True if the other acties of its plan must know of it. */
const isOfPlan = (fact: ActieEvent): boolean => {
  const actie = { actieId: fact.data.actieId };
  return fact.type === 'ActieOpgenomen' || actieInPlanAfter(actie, fact) !== actie;
};

const begun = ({ fact, position: positie }: Change): ActieSleutel | undefined => {
  const actie = actieInPlanAfter(undefined, fact);
  return actie && { isVervallen: false, ...actie, sinds: firstDay(fact.data.op), positie };
};

const merged = (rij: ActieSleutel | undefined, change: Change): ActieSleutel | undefined => {
  if (!rij) return begun(change);
  if (change.position <= rij.positie) return rij;
  const { sinds } = rij;
  return { isVervallen: false, ...actieInPlanAfter(rij, change.fact), actieId: rij.actieId, sinds, positie: change.position };
};

/**
 * Facts about the acties of a plan that this process recorded and the read model may not show yet: the next command about a
 * deelactie or a code is judged by them.
 */
export class RecentActies {
  private readonly plans = new Map<PlanId, readonly Change[]>();

  note(planId: PlanId, facts: readonly ActieEvent[], position: Position): void {
    const changes = facts.filter(isOfPlan).map((fact) => ({ fact, position }));
    if (changes.length === 0) return;
    const known = this.plans.get(planId) ?? [];
    this.plans.delete(planId);
    this.plans.set(planId, [...known, ...changes].slice(-maxPerPlan));
    const [oldest] = this.plans.keys();
    if (this.plans.size > maxPlans && oldest !== undefined) this.plans.delete(oldest);
  }

  /** The keys of the read model, with what came since. */
  over(planId: PlanId, sleutels: readonly ActieSleutel[]): readonly ActieSleutel[] {
    const changes = this.plans.get(planId);
    if (!changes) return sleutels;
    const byId = new Map<ActieId, ActieSleutel>(sleutels.map((sleutel) => [sleutel.actieId, sleutel]));
    for (const change of changes) {
      const rij = merged(byId.get(change.fact.data.actieId), change);
      if (rij) byId.set(rij.actieId, rij);
    }
    return [...byId.values()];
  }
}

const isRecorded = (handled: { readonly outcome: string }): handled is HandledAccepted<ActieEvent> =>
  handled.outcome === 'accepted' && 'events' in handled && handled.events !== 0 && !('overriddenFrom' in handled);

/** The same commands; what they change of the acties of a plan is noted. A fact that a later one overrides changes nothing of now. */
export const notedCommands = (commands: Commands, recent: RecentActies): Commands => ({
  ...commands,
  actie: handlerOf(async (stream, ask, first) => {
    let command: ActieCommand | undefined;
    const noted = asking(ask, (asked) => {
      ({ command } = asked);
      return asked;
    });
    const handled = await commands.actie.asked(stream, noted, first);
    if (command && isRecorded(handled)) recent.note(command.planContext.planId, handled.facts, handled.position);
    return handled;
  }),
});
