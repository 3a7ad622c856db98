import { firstDayOf } from './days.js';
import { factOf, type Fact, inTime, type NewFact, plain, type Words } from './fact.js';
import { endObjections, neverThere } from './ends.js';
import { type Broken, type Objections, objectionsTo, transitionRedenen, type World } from './objections.js';
import type { PlanState } from './state.js';
import type { Step } from './step.js';

export type Outcome = 'vastgelegd' | 'al-zo' | 'geweigerd' | 'geen-recht';

export const everyOutcome: readonly Outcome[] = ['vastgelegd', 'al-zo', 'geweigerd'];

/** A step, with the state in which it was told. */
export interface Case {
  readonly step: Step;
  readonly world: World;
  readonly facts: readonly Fact[];
  /** The state on the day of the step. */
  readonly state: PlanState;
  /** The state of today, with all that was told. */
  readonly ever: PlanState;
}

/** The judgement of a step, before the check that later facts still follow. */
export interface Judged {
  readonly facts: readonly NewFact[];
  /** True if everything in it was recorded already for its day. */
  readonly isSo?: true;
  /** Reasons against it, besides those of the stream itself; `*` is any reason. */
  readonly objections?: Objections;
  /** Reasons that may apply: the rules leave them open, or another stream decides. */
  readonly doubts?: Objections;
  /** The request as facts that have every field which it names, recorded now or before; its own facts if absent. */
  readonly says?: readonly NewFact[] | undefined;
  /** True if `al zo` would be right too. */
  readonly maybeSo?: boolean;
  /** The allowed outcomes, if the rules leave the outcome open. */
  readonly open?: readonly Outcome[] | undefined;
  /** Fields for which a refusal names both values. */
  readonly differs?: readonly string[];
  /** Ids in the answer, if it was recorded already. */
  readonly ids?: Words;
}

export const already = (ids: Words = {}, says?: readonly NewFact[]): Judged => ({ facts: [], isSo: true, ids, says });

export const told = (...facts: readonly NewFact[]): Judged => ({ facts });

const stepRedenen: readonly string[] = [...transitionRedenen, 'bijeenkomst-ontbreekt', 'ouder-dan-bijeenkomst', 'ronde-al-geevalueerd'];

/** The objections of the stream itself to new facts. */
export const against = ({ state, world, facts }: Case, added: readonly NewFact[]): Objections =>
  added.flatMap((one) => {
    const fact = factOf(one, facts.length);
    const found = [...endObjections(state, fact), ...neverThere(state, fact), ...objectionsTo(state, fact, world)];
    // A correction is no step: it replaces an earlier report.
    return one.soort === 'status-gecorrigeerd' ? found.filter((reden) => !stepRedenen.includes(reden)) : found;
  });

/** The judgement of a repeatable write: if nothing stands in the way and all of it was recorded, nothing is added. */
export const orAlready = (one: Case, isSame: boolean, ...facts: readonly NewFact[]): Judged =>
  isSame && against(one, facts).length === 0 ? already({}, facts) : told(...facts);

/** True if this very fact was told before. */
export const saidBefore = ({ facts }: Case, { soort, op, stream, data }: NewFact): boolean =>
  facts.some((known) => known.soort === soort && known.op === op && known.stream === stream && plain(known.data) === plain(data));

/** True if an end was told before in these words, since a fact of that other kind. */
export const endedSo = (one: Case, fact: NewFact, again: string): boolean => {
  const isAbout = ({ stream, data }: Fact): boolean => stream === fact.stream && data['consultatieId'] === fact.data['consultatieId'];
  const told = inTime(one.facts.filter((known) => isAbout(known) && [fact.soort, again].includes(known.soort) && known.day <= firstDayOf(fact.op)));
  return saidBefore({ ...one, facts: told.slice(told.findLastIndex(({ soort }) => soort === again) + 1) }, fact);
};

/** The allowed answers of the API to a step. */
export interface Verdict {
  readonly may: readonly Outcome[];
  /** Redenen that a refusal may have; `*` is any. */
  readonly redenen: Objections;
  /** The facts that are recorded, if it is accepted. */
  readonly facts: readonly NewFact[];
  /** The request as facts with every field that it names; absent if the rules leave that open. */
  readonly says?: readonly NewFact[] | undefined;
  /** The first later fact that would no longer follow. */
  readonly broken?: Broken;
  readonly ids: Words;
  readonly differs: readonly string[];
}
