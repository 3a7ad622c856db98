import type { Datum } from './datum.js';

/** A fact or a wish: a name and its data. JSON values only, so that what is stored is what was meant. */
export interface Message<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact that stands in the way of a command, with the reason for which it could no longer follow. */
export interface Obstacle {
  readonly type: string;
  readonly op: Datum;
  readonly refusal?: string;
}

/** One thing that was recorded otherwise than a command says. */
export interface Difference {
  readonly veld: string;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

/** What a person needs besides the reason of a refusal to do something about it. */
export interface RefusalDetails {
  readonly feit?: Obstacle;
  readonly verschillen?: readonly Difference[];
  /** The id of what stands in the way, such as the actie that has a code. */
  readonly id?: string;
}

export interface Acceptance<E> {
  readonly accepted: true;
  readonly events: readonly E[];
  /** The recorded fact that says the same, where the command brings nothing new. */
  readonly already?: E;
  /** The day from which a later fact takes the place of what was told. */
  readonly overriddenFrom?: Datum;
}

export interface Refusal<R extends string> {
  readonly accepted: false;
  readonly refusal: R;
  readonly details?: RefusalDetails;
}

/** What a decision comes to: new facts (possibly none), or a named reason why not. */
export type Decision<E, R extends string> = Acceptance<E> | Refusal<R>;

/**
 * The whole of a domain concept as functions over data. No clock, no chance, no I/O: what a decision needs
 * comes in with the command.
 *
 * @example
 * const decision = actieDecider.decide(command, events.reduce(actieDecider.evolve, actieDecider.initial));
 */
export interface Decider<C, S, E, R extends string> {
  readonly initial: S;
  readonly decide: (command: C, state: S) => Decision<E, R>;
  readonly evolve: (state: S, event: E) => S;
  /** The day from which later facts in the state say otherwise than these: a retry is answered with it as the first time. */
  readonly overriddenFrom?: (facts: readonly E[], state: S) => Datum | undefined;
}

export const accept = <E>(...events: readonly E[]): Acceptance<E> => ({ accepted: true, events });

/** Accepted without a new fact; `already` is the fact that says so, where one fact does. */
export const alreadySo = <E>(already?: E): Acceptance<E> => (already === undefined ? accept() : { accepted: true, events: [], already });

export const refuse = <R extends string>(refusal: R, details?: RefusalDetails): Refusal<R> =>
  details === undefined ? { accepted: false, refusal } : { accepted: false, refusal, details };
