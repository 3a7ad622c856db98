import { Inject, Injectable } from '@nestjs/common';
import type { Position, Recorded } from '@actiespoor/event-store';
import { type Dag, type Datum, defined, firstDay } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import { dayAt, placeIn } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import {
  actueelPlan,
  adoptedContent,
  type AsOf,
  composePlan,
  type PlanCursor,
  type PlanStandenPagina,
  type PlanWeergave,
  rowsAsOf,
  type VastgesteldeInhoud,
  withDistinctReferences,
} from '@actiespoor/voortgang';

import type { PlanAccess } from '../access.js';
import { PLATFORM } from '../commands.js';
import { brokenCursor, type CursorOf, readCursor, writeCursor } from '../edge/cursor.js';
import { isPast, knownUntil, type Leesvraag, type Lijstvraag, pageSize, type Standlijstvraag, type Standvraag } from '../edge/queries.js';
import { notFound, unavailable } from '../edge/problem.js';
import { uuidFault } from '../validation/text.js';

const maxWaitMs = 5000;
const maxLagMs = 1000;
const retryAfterSeconds = 1;

/** An actie that is asked about, and how far its own stream goes. */
export interface ReadActie {
  readonly actieId: ActieId;
  readonly position: Position;
}

const planCursor: CursorOf = { list: 'plannen', fault: uuidFault };

/** The cursor of a page of plans for an address. */
export const writePlanCursor = (volgende: PlanCursor | undefined): string | undefined =>
  volgende && writeCursor(planCursor.list, volgende[1].slice(planStream('' as PlanId).length));

/** Reads a plan as it is, or as it stood on a day and was known at a moment. */
@Injectable()
export class PlanReader {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /**
   * Waits, bounded, for the position that a caller just wrote, in the read models that are named, else in those of the plan.
   *
   * @throws ProblemException 503 where that takes too long
   */
  async awaits({ wachtOp }: Leesvraag, projections?: readonly string[]): Promise<void> {
    if (wachtOp === undefined) return;
    const place = placeIn(wachtOp, await this.platform.eventStore.head());
    if (place !== undefined && !(await this.platform.isVisible(place, maxWaitMs, projections))) throw unavailable(retryAfterSeconds);
  }

  /** The plans that these owners have, or had then, a page at a time. @throws ProblemException 400 for a cursor that is none */
  async list(eigenaars: readonly OrganisatieCode[], vraag: Standlijstvraag): Promise<PlanStandenPagina & { readonly peildatum: Dag }> {
    await this.awaits(vraag);
    const bekendOp = knownUntil(vraag);
    const peildatum = vraag.peildatum ?? this.dayAt(bekendOp);
    const filter = defined({ eigenaars, aantal: pageSize(vraag), na: await this.cursorIn(eigenaars, vraag) });
    return { peildatum, ...(await this.platform.readStore.tijdlijn.listPlannen(filter, defined({ peildatum, bekendOp }))) };
  }

  /**
   * The plan, with at least all that its own stream says, and that of one actie where that is what is asked about.
   *
   * @throws ProblemException 404 where the plan was not there then
   */
  async read(access: PlanAccess, vraag: Standvraag, actie?: ReadActie): Promise<PlanWeergave> {
    await this.awaits(vraag);
    return withDistinctReferences(await (isPast(vraag) ? this.past(access, vraag) : this.present(access, actie)));
  }

  /** The plan as it stands on the first day of a date, as known now; undefined where it was not there then. */
  async on(access: PlanAccess, op: Datum): Promise<PlanWeergave | undefined> {
    return this.composedAsOf(access, await this.eventsOf(access), { peildatum: firstDay(op) });
  }

  /** The title of a plan stays what it was when the page before was made. */
  private async cursorIn(eigenaars: readonly OrganisatieCode[], { volgende }: Lijstvraag): Promise<PlanCursor | undefined> {
    if (volgende === undefined) return undefined;
    const planId = readCursor(volgende, planCursor) as PlanId;
    const plan = await this.platform.readStore.plannen.findPlan(planId);
    if (!plan?.opgesteld || !eigenaars.includes(plan.opgesteld.waarde.eigenaar)) throw brokenCursor();
    return [plan.opgesteld.waarde.titel, planStream(planId)];
  }

