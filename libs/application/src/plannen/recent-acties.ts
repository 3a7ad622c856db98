import { asking, type HandledAccepted, handlerOf, type Position } from '@actiespoor/event-store';
import { defined, firstDay } from '@actiespoor/kernel';
import type { ActieCommand } from '@actiespoor/plan';
import type { ActieEvent, ActieId, PlanId } from '@actiespoor/plan/events';
import type { ActieSleutel } from '@actiespoor/voortgang';

import type { Commands } from '../commands/commands.js';

interface Change {
  readonly position: Position;
  /** Whole where the actie was taken up, else only what changed. */
  readonly sleutel: Partial<ActieSleutel> & Pick<ActieSleutel, 'actieId'>;
}

// The read model is a moment behind, never this many changes.
const maxPerPlan = 200;
const maxPlans = 500;

type Opname = Extract<ActieEvent, { readonly type: 'ActieOpgenomen' }>['data'];
type Wijziging = Extract<ActieEvent, { readonly type: 'ActieGewijzigd' }>['data'];

const opgenomen = ({ actieId, code, hoofdactieId, op }: Opname): Change['sleutel'] =>
  defined({ actieId, code, hoofdactieId, sinds: firstDay(op), isVervallen: false });

const hernoemd = ({ actieId, wijzigingen }: Wijziging): Change['sleutel'] | undefined => {
  const code = wijzigingen.find(({ veld }) => veld === 'code')?.nieuw;
  return code ? { actieId, code } : undefined;
};

const changeOf = ({ type, data }: ActieEvent): Change['sleutel'] | undefined => {
  if (type === 'ActieOpgenomen') return opgenomen(data);
  if (type === 'ActieVervallen' || type === 'ActieHersteld') return { actieId: data.actieId, isVervallen: type === 'ActieVervallen' };
  return type === 'ActieGewijzigd' ? hernoemd(data) : undefined;
};

const isWhole = (sleutel: Change['sleutel']): sleutel is ActieSleutel => sleutel.sinds !== undefined && sleutel.isVervallen !== undefined;

const merged = (rij: ActieSleutel | undefined, { sleutel, position }: Change): ActieSleutel | undefined => {
  if (!rij) return isWhole(sleutel) ? { ...sleutel, positie: position } : undefined;
  return position > rij.positie ? { ...rij, ...sleutel, positie: position } : rij;
};

/**
 * What this process recorded of the acties of a plan and the read model may not show yet: whoever takes up a deelactie or
 * changes a code is judged by it in the next moment.
 */
export class RecentActies {
  private readonly plans = new Map<PlanId, readonly Change[]>();

  note(planId: PlanId, facts: readonly ActieEvent[], position: Position): void {
    const changes = facts.map(changeOf).filter((sleutel) => sleutel !== undefined).map((sleutel) => ({ sleutel, position }));
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
      const rij = merged(byId.get(change.sleutel.actieId), change);
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
    if (command && isRecorded(handled)) recent.note(command.stand.planId, handled.facts, handled.position);
    return handled;
  }),
});
