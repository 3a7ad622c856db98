/** A fact or a wish: a name and its data. JSON values only, so that what is stored is what was meant. */
export interface Message<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** What a decision comes to: new facts (possibly none), or a named reason why not. */
export type Decision<E, R extends string> =
  | { readonly accepted: true; readonly events: readonly E[] }
  | { readonly accepted: false; readonly refusal: R };

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
}

export const accept = <E>(...events: readonly E[]): Decision<E, never> => ({ accepted: true, events });

export const refuse = <R extends string>(refusal: R): Decision<never, R> => ({ accepted: false, refusal });
