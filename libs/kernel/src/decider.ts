import type { Datum, Periode } from './datum.js';

/** A fact or a command: a name and its data. Only JSON values, so that the stored value equals the meant one. */
export interface Message<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact that stands in the way of a command, with the reason for which it could no longer follow. */
export interface Obstacle {
  readonly type: string;
  readonly op: Datum;
  readonly refusal?: string;
  /** The id of the thing that the fact is about, where that is not the thing of the command. */
  readonly id?: string;
}

/** A difference between a command and the recorded value of one field. */
export interface Difference {
  readonly veld: string;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

/** Details beside the reason of a refusal, so that a person can act on it. */
export interface RefusalDetails {
  readonly feit?: Obstacle;
  readonly verschillen?: readonly Difference[];
  /** The id of the obstacle, such as the actie that has a code. */
  readonly id?: string;
  /** The days on which the obstacle stands in the way; without `tot` it still does. */
  readonly periode?: Periode;
  /** Every obstacle of that kind, each with its days, in the order of the days; the first is that of `id` and `periode`. */
  readonly bezet?: readonly Bezet[];
}

/** An obstacle with the days on which it stands in the way. */
export interface Bezet {
  readonly id: string;
  readonly periode: Periode;
}

export interface Acceptance<E> {
  readonly accepted: true;
  readonly events: readonly E[];
  /** The recorded fact that says the same, if the command brings nothing new. */
  readonly already?: E;
  /** The day from which a later fact takes the place of these facts. */
  readonly overriddenFrom?: Datum;
}

export interface Refusal<R extends string> {
  readonly accepted: false;
  readonly refusal: R;
  readonly details?: RefusalDetails;
}

/** The result of a decision: new facts (possibly none), or a refusal with its reason. */
export type Decision<E, R extends string> = Acceptance<E> | Refusal<R>;

/**
 * A whole domain concept as functions over data, without clock, chance or I/O: everything that a decision needs
 * comes with the command.
 *
 * @example
 * const decision = actieDecider.decide(command, events.reduce(actieDecider.evolve, actieDecider.initial));
 */
export interface Decider<C, S, E, R extends string> {
  readonly initial: S;
  readonly decide: (command: C, state: S) => Decision<E, R>;
  readonly evolve: (state: S, event: E) => S;
  /**
   * The day from which later facts in the state contradict a command that was recorded as these facts: a retry is answered with it, like the
   * first attempt.
   */
  readonly overriddenFrom?: (command: C, facts: readonly E[], state: S) => Datum | undefined;
}

export const accept = <E>(...events: readonly E[]): Acceptance<E> => ({ accepted: true, events });

/** Accepts without a new fact; `already` is the single fact that says the same, if there is one. */
export const alreadySo = <E>(already?: E): Acceptance<E> => (already === undefined ? accept() : { accepted: true, events: [], already });

export const refuse = <R extends string>(refusal: R, details?: RefusalDetails): Refusal<R> =>
  details === undefined ? { accepted: false, refusal } : { accepted: false, refusal, details };
