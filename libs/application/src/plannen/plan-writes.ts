import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { asEditor, planWeigeringen } from '@actiespoor/application';
import { defined, type Obstacle } from '@actiespoor/kernel';
import type { PlanCommand } from '@actiespoor/plan';
import type { PlanEvent, PlanId } from '@actiespoor/plan/events';
import { planStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';

import { Access, capacityOr403, editor, type PlanAccess } from '../access.js';
import { acceptedOr, Created, vastgelegd, type Vastgelegd } from '../answers.js';
import { asDone, hasBegun } from '../as-done.js';
import { HandlePlan, PLATFORM } from '../commands.js';
import { commandContext, writeExisting, writeNew, type WriteRequest } from '../edge/write-request.js';
import { planIdOf, type Planopgave, toPlanCommand } from './opgaven.js';

/** One write to a plan that exists: where it belongs, what it asks for, and why. */
export interface PlanWrite<Extra extends object = object> {
  readonly planId: PlanId;
  /** The sub-collection that it adds to. */
  readonly path: string;
  readonly toCommand: (commandId: string, access: PlanAccess) => PlanCommand | Promise<PlanCommand>;
  readonly reason?: string | undefined;
  /** What else the answer says, of the facts that say what was told. */
  readonly answer?: (facts: readonly PlanEvent[]) => Extra;
}

/** Every write to a plan goes this way: rights, then headers, then the one handler. */
@Injectable()
export class PlanWrites {
  constructor(
    private readonly access: Access,
    private readonly commandBus: CommandBus,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @throws ProblemException 404, 403, 428, 412, 409 */
  async write<Extra extends object>(request: WriteRequest, write: PlanWrite<Extra>): Promise<Created<Vastgelegd & Partial<Extra>>> {
    const { planId, path, toCommand, reason, answer } = write;
    const access = await this.access.plan(request.medewerker, planId);
    const hoedanigheid = capacityOr403(editor(request.medewerker, access.feiten), 'dit plan te wijzigen');
    const context = writeExisting(request);
    const command = await toCommand(context.commandId, access);
    const handled = await this.commandBus.execute(new HandlePlan(command, commandContext(context, hoedanigheid, defined({ reason }))));
    const accepted = acceptedOr(handled, planWeigeringen);
    const body = { ...vastgelegd(accepted), ...answer?.(accepted.facts) } as Vastgelegd & Partial<Extra>;
    return new Created(body, { location: `/v1/plannen/${planId}/${path}`, revision: accepted.revision });
  }

  /** @throws ProblemException 403, 428, 409 */
  async make(request: WriteRequest, opgave: Planopgave): Promise<Created<Vastgelegd & { planId: PlanId }>> {
    const capacity = asEditor(request.medewerker, { eigenaar: opgave.eigenaar, leden: [] });
    const hoedanigheid = capacityOr403(capacity, `een plan van ${opgave.eigenaar} op te stellen`);
    const context = await asDone(writeNew(request), (commandId) => hasBegun(this.platform.eventStore, planStream(planIdOf(commandId))));
    const command = { ...toPlanCommand(context.commandId, opgave), ...(await this.kader(opgave)) };
    const accepted = acceptedOr(await this.commandBus.execute(new HandlePlan(command, commandContext(context, hoedanigheid))), planWeigeringen);
    const { planId } = command.data;
    return new Created({ ...vastgelegd(accepted), planId }, { location: `/v1/plannen/${planId}`, revision: accepted.revision });
  }

  /** Whether the kader that the plan names is there on its day. */
  private async kader({ kaderId, op }: Planopgave): Promise<{ readonly isKaderOnbekend?: boolean; readonly kaderInDeWeg?: Obstacle }> {
    if (kaderId === undefined) return {};
    const { isBekend, inDeWeg } = await this.platform.dossiers.kader(kaderId, op);
    return isBekend ? {} : defined({ isKaderOnbekend: true, kaderInDeWeg: inDeWeg });
  }
}
