import type { Position, Recorded } from '@actiespoor/event-store';
import { compareDatum, type Dag, type Datum, defined, firstDay } from '@actiespoor/kernel';
import type { ActieEvent, ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import {
  type ActieSleutel,
  actiesIn,
  type ActieWeergave,
  actueelPlan,
  adoptedContent,
  type AskedAs,
  type AsOf,
  type Caller,
  composePlan,
  countingFrom,
  hasComeBy,
  type PlanCursor,
  type PlannenOpTijdstip,
  type PlanWeergave,
  reachesPastEnd,
  rowsAsOf,
  system,
  type VastgesteldeInhoud,
  withDistinctReferences,
} from '@actiespoor/voortgang';

import type { Found } from '../access/access.js';
import { type Clock, dayAt } from '../clock.js';
import { behind, type Facts } from '../facts.js';
import { isPast, type ReadQuery, nowhere, type MomentPageQuery, type MomentQuery, tijdstipOf } from '../moment.js';
import { type Declined, isDeclined, unknown } from '../outcome.js';
import type { Dossiers } from './dossiers.js';
import type { KnownPlan } from './known-plans.js';

const maxLagMs = 1000;

/** A plan that somebody may read. */
export type ReadPlan = KnownPlan & Found;

/** An actie that is asked about, and how far its own stream goes. */
export interface ReadActie {
  readonly actieId: ActieId;
  readonly position: Position;
}

/** An actie, and of the plan what its place depends on. */
export interface ActieInPlan {
  readonly actie: ActieWeergave;
  readonly plan: Pick<PlanWeergave, 'opgegaan'>;
  readonly hoofdactie?: Pick<ActieWeergave, 'positie'>;
}

export interface PlanReaderSources {
  readonly facts: Facts;
  readonly readModels: AskedAs<'plannen' | 'tijdlijn'>;
  readonly dossiers: Pick<Dossiers, 'leden'>;
  readonly clock: Clock;
}

/** A page of plans, with the id of the last one where the list goes on. */
export interface Planlijst extends Omit<PlannenOpTijdstip, 'volgende'> {
  readonly volgende?: PlanId;
  readonly peildatum: Dag;
}

// An actie that was taken up after the end of its plan or its hoofdactie counts only when that is restored.
const absentIn = ({ ingetrokken }: PlanWeergave, hoofdactie: ActieWeergave | undefined): string => {
  if (ingetrokken) return `was er niet toen het plan werd ingetrokken op ${ingetrokken.op}; later opgenomen acties tellen mee zodra het plan is hersteld.`;
  if (!hoofdactie?.vervallen) return 'was er toen nog niet, of nog niet bekend.';
  return `was er niet toen haar hoofdactie verviel op ${hoofdactie.vervallen.op}; later opgenomen deelacties tellen mee zodra de hoofdactie is hersteld.`;
};

/**
 * The acties above and below one, and itself: its composition reads no others. Its place below a hoofdactie is as old as the actie, so
 * this is its family on every day. One that the read model does not know yet may be anywhere.
 */
const familyOf = (sleutels: readonly ActieSleutel[], actieId: ActieId): readonly ActieId[] => {
  const own = sleutels.find((sleutel) => sleutel.actieId === actieId);
  const isNear = (sleutel: ActieSleutel): boolean => [sleutel.actieId, sleutel.hoofdactieId].includes(actieId) || sleutel.actieId === own?.hoofdactieId;
  const near = own ? sleutels.filter(isNear) : sleutels;
  return [...new Set([...near.map((sleutel) => sleutel.actieId), actieId])];
};

/** Moves of acties with the date from which each counts, in the order of recording. */
export type Verhuizingen = readonly Pick<ActieVerplaatst, 'nieuw' | 'op'>[];

type ActieVerplaatst = Extract<ActieEvent, { readonly type: 'ActieVerplaatst' }>['data'];

const verhuizingenNa = (op: Datum, events: readonly Recorded[], acties: readonly ActieId[]): Verhuizingen => {
  const vanafVan = countingFrom(events);
  return events
    .filter(({ type }) => type === 'ActieVerplaatst')
    .flatMap((event) => {
      const { actieId, nieuw } = event.data as ActieVerplaatst;
      const vanaf = vanafVan(event);
      return vanaf !== undefined && acties.includes(actieId) && compareDatum(vanaf, op) > 0 ? [{ nieuw, op: vanaf }] : [];
    });
};

/** Reads a plan as it is, or as it stood on a day and was known at a moment. */
export class PlanReader {
  constructor(private readonly sources: PlanReaderSources) {}

  /** The plans that these owners have, or had then, a page at a time. */
  async list(caller: Caller, eigenaars: readonly OrganisatieCode[], query: MomentPageQuery): Promise<Planlijst | Declined> {
    const late = await behind(this.sources.facts, query.wachtOp);
    if (late) return late;
    const tijdstip = tijdstipOf(query, this.sources.clock);
    const na = await this.cursorOf(caller, eigenaars, { na: query.na, peildatum: tijdstip.peildatum });
    if (isDeclined(na)) return na;
    const { volgende, ...page } = await this.sources.readModels.as(caller).tijdlijn.listPlannen(defined({ eigenaars, aantal: query.aantal, na }), tijdstip);
    return { peildatum: tijdstip.peildatum, ...page, ...(volgende && { volgende: volgende[1].slice(planStream('' as PlanId).length) as PlanId }) };
  }

  /** The plan, with at least all that its own stream says. */
  read(access: ReadPlan, query: MomentQuery): Promise<PlanWeergave | Declined> {
    return this.shown(access, query);
  }

  /** One actie of a plan, with at least all that its own stream and that of the plan say; the rest of the plan is not composed. */
  async actie(access: ReadPlan, query: MomentQuery, asked: ReadActie): Promise<ActieInPlan | Declined> {
    const plan = await this.shown(access, query, asked);
    if (isDeclined(plan)) return plan;
    const byId = new Map(actiesIn(plan).map((een) => [een.actieId, een]));
    const actie = byId.get(asked.actieId);
    const hoofdactie = actie?.hoofdactieId && byId.get(actie.hoofdactieId);
    return actie ? { actie, plan, ...(hoofdactie && { hoofdactie }) } : this.absent(access, plan, asked.actieId);
  }

  private async absent({ caller }: ReadPlan, plan: PlanWeergave, actieId: ActieId): Promise<Declined> {
    const sleutels = await this.sources.readModels.as(caller).plannen.actieSleutels(plan.planId);
    const hoofdactieId = sleutels.find((sleutel) => sleutel.actieId === actieId)?.hoofdactieId;
    const hoofdactie = hoofdactieId && actiesIn(plan).find((een) => een.actieId === hoofdactieId);
    return unknown(`Actie ${actieId} ${absentIn(plan, hoofdactie)}`);
  }

  /** @param actie of which alone is needed what is around it */
  private async shown(access: ReadPlan, query: MomentQuery, actie?: ReadActie): Promise<PlanWeergave | Declined> {
    const late = await behind(this.sources.facts, query.wachtOp);
    if (late) return late;
    const weergave = await (isPast(query) ? this.past(access, query, actie) : this.present(access, actie));
    return isDeclined(weergave) ? weergave : withDistinctReferences(weergave);
  }

  /** The plan on the first day of a date as known now, for a decision about acties: undefined if it was not there then, and with the later moves of those. */
  async division(
    access: ReadPlan,
    op: Datum,
    acties: readonly ActieId[],
  ): Promise<{ readonly toen: PlanWeergave | undefined; readonly verhuizingen: Verhuizingen }> {
    const events = await this.eventsOf({ ...access, caller: system });
    const toen = await this.composedAsOf(access, events, { peildatum: firstDay(op) });
    return { toen, verhuizingen: verhuizingenNa(op, events, acties) };
  }

  /** A plan out of its events, as it was then. */
  async composeAsOf(access: ReadPlan, events: readonly Recorded[], asOf: AsOf): Promise<PlanWeergave | Declined> {
    return (await this.composedAsOf(access, events, asOf)) ?? unknown(`Plan ${access.plan.opstelling.planId} was er toen nog niet, of nog niet bekend.`);
  }

  /** Every fact of a plan and of its acties, or of the acties that an answer about one of them needs, in today's shape; each stream in its own order. */
  async eventsOf({ plan, caller }: ReadPlan, actie?: ReadActie): Promise<readonly Recorded[]> {
    const { planId } = plan.opstelling;
    const sleutels = await this.sources.readModels.as(caller).plannen.actieSleutels(planId);
    const acties = actie ? familyOf(sleutels, actie.actieId) : sleutels.map(({ actieId }) => actieId);
    return this.sources.facts.of([planStream(planId), ...acties.map(actieStream)]);
  }

  /** The text that a decision adopts when it is recorded now, out of the events themselves; behind where the read model does not know every actie yet. */
  async textToAdopt(access: ReadPlan): Promise<VastgesteldeInhoud | Declined> {
    const late = await behind(this.sources.facts, await this.sources.facts.head());
    if (late) return late;
    const weergave = await this.composeAsOf(access, await this.eventsOf({ ...access, caller: system }), { ookNaEinde: true });
    return isDeclined(weergave) ? weergave : adoptedContent(weergave);
  }

  /** Waits for what a caller just wrote; undefined where it can be read. */
  behind({ wachtOp }: ReadQuery, projections?: readonly string[]): Promise<Declined | undefined> {
    return behind(this.sources.facts, wachtOp, projections);
  }

  /** The title of a plan stays what it was when the page before was made. */
  private async cursorOf(
    caller: Caller,
    eigenaars: readonly OrganisatieCode[],
    { na, peildatum }: { readonly na: string | undefined; readonly peildatum: Dag },
  ): Promise<PlanCursor | undefined | Declined> {
    if (na === undefined) return undefined;
    const planId = na as PlanId;
    const opgesteld = na === nowhere ? undefined : (await this.sources.readModels.as(caller).plannen.findPlan(planId))?.opgesteld;
    if (!opgesteld || !hasComeBy(opgesteld, peildatum) || !eigenaars.includes(opgesteld.waarde.eigenaar)) return { outcome: 'lost' };
    return [opgesteld.waarde.titel, planStream(planId)];
  }

  /**
   * Now is the peildatum of today, also when midnight passes without an event. From the read model, waited for where it is
   * behind the streams; where it does not come, or has what was recorded of days to come or of after an end, from the streams themselves.
   */
  private async present(access: ReadPlan, actie: ReadActie | undefined): Promise<PlanWeergave | Declined> {
    const upTo = actie && actie.position > access.position ? actie.position : access.position;
    const kept = await this.keptUpTo(access, upTo, actie);
    if (kept) return kept;
    await this.sources.facts.arrival(upTo, maxLagMs, [actueelPlan.name]);
    const peildatum = this.today();
    return (await this.keptUpTo(access, upTo, actie)) ?? this.composeAsOf(access, await this.eventsOf(access, actie), { peildatum });
  }

  /** The plan of today as the read model has it, or as much of it as an actie needs; undefined where that is not as far as a position, or has days to come or of after an end. */
  private async keptUpTo(access: ReadPlan, upTo: Position, actie: ReadActie | undefined): Promise<PlanWeergave | undefined> {
    const peildatum = this.today();
    const { plannen } = this.sources.readModels.as(access.caller);
    const rijen = await (actie ? plannen.findPlanMetActie(actie.actieId) : plannen.findPlanMetActies(access.plan.opstelling.planId));
    if (!rijen || [rijen.plan, ...rijen.acties].some(({ laatsteDag }) => laatsteDag > peildatum) || reachesPastEnd(rijen)) return undefined;
    const weergave = composePlan(rijen.plan, rijen.acties, { leden: await this.ledenOn(access, peildatum), peildatum });
    return weergave.positie >= upTo ? weergave : undefined;
  }

  private async composedAsOf(access: ReadPlan, events: readonly Recorded[], { peildatum, ...asOf }: AsOf): Promise<PlanWeergave | undefined> {
    const rijen = rowsAsOf(events, defined({ peildatum, ...asOf }));
    if (!rijen) return undefined;
    const on = peildatum ?? dayAt(asOf.bekendOp ?? this.sources.clock());
    return composePlan(rijen.plan, rijen.acties, { leden: await this.ledenOn(access, on), ...defined({ peildatum }) });
  }

  private async past(access: ReadPlan, query: MomentQuery, actie: ReadActie | undefined): Promise<PlanWeergave | Declined> {
    return this.composeAsOf(access, await this.eventsOf(access, actie), tijdstipOf(query, this.sources.clock));
  }

  private today(): Dag {
    return dayAt(this.sources.clock());
  }

  private ledenOn({ plan }: ReadPlan, day: Dag): ReturnType<Dossiers['leden']> {
    return this.sources.dossiers.leden(plan, firstDay(day));
  }
}
