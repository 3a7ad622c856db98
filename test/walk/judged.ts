import { factOf, type Fact, type NewFact, plain, type Words } from './fact.js';
import { endObjections } from './ends.js';
import { type Objections, objectionsTo, transitionRedenen, type World } from './objections.js';
import type { PlanState } from './state.js';
import type { Step } from './step.js';

export type Outcome = 'vastgelegd' | 'al-zo' | 'geweigerd' | 'geen-recht';

export const everyOutcome: readonly Outcome[] = ['vastgelegd', 'al-zo', 'geweigerd'];

/** A step and how things stood. */
export interface Case {
  readonly step: Step;
  readonly world: World;
  readonly facts: readonly Fact[];
  /** On the day of which the step speaks. */
  readonly state: PlanState;
  /** Today: all that was told. */
  readonly ever: PlanState;
}

/** What a step comes to, before it is known whether later facts still follow. */
export interface Judged {
  readonly facts: readonly NewFact[];
  /** On its day all of it was so. */
  readonly isSo?: true;
  /** Why not, besides what the stream itself says; `*` is any reason. */
  readonly objections?: Objections;
  /** Why perhaps not: the rules leave it open, or another stream decides. */
  readonly doubts?: Objections;
  /** Whether `al zo` would be right too. */
  readonly maybeSo?: boolean;
  /** Where the rules leave the outcome open: these are all right. */
  readonly open?: readonly Outcome[] | undefined;
  /** Fields of which a refusal names both values. */
  readonly differs?: readonly string[];
  /** Ids that the answer has, where it was so already. */
  readonly ids?: Words;
}

export const already = (ids: Words = {}): Judged => ({ facts: [], isSo: true, ids });

export const told = (...facts: readonly NewFact[]): Judged => ({ facts });

const stepRedenen: readonly string[] = [...transitionRedenen, 'bijeenkomst-ontbreekt', 'ouder-dan-bijeenkomst'];

/** What the stream itself has against facts that are told now. */
export const against = ({ state, world, facts }: Case, added: readonly NewFact[]): Objections =>
  added.flatMap((one) => {
    const fact = factOf(one, facts.length);
    const found = [...endObjections(state, fact), ...objectionsTo(state, fact, world)];
    // A correction is no step: it says what should have been told.
    return one.soort === 'status-gecorrigeerd' ? found.filter((reden) => !stepRedenen.includes(reden)) : found;
  });

/** Of what can be told again: where nothing is in the way and it was so, nothing is recorded. */
export const orAlready = (one: Case, isSame: boolean, ...facts: readonly NewFact[]): Judged =>
  isSame && against(one, facts).length === 0 ? already() : told(...facts);

/** Whether this very fact was told before. */
export const saidBefore = ({ facts }: Case, { soort, op, stream, data }: NewFact): boolean =>
  facts.some((known) => known.soort === soort && known.op === op && known.stream === stream && plain(known.data) === plain(data));
