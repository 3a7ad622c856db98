import type { Recorded } from '@actiespoor/event-store';
import { firstDay, type Dag } from '@actiespoor/kernel';
import type { DomainEvent, OrganisatieCode } from '@actiespoor/plan/events';
import { takenBackBy } from '@actiespoor/plan/model';

import type { ActieRij } from '../actueel-plan/actie-rij.js';
import { rowAfter, type ActueelPlanRij } from '../actueel-plan/actueel-plan.projection.js';
import { isVerborgen, type Opstelling, type PlanRij } from '../actueel-plan/plan-rij.js';
import { supersede } from '../actueel-plan/status-fold.js';
import { factOf } from '../fact.js';
import type { Gezet } from '../gezet.js';
import { countedOn, reachesPastEnd } from '../peildatum/na-einde.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import type { Verschuivingen } from './maten.js';
import { tellingOfPlan, type PlanTelling } from './plantelling.js';
import { daysMoved } from './telling.js';

/** One event with the day from which it counts. */
interface Stap {
  readonly recorded: Recorded;
  readonly fact: DomainEvent;
  readonly dag: Dag;
}

export interface StapTelling extends PlanTelling {
  readonly verschuivingen: ReadonlyMap<string, Verschuivingen>;
}

/** The members of the owner in a year. A gemeente is the only member of its own plan. */
export type LedenIn = (jaar: number) => readonly OrganisatieCode[];

type Correcties = ReadonlyMap<string, readonly DomainEvent[]>;

const stepOf = (recorded: Recorded): Stap => {
  const fact = factOf<DomainEvent>(recorded);
  return { recorded, fact, dag: firstDay(fact.data.op) };
};

const byDay = (a: Stap, b: Stap): number => {
  if (a.dag === b.dag) return 0;
  return a.dag < b.dag ? -1 : 1;
};

/** Known beforehand, for what is taken back counts on no day. */
const correctionsByStream = (stappen: readonly Stap[]): Correcties => {
  const corrections = stappen.flatMap(({ recorded: { stream }, fact }) => (takenBackBy(fact) === undefined ? [] : [{ stream, fact }]));
  return new Map([...Map.groupBy(corrections, ({ stream }) => stream)].map(([stream, alle]) => [stream, alle.map(({ fact }) => fact)]));
};

const isPlan = (rij: ActueelPlanRij): rij is PlanRij => rij.kind === 'plan';

const isOpgesteld = (plan: PlanRij | undefined): plan is PlanRij & { readonly opgesteld: Gezet<Opstelling> } =>
  plan?.opgesteld !== undefined && !isVerborgen(plan);

const shift = (verschuivingen: Map<string, Verschuivingen>, { recorded: { stream }, fact }: Pick<Stap, 'recorded' | 'fact'>): void => {
  if (fact.type !== 'PlanningVastgelegd' || fact.data.oud === null) return;
  const { keer, dagen } = verschuivingen.get(stream) ?? { keer: 0, dagen: 0 };
  verschuivingen.set(stream, { keer: keer + 1, dagen: dagen + daysMoved(fact.data.oud, fact.data.nieuw) });
};

/** A plan and its acties, gone through once in the order of days. */
class Doorloop {
  private readonly rijen = new Map<string, ActueelPlanRij>();
  private readonly verschuivingen = new Map<string, Verschuivingen>();
  private next = 0;

  constructor(
    private readonly events: readonly Recorded[],
    private readonly stappen: readonly Stap[],
    private readonly corrections: Correcties,
  ) {}

  /** Takes in the facts up to the peildatum; each peildatum must be later than the one before. */
  advance(peildatum: Dag): void {
    for (let stap = this.stappen[this.next]; stap !== undefined && stap.dag <= peildatum; stap = this.stappen[this.next]) {
      this.take(stap);
      this.next += 1;
    }
  }

  stand(peildatum: Dag, ledenIn: LedenIn): StapTelling | undefined {
    const rijen = [...this.rijen.values()];
    const plan = rijen.find(isPlan);
    if (!isOpgesteld(plan)) return undefined;
    const acties = rijen.filter((rij): rij is ActieRij => rij.kind === 'actie');
    const leden = ledenIn(Number(peildatum.slice(0, 4)));
    if (reachesPastEnd({ plan, acties })) return this.countedOn(peildatum, leden);
    return { ...tellingOfPlan(plan, acties, { peildatum, leden }), verschuivingen: this.verschuivingen };
  }

  /** The same out of the events, where an end leaves out some of them. */
  private countedOn(peildatum: Dag, leden: readonly OrganisatieCode[]): StapTelling | undefined {
    const rijen = rowsAsOf(this.events, { peildatum });
    if (!isOpgesteld(rijen?.plan)) return undefined;
    const telt = countedOn(this.events, peildatum);
    const verschuivingen = new Map<string, Verschuivingen>();
    for (const stap of this.stappen) if (telt(stap.recorded.stream, stap.fact)) shift(verschuivingen, stap);
    return { ...tellingOfPlan(rijen.plan, rijen.acties, { peildatum, leden }), verschuivingen };
  }

  private take({ recorded, fact }: Stap): void {
    const { stream } = recorded;
    const before = this.rijen.get(stream);
    const na = rowAfter(before, recorded);
    this.rijen.set(stream, before === undefined && na.kind === 'actie' ? this.withoutMistakes(na) : na);
    shift(this.verschuivingen, { recorded, fact });
  }

  private withoutMistakes(rij: ActieRij): ActieRij {
    return (this.corrections.get(rij.stream) ?? []).reduce(supersede, rij);
  }
}

/**
 * The plan on each peildatum, the earliest first: every event is folded once, however many days there are, unless facts came after an end. A day on which the plan
 * did not exist yet, or was still being imported, is passed over.
 *
 * @param events of the plan and of its acties; each stream in its own order
 * @param peildata in order
 * @throws UnknownEvent
 */
export function* standenOp(events: readonly Recorded[], peildata: readonly Dag[], ledenIn: LedenIn): Iterable<StapTelling> {
  const stappen = events.map(stepOf).sort(byDay);
  const doorloop = new Doorloop(events, stappen, correctionsByStream(stappen));
  for (const peildatum of peildata) {
    doorloop.advance(peildatum);
    const stand = doorloop.stand(peildatum, ledenIn);
    if (stand) yield stand;
  }
}
