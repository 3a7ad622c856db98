import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { defined } from '@actiespoor/kernel';
import type { CommandContext } from '@actiespoor/event-store';
import type { ActieWish, OpgenomenActie, OpgesteldPlan } from '@actiespoor/plan';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { actieWeigeringen, dayAt, type Platform } from '@actiespoor/platform';

import { Access, capacityOr403, editor, type InCapacity } from '../access.js';
import { type Accepted, acceptedOr, Created, vastgelegd, type Vastgelegd } from '../answers.js';
import { HandleActie, PLATFORM } from '../commands.js';
import { commandContext, writeExisting, writeNew, type WriteRequest } from '../edge/write-request.js';
import { checkMadeOnce } from './made-once.js';

/** One write to an actie: where it belongs, who may do it, what it asks for, and why. */
export interface ActieWrite<Extra extends object = object> {
  readonly actieId: ActieId;
  /** The sub-collection that it adds to. */
  readonly path: string;
  readonly capacity: InCapacity;
  /** What the capacity is for, to finish "geen recht om …". */
  readonly what: string;
  readonly toWish: (commandId: string, actie: OpgenomenActie) => ActieWish;
  readonly reason?: string | undefined;
  /** What else the answer says. */
  readonly answer?: (commandId: string) => Extra;
}

/** Every write to an actie goes this way: rights, then headers, then the one handler. */
@Injectable()
export class ActieWrites {
  constructor(
    private readonly access: Access,
    private readonly commandBus: CommandBus,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @throws ProblemException 404, 403, 428, 412, 409 */
  async write<Extra extends object>(request: WriteRequest, write: ActieWrite<Extra>): Promise<Created<Vastgelegd & Partial<Extra>>> {
    const { actieId, capacity, what, toWish, reason, path, answer } = write;
    const { actie, plan, feiten } = await this.access.actie(request.medewerker, actieId);
    const hoedanigheid = capacityOr403(capacity(request.medewerker, feiten), what);
    const context = writeExisting(request);
    const wish = toWish(context.commandId, actie);
    const accepted = await this.handle(wish, plan.plan, commandContext(context, hoedanigheid, defined({ reason })));
    const body = { ...vastgelegd(accepted), ...answer?.(context.commandId) } as Vastgelegd & Partial<Extra>;
    return new Created(body, { location: `/v1/acties/${actieId}/${path}`, revision: accepted.revision });
  }

  /** A new actie or deelactie of a plan. @throws ProblemException 404, 403, 428, 409 */
  async include(request: WriteRequest, planId: PlanId, wish: ActieWish): Promise<Created<Vastgelegd & { actieId: ActieId }>> {
    const access = await this.access.plan(request.medewerker, planId);
    const hoedanigheid = capacityOr403(editor(request.medewerker, access.feiten), 'dit plan te wijzigen');
    const context = writeNew(request);
    const { actieId } = wish.data;
    await checkMadeOnce(this.platform, { commandId: context.commandId, planId, actieId });
    const accepted = await this.handle(wish, access.plan, commandContext(context, hoedanigheid));
    return new Created({ ...vastgelegd(accepted), actieId }, { location: `/v1/acties/${actieId}`, revision: accepted.revision });
  }

  private async handle(wish: ActieWish, plan: OpgesteldPlan, context: CommandContext): Promise<Accepted> {
    const stand = await this.platform.dossiers.stand(plan, wish.data.actieId, wish.data.op);
    const command = { ...wish, stand, vandaag: dayAt(this.platform.clock()) };
    return acceptedOr(await this.commandBus.execute(new HandleActie(command, context)), actieWeigeringen);
  }
}
