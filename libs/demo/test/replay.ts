import { type Dag, dag, type Datum } from '@actiespoor/kernel';
import { actieDecider, kaderDecider, planDecider, type ActieWish, type DomainEvent, type KaderCommand } from '@actiespoor/plan';

import { geenPlanStanden, planStandVan, trackPlanStand, type PlanStanden } from './plan-standen.js';
import type { DemoCommand, DemoStap } from '../src/verhaal/demo-stap.js';

/** The outcome of one step: its facts, or the reason why there are none. */
export interface Uitkomst {
  readonly stap: DemoStap;
  readonly events: readonly DomainEvent[];
  readonly refusal?: string;
}

interface Stand {
  readonly streams: Readonly<Record<string, readonly DomainEvent[]>>;
  readonly standen: PlanStanden;
  readonly uitkomsten: readonly Uitkomst[];
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
const isActie = (command: DemoCommand): command is ActieWish => 'actieId' in command.data;

interface Omstandigheid {
  readonly standen: PlanStanden;
  readonly facts: readonly DomainEvent[];
  readonly vandaag: Dag;
}

const decideActie = (command: ActieWish, { standen, facts, vandaag }: Omstandigheid): Decided => {
  const stand = planStandVan(standen, command.data);
  if (!stand) return { accepted: false, refusal: 'geen-plan-bekend' };
  return decided(actieDecider, { ...command, vandaag, stand }, facts);
};

const decideStap = ({ at, stream, command }: DemoStap, { streams, standen }: Stand): Decided => {
  const facts = streams[stream] ?? [];
  const vandaag = dag(at.slice(0, 10));
  if (isKader(command)) return decided(kaderDecider, { ...command, vandaag }, facts);
  if (isActie(command)) return decideActie(command, { standen, facts, vandaag });
  return decided(planDecider, { ...command, vandaag }, facts);
};

const volgende = (stand: Stand, stap: DemoStap): Stand => {
  const besluit = decideStap(stap, stand);
  const uitkomst = besluit.accepted ? { stap, events: besluit.events } : { stap, events: [], refusal: besluit.refusal };
  const facts = [...(stand.streams[stap.stream] ?? []), ...uitkomst.events];
  return {
    streams: { ...stand.streams, [stap.stream]: facts },
    standen: uitkomst.events.reduce(trackPlanStand, stand.standen),
    uitkomsten: [...stand.uitkomsten, uitkomst],
  };
};

/** Plays the history in memory, step by step, through the deciders. */
export const naspelen = (stappen: readonly DemoStap[]): readonly Uitkomst[] =>
  stappen.reduce(volgende, { streams: {}, standen: geenPlanStanden, uitkomsten: [] }).uitkomsten;

/** True for facts known at the end of that day: recorded on it or before. */
export const bekendOp = (day: Datum) => ({ stap }: Uitkomst): boolean => stap.at.slice(0, 10) <= day;