  /**
   * Now is the peildatum of today, also when midnight passes without an event. From the read model, waited for where it is
   * behind the streams; where it does not come, or has what was recorded of days to come, from the streams themselves.
   */
  private async present(access: PlanAccess, actie: ReadActie | undefined): Promise<PlanWeergave> {
    const upTo = actie && actie.position > access.position ? actie.position : access.position;
    const kept = await this.keptUpTo(access, upTo);
    if (kept) return kept;
    await this.platform.isVisible(upTo, maxLagMs, [actueelPlan.name]);
    const peildatum = this.dayAt();
    return (await this.keptUpTo(access, upTo)) ?? this.composeAsOf(access, await this.eventsOf(access, actie), { peildatum });
  }

  /** The plan of today as the read model has it; undefined where that is not as far as a position, or has days to come. */
  private async keptUpTo(access: PlanAccess, upTo: Position): Promise<PlanWeergave | undefined> {
    const peildatum = this.dayAt();
    const rijen = await this.platform.readStore.plannen.findPlanMetActies(access.plan.opstelling.planId);
    if (!rijen || [rijen.plan, ...rijen.acties].some(({ laatsteDag }) => laatsteDag > peildatum)) return undefined;
    const weergave = composePlan(rijen.plan, rijen.acties, { leden: await this.ledenOn(access, peildatum), peildatum });
    return weergave.positie >= upTo ? weergave : undefined;
  }

  /** The day that is meant where none is named: that of a moment of knowing, else today. */
  private dayAt(bekendOp?: string): Dag {
    return dayAt(bekendOp ?? this.platform.clock());
  }

  /** A plan out of its events, as it was then. @throws ProblemException 404 where it was not there then */
  async composeAsOf(access: PlanAccess, events: readonly Recorded[], asOf: AsOf): Promise<PlanWeergave> {
    const weergave = await this.composedAsOf(access, events, asOf);
    if (!weergave) throw notFound(`Plan ${access.plan.opstelling.planId} was er toen nog niet, of nog niet bekend.`);
    return weergave;
  }

  private async composedAsOf(access: PlanAccess, events: readonly Recorded[], { peildatum, ...asOf }: AsOf): Promise<PlanWeergave | undefined> {
    const rijen = rowsAsOf(events, defined({ peildatum, ...asOf }));
    if (!rijen) return undefined;
    const on = peildatum ?? this.dayAt(asOf.bekendOp);
    return composePlan(rijen.plan, rijen.acties, { leden: await this.ledenOn(access, on), ...defined({ peildatum }) });
  }

  /** Every fact of a plan and of its acties, in today's shape; each stream in its own order. */
  async eventsOf({ plan }: PlanAccess, actie?: ReadActie): Promise<readonly Recorded[]> {
    const { planId } = plan.opstelling;
    const sleutels = await this.platform.readStore.plannen.actieSleutels(planId);
    const acties = new Set([...sleutels, ...(actie ? [actie] : [])].map(({ actieId }) => actieId));
    return this.platform.factsOf([planStream(planId), ...[...acties].map(actieStream)]);
  }

  /**
   * The text that a decision adopts when it is recorded now, out of the events themselves.
   *
   * @throws ProblemException 503 where the read model does not know every actie yet
   */
  async textToAdopt(access: PlanAccess): Promise<VastgesteldeInhoud> {
    const head = await this.platform.eventStore.head();
    await this.awaits(defined({ wachtOp: head }));
    return adoptedContent(await this.composeAsOf(access, await this.eventsOf(access), {}));
  }

  private async past(access: PlanAccess, vraag: Standvraag): Promise<PlanWeergave> {
    const bekendOp = knownUntil(vraag);
    const peildatum = vraag.peildatum ?? this.dayAt(bekendOp);
    return this.composeAsOf(access, await this.eventsOf(access), defined({ peildatum, bekendOp }));
  }

  private ledenOn({ plan }: PlanAccess, day: Dag): ReturnType<Platform['dossiers']['leden']> {
    return this.platform.dossiers.leden(plan, firstDay(day));
  }
}
