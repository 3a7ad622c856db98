import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Commands } from '@actiespoor/application';
import { handlerOf } from '@actiespoor/event-store';
import type { Platform } from '@actiespoor/platform';

/** The name under which the modules get the platform. */
export const PLATFORM = Symbol('platform');

/** The one envelope for all commands: the subject of the command, and its handling on arrival. */
export class HandleCommand<Outcome> extends Command<Outcome> {
  constructor(
    readonly aggregate: keyof Commands,
    readonly stream: string,
    readonly handle: (commands: Commands) => Promise<Outcome>,
  ) {
    super();
  }
}

@CommandHandler(HandleCommand)
export class CommandsHandler implements ICommandHandler<HandleCommand<unknown>> {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  execute({ handle }: HandleCommand<unknown>): Promise<unknown> {
    return handle(this.platform.commands);
  }
}

/** The commands of the platform through the bus: the place to watch or hold up a command. */
export const overBus = (bus: CommandBus): Commands => ({
  organisatie: handlerOf((stream, ask, first) =>
    bus.execute(new HandleCommand('organisatie', stream, ({ organisatie }) => organisatie.asked(stream, ask, first))),
  ),
  kader: handlerOf((stream, ask, first) => bus.execute(new HandleCommand('kader', stream, ({ kader }) => kader.asked(stream, ask, first)))),
  indicator: handlerOf((stream, ask, first) => bus.execute(new HandleCommand('indicator', stream, ({ indicator }) => indicator.asked(stream, ask, first)))),
  plan: handlerOf((stream, ask, first) => bus.execute(new HandleCommand('plan', stream, ({ plan }) => plan.asked(stream, ask, first)))),
  actie: handlerOf((stream, ask, first) => bus.execute(new HandleCommand('actie', stream, ({ actie }) => actie.asked(stream, ask, first)))),
  levering: handlerOf((stream, ask, first) => bus.execute(new HandleCommand('levering', stream, ({ levering }) => levering.asked(stream, ask, first)))),
  cijferbron: handlerOf((stream, ask, first) => bus.execute(new HandleCommand('cijferbron', stream, ({ cijferbron }) => cijferbron.asked(stream, ask, first)))),
});
