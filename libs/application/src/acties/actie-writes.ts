import type { Asked, Folded } from '@actiespoor/event-store';
import { type Datum, defined } from '@actiespoor/kernel';
import { type ActieCommand, type ActieHistory, actieInDeWeg, type BareActieCommand, hasActie, type DecisionContext } from '@actiespoor/plan';
import type { ActieEvent, ActieId, Koppeling, PersoonId, PlanId } from '@actiespoor/plan/events';
import { type Actienaam, actieStream, genoemdDoel, rollen } from '@actiespoor/plan/model';
import { actueelPlan, type AskedAs, system } from '@actiespoor/voortgang';

import { type Access, type ActieAccess, capacityOr, editor, type InCapacity, type PlanAccess } from '../access/access.js';
import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { actieAfwijzingen } from '../commands/afwijzing.labels.js';
import { orAsRead } from '../commands/as-read.js';
import type { Commands } from '../commands/commands.js';
import type { ReadBefore } from '../commands/descent.js';
import { madeBy } from '../commands/made-by.js';
import { type Held, type Locks, sleutelOf, takeAll } from '../commands/locks.js';
import { commandContext, writeExisting, writeNew, type WriteContext, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import type { Facts } from '../facts.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { Personen } from '../personen/personen.js';
import type { PersoonStore } from '../personen/persoon-store.js';
import type { ActieDossier } from '../plannen/dossiers.js';
import type { Plannen } from '../plannen/plannen.js';
import type { View } from '../view.js';
import { locksOf, locksOfNew } from './actie-locks.js';

/** One write to an actie: who may do it, what it asks for, and why. */
export interface ActieWrite {
  readonly actieId: ActieId;
  readonly capacity: InCapacity;
  /** The use of the capacity, to finish "geen recht om …". */
  readonly what: string;
  readonly toCommand: (commandId: string, history: ActieHistory) => BareActieCommand;
  readonly reason?: string | undefined;
}

/** A new actie: its name, and its command once it has an id. */
export interface ActieInclusion {
  readonly planId: PlanId;
  readonly naam: Actienaam;
  /** The actie that a deelactie belongs to. */
  readonly hoofdactieId?: ActieId | undefined;
  readonly op: Datum;
  readonly toCommand: (actieId: ActieId) => BareActieCommand;
}

/** An actie that was taken up. */
export interface Included extends Written<ActieEvent> {
  readonly actieId: ActieId;
}

export interface ActieWriteSources {
  readonly commands: Pick<Commands, 'actie'>;
  /** The view of one write. */
  readonly view: (before?: ReadBefore) => View;
  readonly locks: Locks;
  readonly plannen: Pick<Plannen, 'actie'>;
  readonly facts: Facts;
  readonly readModels: AskedAs<'plannen'>;
  readonly personen: Pick<Personen, 'isPresent'>;
  readonly persoonStore: Pick<PersoonStore, 'allOf'>;
}

/** The aim of a link on a day: true if it stands then, and else the fact that says that it does not. What an actie is based on may have been dropped. */
const doelOn = (op: Datum, soort: Koppeling['soort'], doel: ActieDossier | undefined): Pick<DecisionContext, 'isDoelOnbekend' | 'actieInDeWeg'> => {
  const toen = doel?.history.on(op);
  const isDoelOnbekend = !toen || !hasActie(toen) || (toen.vervallen !== undefined && soort === 'zieOok');
  return defined({ isDoelOnbekend, actieInDeWeg: doel && isDoelOnbekend ? actieInDeWeg(doel.history, op) : undefined });
};

/** The actie that a link names; undefined if it names none, or describes in words what it is based on. */
const genoemdeActie = (koppeling: Koppeling): ActieId | undefined => {
  const doel = genoemdDoel(koppeling);
  return doel && rollen[doel.rol] === 'actie' ? (doel.id.toLowerCase() as ActieId) : undefined;
};

/** A new actie once its rights are known. */
interface Inclusion extends View {
  readonly context: WriteContext;
  readonly hoedanigheid: Hoedanigheid;
  readonly plan: PlanAccess;
}

type Genoemd = Pick<DecisionContext, 'isDoelOnbekend' | 'isPersoonOnbekend' | 'persoonIds' | 'actieInDeWeg'>;

/** Every write to an actie goes this way: rights, then what the caller must say, then the one handler; all on one reading of each stream. */
export class ActieWrites {
  constructor(private readonly sources: ActieWriteSources) {}

  async write(request: WriteRequest, write: ActieWrite): Promise<Written<ActieEvent> | Declined> {
    const stream = actieStream(write.actieId);
    const written = await this.sources.locks.during(async (held) => {
      const handled = await this.sources.commands.actie.asked(stream, (folded) => this.asked(request, write, { stream, folded, held }));
      return writtenOf(handled, actieAfwijzingen);
    });
    return orAsRead(written, () => this.sources.plannen.actie(request.medewerker, write.actieId, {}));
  }

  /** A new actie or deelactie of a plan. */
  async include(request: WriteRequest, inclusion: ActieInclusion): Promise<Included | Declined> {
    const view = this.sources.view();
    const plan = await view.access.plan(request.medewerker, inclusion.planId);
    if (isDeclined(plan)) return plan;
    const hoedanigheid = capacityOr(editor(request.medewerker, plan.feiten), 'dit plan te wijzigen');
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const context = writeNew(request);
    if (isDeclined(context)) return context;
    return this.sources.locks.during(async (held) => {
      const isHeld = await takeAll(held, [sleutelOf(context), ...locksOfNew(inclusion, inclusion.naam.code)]);
      return isHeld ? this.takeUp(inclusion, { context, hoedanigheid, plan, ...view }) : { outcome: 'behind' };
    });
  }

  private async takeUp(
    { planId, naam, op, toCommand }: ActieInclusion,
    { context, hoedanigheid, plan, load, dossiers }: Inclusion,
  ): Promise<Included | Declined> {
    const commandIds = [context.commandId, ...context.earlierIds];
    const actieId = await dossiers.actieId(plan, { naam, op, commandIds });
    if (await this.hasMadeAnother(commandIds, { planId, actieId })) return { outcome: 'reused' };
    const bare = toCommand(actieId);
    const command = { ...bare, planContext: await dossiers.contextOf(plan, bare) };
    const asked = { command, context: commandContext(context, hoedanigheid) };
    const stream = actieStream(actieId);
    const written = writtenOf(await this.sources.commands.actie.asked<Declined>(stream, () => asked, await load.actie(stream)), actieAfwijzingen);
    return isDeclined(written) ? written : { ...written, actieId };
  }

  private async hasMadeAnother(commandIds: readonly string[], { planId, actieId }: { readonly planId: PlanId; readonly actieId: ActieId }): Promise<boolean> {
    const made = await madeBy(this.sources.facts, commandIds, {
      projection: actueelPlan.name,
      streams: async () => {
        const acties = await this.sources.readModels.as(system).plannen.actieSleutels(planId);
        return acties.filter((actie) => actie.actieId !== actieId).map((actie) => actieStream(actie.actieId));
      },
    });
    return made.length > 0;
  }

  private async asked(
    request: WriteRequest,
    { actieId, capacity, what, toCommand, reason }: ActieWrite,
    { held, ...actie }: { readonly stream: string; readonly folded: Folded<ActieHistory>; readonly held: Held },
  ): Promise<Asked<ActieCommand> | Declined> {
    const view = this.sources.view({ actie });
    const found = await view.access.actie(request.medewerker, actieId);
    if (isDeclined(found)) return found;
    const hoedanigheid = capacityOr(capacity(request.medewerker, found.feiten), what);
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const context = writeExisting(request);
    if (isDeclined(context)) return context;
    const bare = toCommand(context.commandId, found.history);
    if (!(await takeAll(held, locksOf(bare, found.actie)))) return { outcome: 'behind' };
    return { command: await this.commandOf(request.medewerker, bare, { ...view, found }), context: commandContext(context, hoedanigheid, defined({ reason })) };
  }

  private async commandOf(
    medewerker: Medewerker,
    bare: BareActieCommand,
    { access, dossiers, found }: View & { readonly found: ActieAccess },
  ): Promise<ActieCommand> {
    return { ...bare, planContext: { ...(await dossiers.contextOf(found.plan, bare)), ...(await this.genoemd(medewerker, bare, access)) } };
  }

  /** True if everything that a command names elsewhere is there for the caller, on its day. */
  private async genoemd(medewerker: Medewerker, bare: BareActieCommand, access: Access): Promise<Genoemd> {
    if (bare.type === 'ActieKoppelen') {
      const { op, koppeling } = bare.data;
      const doel = genoemdeActie(koppeling);
      return doel === undefined ? {} : doelOn(op, koppeling.soort, await access.findActie(medewerker, doel));
    }
    const persoon = bare.type === 'TrekkerToewijzen' ? bare.data.trekker.persoon : undefined;
    if (persoon === undefined) return {};
    return { isPersoonOnbekend: !(await this.isBekend(persoon, medewerker, access)), persoonIds: await this.sources.persoonStore.allOf(persoon) };
  }

  private async isBekend(persoon: PersoonId, medewerker: Medewerker, access: Access): Promise<boolean> {
    if (persoon === medewerker.id) return true;
    const owners = await access.ownersFor(medewerker);
    return !isDeclined(owners) && this.sources.personen.isPresent(persoon, owners);
  }
}
