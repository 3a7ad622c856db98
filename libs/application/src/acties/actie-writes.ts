import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type ActieDossier, actieWeigeringen, type Medewerker } from '@actiespoor/application';
import { type Datum, defined } from '@actiespoor/kernel';
import type { CommandContext } from '@actiespoor/event-store';
import { type ActieCommand, type ActieHistory, actieInDeWeg, type ActieWish, hasActie, type PlanStand } from '@actiespoor/plan';
import type { ActieEvent, ActieId, PersoonId, PlanId } from '@actiespoor/plan/events';
import type { Actienaam } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';

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
  readonly toWish: (commandId: string, history: ActieHistory) => ActieWish;
  readonly reason?: string | undefined;
  /** What else the answer says, of the facts that say what was told. */
  readonly answer?: (facts: readonly ActieEvent[]) => Extra;
}

/** A new actie: what it is called after, and the wish once it has an id. */
export interface ActieInclusion {
  readonly planId: PlanId;
  readonly naam: Actienaam;
  readonly op: Datum;
  readonly toWish: (actieId: ActieId) => ActieWish;
}

/** Whether an actie to link to stands on a day, and what says that it does not. */
const doelOn = (op: Datum, doel: ActieDossier | undefined): Pick<PlanStand, 'isDoelOnbekend' | 'actieInDeWeg'> => {
  const toen = doel?.history.on(op);
  const isDoelOnbekend = !toen || !hasActie(toen) || toen.vervallen !== undefined;
  return defined({ isDoelOnbekend, actieInDeWeg: doel && actieInDeWeg(doel.history, op) });
};

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
    const { history, plan, feiten } = await this.access.actie(request.medewerker, actieId);
    const hoedanigheid = capacityOr403(capacity(request.medewerker, feiten), what);
    const context = writeExisting(request);
    const wish = toWish(context.commandId, history);
    const command = { ...wish, stand: { ...(await this.platform.dossiers.stand(plan, wish)), ...(await this.genoemd(request, wish)) } };
    const accepted = await this.handle(command, commandContext(context, hoedanigheid, defined({ reason })));
    const body = { ...vastgelegd(accepted), ...answer?.(accepted.facts) } as Vastgelegd & Partial<Extra>;
    return new Created(body, { location: `/v1/acties/${actieId}/${path}`, revision: accepted.revision });
  }

  /** A new actie or deelactie of a plan. @throws ProblemException 404, 403, 428, 409 */
  async include(request: WriteRequest, { planId, naam, op, toWish }: ActieInclusion): Promise<Created<Vastgelegd & { actieId: ActieId }>> {
    const plan = await this.access.plan(request.medewerker, planId);
    const hoedanigheid = capacityOr403(editor(request.medewerker, plan.feiten), 'dit plan te wijzigen');
    const context = writeNew(request);
    const commandIds = [context.commandId, ...context.earlierIds];
    const actieId = await this.platform.dossiers.actieId(plan, { naam, op, commandIds });
    await checkMadeOnce(this.platform, { commandIds, planId, actieId });
    const wish = toWish(actieId);
    const accepted = await this.handle({ ...wish, stand: await this.platform.dossiers.stand(plan, wish) }, commandContext(context, hoedanigheid));
    return new Created({ ...vastgelegd(accepted), actieId }, { location: `/v1/acties/${actieId}`, revision: accepted.revision });
  }

  private async handle(command: ActieCommand, context: CommandContext): Promise<Accepted<ActieEvent>> {
    return acceptedOr(await this.commandBus.execute(new HandleActie(command, context)), actieWeigeringen);
  }

  /** Whether what a wish names elsewhere is there for the caller, on its day. */
  private async genoemd({ medewerker }: WriteRequest, wish: ActieWish): Promise<Pick<PlanStand, 'isDoelOnbekend' | 'isPersoonOnbekend' | 'persoonIds' | 'actieInDeWeg'>> {
    if (wish.type === 'ActieKoppelen' && wish.data.koppeling.soort === 'zieOok') {
      return doelOn(wish.data.op, await this.access.findActie(medewerker, wish.data.koppeling.doel as ActieId));
    }
    const persoon = wish.type === 'TrekkerToewijzen' ? wish.data.trekker.persoon : undefined;
    if (persoon === undefined) return {};
    return { isPersoonOnbekend: !(await this.isBekend(persoon, medewerker)), persoonIds: await this.platform.readStore.personen.allOf(persoon) };
  }

  private async isBekend(persoon: PersoonId, medewerker: Medewerker): Promise<boolean> {
    if (persoon === medewerker.id) return true;
    return this.platform.personen.isPresent(persoon, await this.access.ownersFor(medewerker));
  }
}
