import { Inject, Injectable } from '@nestjs/common';
import type { Recorded } from '@actiespoor/event-store';
import { type Dag, type Datum, defined, firstDay } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { actieStream, dayAt, type Platform, planStream } from '@actiespoor/platform';
import {
  type ActieWeergave,
  adoptedContent,
  type AsOf,
  composePlan,
  type PlanPagina,
  type PlanStandenPagina,
  type PlanWeergave,
  rowsAsOf,
  type VastgesteldeInhoud,
} from '@actiespoor/voortgang';

import type { PlanAccess } from '../access.js';
import { PLATFORM } from '../commands.js';
import { isPast, knownUntil, type Leesvraag, type Lijstvraag, pageSize, type Standlijstvraag, type Standvraag } from '../edge/queries.js';
import { notFound, unavailable } from '../edge/problem.js';

const maxWaitMs = 5000;
const retryAfterSeconds = 1;

const withDeelacties = (acties: readonly ActieWeergave[]): readonly ActieWeergave[] =>
  acties.flatMap((actie) => [actie, ...withDeelacties(actie.deelacties)]);

/** Every actie of a plan, deelacties too. */
export const actiesIn = ({ knopen, acties }: PlanWeergave): readonly ActieWeergave[] =>
  withDeelacties([...knopen.flatMap((knoop) => knoop.acties), ...acties]);

/** Reads a plan as it is, or as it stood on a day and was known at a moment. */
@Injectable()
export class PlanReader {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** Waits, bounded, for the position that a caller just wrote. @throws ProblemException 503 where that takes too long */
  async awaits({ wachtOp }: Leesvraag): Promise<void> {
    if (wachtOp === undefined) return;
    if (!(await this.platform.isVisible(wachtOp, maxWaitMs))) throw unavailable(retryAfterSeconds);
  }

  /** The current plans of these owners, a page at a time. */
  async list(eigenaars: readonly OrganisatieCode[], vraag: Lijstvraag): Promise<PlanPagina> {
    await this.awaits(vraag);
    return this.platform.readStore.plannen.listPlannen(defined({ eigenaars, aantal: pageSize(vraag), na: vraag.volgende }));
  }

  /** The plans that these owners had then, a page at a time. */
  async listThen(eigenaars: readonly OrganisatieCode[], vraag: Standlijstvraag): Promise<PlanStandenPagina> {
    await this.awaits(vraag);
    const filter = defined({ eigenaars, aantal: pageSize(vraag), na: vraag.volgende });
    return this.platform.readStore.tijdlijn.listPlannen(filter, defined({ peildatum: vraag.peildatum, bekendOp: knownUntil(vraag) }));
  }

  /** @throws ProblemException 404 where the plan was not there then */
  async read(access: PlanAccess, vraag: Standvraag): Promise<PlanWeergave> {
    await this.awaits(vraag);
    return isPast(vraag) ? this.past(access, vraag) : this.present(access);
  }

  /** The plan as it stands on the first day of a date, as known now; undefined where it was not there then. */
  async on(access: PlanAccess, op: Datum): Promise<PlanWeergave | undefined> {
    return this.composedAsOf(access, await this.eventsOf(access), { peildatum: firstDay(op) });
  }

  /** Now is the peildatum of today, also when midnight passes without an event. */
  private async present(access: PlanAccess): Promise<PlanWeergave> {
    const { planId } = access.plan.opstelling;
    const peildatum = dayAt(this.platform.clock());
    const rijen = await this.platform.readStore.plannen.findPlanMetActies(planId);
    if (!rijen) throw notFound(`Plan ${planId} is nog niet te lezen; probeer het zo weer.`);
    if ([rijen.plan, ...rijen.acties].some(({ laatsteDag }) => laatsteDag > peildatum)) return this.past(access, { peildatum });
    return composePlan(rijen.plan, rijen.acties, { leden: await this.ledenOn(access, peildatum), peildatum });
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
    const on = peildatum ?? dayAt(asOf.bekendOp ?? this.platform.clock());
    return composePlan(rijen.plan, rijen.acties, { leden: await this.ledenOn(access, on), ...defined({ peildatum }) });
  }

  /** Every fact of a plan and of its acties, in today's shape; each stream in its own order. */
  async eventsOf({ plan }: PlanAccess): Promise<readonly Recorded[]> {
    const { planId } = plan.opstelling;
    const sleutels = await this.platform.readStore.plannen.actieSleutels(planId);
    return this.platform.factsOf([planStream(planId), ...sleutels.map(({ actieId }) => actieStream(actieId))]);
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
    const peildatum = vraag.peildatum ?? dayAt(bekendOp ?? this.platform.clock());
    return this.composeAsOf(access, await this.eventsOf(access), defined({ peildatum, bekendOp }));
  }

  private ledenOn({ plan }: PlanAccess, day: Dag): ReturnType<Platform['dossiers']['leden']> {
    return this.platform.dossiers.leden(plan, firstDay(day));
  }
}
