import type { CommandContext, Handled } from '@actiespoor/event-store';
import type { ActieAfwijzing, ActieWish, PlanAfwijzing, PlanCommand } from '@actiespoor/plan';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { Commands } from '../commands/commands.js';
import { emptyPlanbeeld, followCommand, isActieWish, type Planbeeld, standOf } from './plan-standen.js';

/** One command of a series, with the stream that it is for. */
export interface PlanStep {
  readonly stream: string;
  readonly command: PlanCommand | ActieWish;
}

/**
 * Carries out a series of commands about plans and their acties without waiting for the read model in between:
 * what one command brings about, the next one knows.
 */
export class PlanWriter {
  private readonly plannen = new Map<PlanId, Planbeeld>();
  private readonly planOfActie = new Map<ActieId, PlanId>();

  /** @param ledenOf members of the owner of a new plan */
  constructor(
    private readonly commands: Commands,
    private readonly ledenOf: (eigenaar: OrganisatieCode) => readonly OrganisatieCode[],
  ) {}

  /** A plan that exists already, as it is at the beginning of the series. */
  knows(beeld: Planbeeld): void {
    this.plannen.set(beeld.planId, beeld);
    for (const actieId of beeld.acties) this.planOfActie.set(actieId, beeld.planId);
  }

  async write(step: PlanStep, context: CommandContext): Promise<Handled<ActieAfwijzing | PlanAfwijzing>> {
    this.place(step.command);
    const handled = await this.handle(step, context);
    if (handled.outcome === 'accepted') this.follow(step.command);
    return handled;
  }

  private handle({ stream, command }: PlanStep, context: CommandContext): Promise<Handled<ActieAfwijzing | PlanAfwijzing>> {
    if (!isActieWish(command)) return this.commands.plan(stream, command, context);
    return this.commands.actie(stream, { ...command, stand: standOf(this.planOf(command), command) }, context);
  }

  private planOf({ type, data }: ActieWish): Planbeeld {
    const planId = type === 'ActieOpnemen' ? data.planId : this.planOfActie.get(data.actieId);
    const beeld = planId && this.plannen.get(planId);
    if (!beeld) throw new Error(`${type}: het plan van actie ${data.actieId} is niet bekend`);
    return beeld;
  }

  /** Which plan an actie belongs to is known before its decision, which may be that it began on another day. */
  private place({ type, data }: PlanCommand | ActieWish): void {
    if (type === 'PlanOpstellen' && !this.plannen.has(data.planId)) this.knows(emptyPlanbeeld(data, this.ledenOf(data.eigenaar)));
    if (type === 'ActieOpnemen') this.planOfActie.set(data.actieId, data.planId);
  }

  private follow(command: PlanCommand | ActieWish): void {
    const beeld = isActieWish(command) ? this.planOf(command) : this.plannen.get(command.data.planId);
    if (beeld) this.plannen.set(beeld.planId, followCommand(beeld, command));
  }
}
