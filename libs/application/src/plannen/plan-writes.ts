import type { Asked, Folded } from '@actiespoor/event-store';
import { canonicalJson, defined, type Obstacle } from '@actiespoor/kernel';
import type { PlanCommand, PlanHistory } from '@actiespoor/plan';
import type { KaderId, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { fold, idMadeBy, planStream } from '@actiespoor/plan/model';
import { actueelPlan, type AskedAs, system } from '@actiespoor/voortgang';

import { capacityOr, editor, type PlanAccess } from '../access/access.js';
import type { Hoedanigheid } from '../access/medewerker.js';
import { asEditor } from '../access/rechten.js';
import { planAfwijzingen } from '../commands/plan-afwijzing.labels.js';
import { orAsRead } from '../commands/as-read.js';
import { asBegun, hasBegun } from '../commands/as-done.js';
import type { Commands } from '../commands/commands.js';
import type { ReadBefore } from '../commands/descent.js';
import type { Namesakes } from '../commands/namesakes.js';
import { commandContext, type WriteContext, writeExisting, writeNew, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { View } from '../view.js';
import type { Plannen } from './plannen.js';

type Opstellen = Extract<PlanCommand, { readonly type: 'PlanOpstellen' }>;

type Opgave = Omit<Opstellen['data'], 'planId'>;

/** A plan that is to be drawn up, once the rights are known. */
interface DrawingUp {
  readonly planId: PlanId;
  readonly opgave: Opgave;
  readonly context: WriteContext;
  readonly hoedanigheid: Hoedanigheid;
}

// More than one owner has.
const maxPlannen = 5_000;

/** One write to an existing plan: its command, and its reason. */
export interface PlanWrite {
  readonly planId: PlanId;
  readonly toCommand: (commandId: string, access: PlanAccess) => PlanCommand | Declined | Promise<PlanCommand | Declined>;
  readonly reason?: string | undefined;
}

/** A plan that was drawn up. */
export interface MadePlan extends Written<PlanEvent> {
  readonly planId: PlanId;
}

export interface PlanWriteSources {
  readonly commands: Pick<Commands, 'plan'>;
  readonly namesakes: Namesakes;
  readonly plannen: Pick<Plannen, 'plan'>;
  readonly readModels: AskedAs<'plannen'>;
  /** The streams and rows of one write. */
  readonly view: (before?: ReadBefore) => View;
}

/** The path of every write to a plan: rights, then the required input, then the one handler; all on one reading of each stream. */
export class PlanWrites {
  constructor(private readonly sources: PlanWriteSources) {}

  async write(request: WriteRequest, write: PlanWrite): Promise<Written<PlanEvent> | Declined> {
    const stream = planStream(write.planId);
    const handled = await this.sources.commands.plan.asked(stream, (folded) => this.asked(request, write, { stream, folded }));
    return orAsRead(writtenOf(handled, planAfwijzingen), () => this.sources.plannen.plan(request.medewerker, write.planId, {}));
  }

  /** @param opgave the data of the plan, without its id */
  async make(request: WriteRequest, opgave: Opgave): Promise<MadePlan | Declined> {
    const capacity = asEditor(request.medewerker, { eigenaar: opgave.eigenaar, leden: [] });
    const hoedanigheid = capacityOr(capacity, `een plan van ${opgave.eigenaar} op te stellen`);
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const given = writeNew(request);
    if (isDeclined(given)) return given;

    const view = this.sources.view();
    const context = await asBegun(given, view.load.plan, (commandId) => planStream(idMadeBy(commandId, 'plan')));
    const made = idMadeBy(context.commandId, 'plan');
    const write = (planId: PlanId): Promise<MadePlan | Declined> => this.drawUp(view, { planId, opgave, context, hoedanigheid });
    if (hasBegun(await view.load.plan(planStream(made)))) return write(made);
    const naming = { among: `plannen ${opgave.eigenaar}`, projection: actueelPlan.name, find: () => this.namesake(opgave) };
    return this.sources.namesakes.during(naming, (namesake) => write(namesake ?? made));
  }

  private async drawUp(view: View, { planId, opgave, context, hoedanigheid }: DrawingUp): Promise<MadePlan | Declined> {
    const command: Opstellen = { type: 'PlanOpstellen', data: { planId, ...opgave }, ...(await this.kader(view, opgave)) };
    const asked = { command, context: commandContext(context, hoedanigheid) };
    const stream = planStream(planId);
    const written = writtenOf(await this.sources.commands.plan.asked<Declined>(stream, () => asked, await view.load.plan(stream)), planAfwijzingen);
    return isDeclined(written) ? written : { ...written, planId };
  }

  /** The plan of the same owner with this title and period; undefined if there is none, or if it was withdrawn. */
  private async namesake({ eigenaar, titel, periode }: Opgave): Promise<PlanId | undefined> {
    const { plannen } = await this.sources.readModels.as(system).plannen.listPlannen({ eigenaars: [eigenaar], aantal: maxPlannen });
    const sleutel = canonicalJson([fold(titel), periode]);
    const same = plannen.find(
      ({ opgesteld, ingetrokken }) => !ingetrokken && opgesteld && sleutel === canonicalJson([fold(opgesteld.waarde.titel), opgesteld.waarde.periode]),
    );
    return same?.opgesteld?.waarde.planId;
  }

  private async asked(
    request: WriteRequest,
    { planId, toCommand, reason }: PlanWrite,
    plan: { readonly stream: string; readonly folded: Folded<PlanHistory> },
  ): Promise<Asked<PlanCommand> | Declined> {
    const access = await this.sources.view({ plan }).access.plan(request.medewerker, planId);
    if (isDeclined(access)) return access;
    const hoedanigheid = capacityOr(editor(request.medewerker, access.feiten), 'dit plan te wijzigen');
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const context = writeExisting(request);
    if (isDeclined(context)) return context;
    const command = await toCommand(context.commandId, access);
    return isDeclined(command) ? command : { command, context: commandContext(context, hoedanigheid, defined({ reason })) };
  }

  /** The kader that the plan names, if it does not exist on its day. */
  private async kader(
    { dossiers }: View,
    { kaderId, op }: { readonly kaderId?: KaderId; readonly op: Opstellen['data']['op'] },
  ): Promise<{ readonly isKaderOnbekend?: boolean; readonly kaderInDeWeg?: Obstacle }> {
    if (kaderId === undefined) return {};
    const { isBekend, inDeWeg } = await dossiers.kader(kaderId, op);
    return isBekend ? {} : defined({ isKaderOnbekend: true, kaderInDeWeg: inDeWeg });
  }
}
