import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Handled } from '@actiespoor/event-store';
import type { ActieAfwijzing, ActieCommand, IndicatorAfwijzing, IndicatorCommand, KaderAfwijzing, KaderCommand, PlanAfwijzing, PlanCommand } from '@actiespoor/plan';
import type { ActieEvent, IndicatorEvent, KaderEvent, PlanEvent } from '@actiespoor/plan/events';
import { actieStream, indicatorStream, kaderStream, planStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';

/** Under which name the modules get the platform. */
export const PLATFORM = Symbol('platform');

/** A command about one actie, with who gives it: the one envelope for all of them. */
export class HandleActie extends Command<Handled<ActieAfwijzing, ActieEvent>> {
  constructor(
    readonly command: ActieCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class HandlePlan extends Command<Handled<PlanAfwijzing, PlanEvent>> {
  constructor(
    readonly command: PlanCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class HandleKader extends Command<Handled<KaderAfwijzing, KaderEvent>> {
  constructor(
    readonly command: KaderCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class HandleIndicator extends Command<Handled<IndicatorAfwijzing, IndicatorEvent>> {
  constructor(
    readonly command: IndicatorCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(HandleActie)
export class ActieHandler implements ICommandHandler<HandleActie> {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  execute({ command, context }: HandleActie): Promise<Handled<ActieAfwijzing, ActieEvent>> {
    return this.platform.commands.actie(actieStream(command.data.actieId), command, context);
  }
}

@CommandHandler(HandlePlan)
export class PlanHandler implements ICommandHandler<HandlePlan> {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  execute({ command, context }: HandlePlan): Promise<Handled<PlanAfwijzing, PlanEvent>> {
    return this.platform.commands.plan(planStream(command.data.planId), command, context);
  }
}

@CommandHandler(HandleKader)
export class KaderHandler implements ICommandHandler<HandleKader> {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  execute({ command, context }: HandleKader): Promise<Handled<KaderAfwijzing, KaderEvent>> {
    return this.platform.commands.kader(kaderStream(command.data.kaderId), command, context);
  }
}

@CommandHandler(HandleIndicator)
export class IndicatorHandler implements ICommandHandler<HandleIndicator> {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  execute({ command, context }: HandleIndicator): Promise<Handled<IndicatorAfwijzing, IndicatorEvent>> {
    return this.platform.commands.indicator(indicatorStream(command.data.indicatorId), command, context);
  }
}

export const commandHandlers = [ActieHandler, PlanHandler, KaderHandler, IndicatorHandler];
