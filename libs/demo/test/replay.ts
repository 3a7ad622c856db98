import { type Dag, dag, type Datum } from '@actiespoor/kernel';
import { actieDecider, kaderDecider, planDecider, type BareActieCommand, type DomainEvent, type KaderCommand } from '@actiespoor/plan';
import type { ActieEvent, ActieId, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { planContextAfter, planContextOf, type PlanWithActies } from '@actiespoor/plan/model';

import type { DemoCommand, DemoStap } from '../src/verhaal/demo-stap.js';

/** The outcome of one step: its facts, or the reason why there are none. */
export interface StepOutcome {
  readonly stap: DemoStap;
  readonly events: readonly DomainEvent[];
  readonly refusal?: string;
}

/** The plans so far, and of which one each actie is. */
interface PlanContexts {
  readonly plannen: ReadonlyMap<PlanId, PlanWithActies>;
  readonly planVan: ReadonlyMap<ActieId, PlanId>;
}

const noPlanContexts: PlanContexts = { plannen: new Map(), planVan: new Map() };

interface Replayed {
  readonly streams: Readonly<Record<string, readonly DomainEvent[]>>;
  readonly contexts: PlanContexts;
  readonly outcomes: readonly StepOutcome[];
}

type Decided = { readonly accepted: true; readonly events: readonly DomainEvent[] } | { readonly accepted: false; readonly refusal: string };

interface AnyDecider<C, E> {
  readonly initial: unknown;
  readonly decide: (command: C, state: never) => Decided;
  readonly evolve: (state: never, event: E) => unknown;
}

const decided = <C, E extends DomainEvent>(decider: AnyDecider<C, E>, command: C, facts: readonly DomainEvent[]): Decided =>
  decider.decide(command, facts.reduce<unknown>((state, fact) => decider.evolve(state as never, fact as E), decider.initial) as never);

const isKader = (command: DemoCommand): command is KaderCommand => 'kaderId' in command.data && !('planId' in command.data);
const isActie = (command: DemoCommand): command is BareActieCommand => 'actieId' in command.data;

interface Circumstances {
  readonly contexts: PlanContexts;
  readonly facts: readonly DomainEvent[];
  readonly vandaag: Dag;
}

const isOfPlan = (event: DomainEvent): event is PlanEvent | ActieEvent => 'actieId' in event.data || 'planId' in event.data;

const planIdOf = ({ planVan }: PlanContexts, { data }: BareActieCommand | ActieEvent | PlanEvent): PlanId | undefined =>
  'planId' in data ? data.planId : planVan.get(data.actieId);

const withFact = (contexts: PlanContexts, event: PlanEvent | ActieEvent): PlanContexts => {
  const planId = planIdOf(contexts, event);
  const context = planId && planContextAfter(contexts.plannen.get(planId), event);
  if (!context) return contexts;
  const planVan = event.type === 'ActieOpgenomen' ? new Map(contexts.planVan).set(event.data.actieId, planId) : contexts.planVan;
  return { plannen: new Map(contexts.plannen).set(planId, context), planVan };
};

const decideActie = (command: BareActieCommand, { contexts, facts, vandaag }: Circumstances): Decided => {
  const planId = planIdOf(contexts, command);
  const context = planId && contexts.plannen.get(planId);
  if (!context) return { accepted: false, refusal: 'geen-plan-bekend' };
  const besluit = { ...planContextOf(context, command.data.actieId), leden: [context.plan.opstelling.eigenaar] };
  return decided(actieDecider, { ...command, vandaag, planContext: besluit }, facts);
};

const decideStep = ({ at, stream, command }: DemoStap, { streams, contexts }: Replayed): Decided => {
  const facts = streams[stream] ?? [];
  const vandaag = dag(at.slice(0, 10));
  if (isKader(command)) return decided(kaderDecider, { ...command, vandaag }, facts);
  if (isActie(command)) return decideActie(command, { contexts, facts, vandaag });
  return decided(planDecider, { ...command, vandaag }, facts);
};

const next = (replayed: Replayed, stap: DemoStap): Replayed => {
  const decision = decideStep(stap, replayed);
  const outcome: StepOutcome = decision.accepted ? { stap, events: decision.events } : { stap, events: [], refusal: decision.refusal };
  const facts = [...(replayed.streams[stap.stream] ?? []), ...outcome.events];
  return {
    streams: { ...replayed.streams, [stap.stream]: facts },
    contexts: outcome.events.filter(isOfPlan).reduce(withFact, replayed.contexts),
    outcomes: [...replayed.outcomes, outcome],
  };
};

/** Plays the history in memory, step by step, through the deciders. */
export const replay = (stappen: readonly DemoStap[]): readonly StepOutcome[] =>
  stappen.reduce(next, { streams: {}, contexts: noPlanContexts, outcomes: [] }).outcomes;

/** True for facts known at the end of that day: recorded on it or before. */
export const bekendOp =
  (day: Datum) =>
  ({ stap }: StepOutcome): boolean =>
    stap.at.slice(0, 10) <= day;
