import type { CommandContext, Handled } from '@actiespoor/event-store';
import type { ActieAfwijzing, BareActieCommand, PlanAfwijzing, PlanCommand, PlanHistory, DecisionContext } from '@actiespoor/plan';
import type { ActieEvent, ActieId, OrganisatieCode, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { type PlanWithActies, planContextAfter, planContextOf } from '@actiespoor/plan/model';

import type { Commands } from '../commands/commands.js';
import { laterInPlan } from './command-surroundings.js';

/** One command of a series, with the stream that it is for. */
export interface PlanStep {
  readonly stream: string;
  readonly command: PlanCommand | BareActieCommand;
}

type Written = Handled<ActieAfwijzing | PlanAfwijzing, PlanEvent | ActieEvent>;

const isActieCommand = (command: PlanCommand | BareActieCommand): command is BareActieCommand => 'actieId' in command.data;

/**
 * Carries out a series of commands about plans and their acties without waiting for the read model in between:
 * what one command brings about, the next one knows.
 */
export class PlanWriter {
  private readonly plannen = new Map<PlanId, PlanWithActies>();
  private readonly histories = new Map<PlanId, PlanHistory>();
  private readonly planOfActie = new Map<ActieId, PlanId>();

  /** @param ledenOf members of the owner of a plan */
  constructor(
    private readonly commands: Commands,
    private readonly ledenOf: (eigenaar: OrganisatieCode) => readonly OrganisatieCode[],
  ) {}

  /** A plan that exists already, as it is at the beginning of the series, with all its facts: those of later days may override the series. */
  knows(context: PlanWithActies, history: PlanHistory): void {
    const { planId } = context.plan.opstelling;
    this.histories.set(planId, history);
    this.plannen.set(planId, context);
    for (const actieId of context.acties.keys()) this.planOfActie.set(actieId, planId);
  }

  async write(step: PlanStep, context: CommandContext): Promise<Written> {
    const { type, data } = step.command;
    // Known before its decision, which may be that the actie began on another day.
    if (type === 'ActieOpnemen') this.planOfActie.set(data.actieId, data.planId);
    const handled = await this.handle(step, context);
    // A command that recorded nothing is about an earlier fact, which is known.
    if (handled.outcome === 'accepted' && handled.events > 0) this.follow(step.command, handled.facts);
    return handled;
  }

  private handle({ stream, command }: PlanStep, context: CommandContext): Promise<Written> {
    if (!isActieCommand(command)) return this.commands.plan(stream, command, context);
    return this.commands.actie(stream, { ...command, planContext: this.standFor(command) }, context);
  }

  private standFor(command: BareActieCommand): DecisionContext {
    const { type, data } = command;
    const planId = this.planOfActie.get(data.actieId);
    const context = planId && this.plannen.get(planId);
    if (!context) throw new Error(`${type}: het plan van actie ${data.actieId} is niet bekend`);
    const isZonderHoofdactie = type === 'ActieOpnemen' && data.hoofdactieId !== undefined && !context.acties.has(data.hoofdactieId);
    const history = this.histories.get(context.plan.opstelling.planId);
    return {
      ...planContextOf(context, data.actieId),
      ...(history && laterInPlan(command, history)),
      leden: this.ledenOf(context.plan.opstelling.eigenaar),
      ...(isZonderHoofdactie && { bezwaarTegenHoofdactie: 'hoofdactie-onbekend' as const }),
    };
  }

  private follow(command: PlanCommand | BareActieCommand, facts: readonly (PlanEvent | ActieEvent)[]): void {
    const planId = isActieCommand(command) ? this.planOfActie.get(command.data.actieId) : command.data.planId;
    if (planId === undefined) return;
    const context = facts.reduce(planContextAfter, this.plannen.get(planId));
    if (context) this.plannen.set(planId, context);
  }
}
