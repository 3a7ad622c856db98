import type { CommandContext, Handled } from '@actiespoor/event-store';
import type { ActieAfwijzing, BareActieCommand, PlanAfwijzing, PlanCommand, PlanHistory, DecisionContext } from '@actiespoor/plan';
import type { ActieEvent, ActieId, OrganisatieCode, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { type PlanWithActies, planContextAfter, planContextOf } from '@actiespoor/plan/model';

import type { Commands, Loaders } from '../commands/commands.js';
import { actiesAround, laterAround } from './command-surroundings.js';

/** One command of a series, with the stream that it is for. */
export interface PlanStep {
  readonly stream: string;
  readonly command: PlanCommand | BareActieCommand;
}

/** A plan that exists already, with all its facts: those of other days may override what is told of one, or be in its way. */
export interface ExistingPlan {
  readonly context: PlanWithActies;
  readonly history: PlanHistory;
  /** Reads its acties, as the series leaves them. */
  readonly load: Pick<Loaders, 'actie'>;
}

type Written = Handled<ActieAfwijzing | PlanAfwijzing, PlanEvent | ActieEvent>;

const isActieCommand = (command: PlanCommand | BareActieCommand): command is BareActieCommand => 'actieId' in command.data;

/**
 * Carries out a series of commands about plans and their acties without waiting for the read model in between:
 * what one command brings about, the next one knows.
 */
export class PlanWriter {
  private readonly plannen = new Map<PlanId, PlanWithActies>();
  private readonly existing = new Map<PlanId, ExistingPlan>();
  private readonly planOfActie = new Map<ActieId, PlanId>();

  /** @param ledenOf members of the owner of a plan */
  constructor(
    private readonly commands: Commands,
    private readonly ledenOf: (eigenaar: OrganisatieCode) => readonly OrganisatieCode[],
  ) {}

  /** @param plan as it is at the beginning of the series */
  knows(plan: ExistingPlan): void {
    const { context } = plan;
    const { planId } = context.plan.opstelling;
    this.existing.set(planId, plan);
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

  private async handle({ stream, command }: PlanStep, context: CommandContext): Promise<Written> {
    if (!isActieCommand(command)) return this.commands.plan(stream, command, context);
    return this.commands.actie(stream, { ...command, planContext: await this.standFor(command) }, context);
  }

  private async standFor(command: BareActieCommand): Promise<DecisionContext> {
    const { type, data } = command;
    const planId = this.planOfActie.get(data.actieId);
    const context = planId && this.plannen.get(planId);
    if (!context) throw new Error(`${type}: het plan van actie ${data.actieId} is niet bekend`);
    const isZonderHoofdactie = type === 'ActieOpnemen' && data.hoofdactieId !== undefined && !context.acties.has(data.hoofdactieId);
    return {
      ...planContextOf(context, data.actieId),
      ...(isZonderHoofdactie && { bezwaarTegenHoofdactie: 'hoofdactie-onbekend' as const }),
      leden: this.ledenOf(context.plan.opstelling.eigenaar),
      ...(await this.around(command, planId, context)),
    };
  }

  /** The facts of other streams about the command; of a plan that begins in this series they tell no more than its context. */
  private async around(command: BareActieCommand, planId: PlanId, { acties }: PlanWithActies): Promise<Partial<DecisionContext>> {
    const existing = this.existing.get(planId);
    if (!existing) return {};
    const surroundings = { load: existing.load, planId, sleutels: [...acties.values()] };
    return { ...(await laterAround(surroundings, command, existing.history)), ...(await actiesAround(surroundings, command)) };
  }

  private follow(command: PlanCommand | BareActieCommand, facts: readonly (PlanEvent | ActieEvent)[]): void {
    const planId = isActieCommand(command) ? this.planOfActie.get(command.data.actieId) : command.data.planId;
    if (planId === undefined) return;
    const context = facts.reduce(planContextAfter, this.plannen.get(planId));
    if (context) this.plannen.set(planId, context);
  }
}
