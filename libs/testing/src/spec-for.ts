import type { Acceptance, Decider, RefusalDetails } from '@actiespoor/kernel';
import { expect } from '@jest/globals';

/** The expected outcome of a command, given the earlier facts. */
export interface Outcome<E, R extends string> {
  /** Accepted with exactly these facts, in this order; none means that nothing changed. */
  readonly then: (...expected: readonly E[]) => void;
  /** Accepted, with these other fields of the decision: `already`, `overriddenFrom`. */
  readonly thenAccepted: (expected: Partial<Acceptance<E>>) => void;
  /** Refused; compares only the named fields of `details`. */
  readonly thenRefused: (reason: R, details?: RefusalDetails) => void;
}

export interface Spec<G, E, R extends string> {
  readonly given: (...facts: readonly E[]) => { readonly when: (command: G) => Outcome<E, R> };
}

// Code that changes a given value, instead of making a new one, throws here.
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/**
 * Facts before, one command, facts after. Accepted facts must also form a history that can be folded.
 *
 * @param complete adds the values that a handler adds to every command, such as today
 *
 * @example
 * const { given } = specFor(actieDecider);
 * it('kan door wie deelneemt', () => given(opgenomen, deelgenomen).when(starten).then(gestart));
 */
export const specFor = <C, S, E, R extends string, G = C>(
  { initial, decide, evolve }: Decider<C, S, E, R>,
  complete: (given: G) => C = (given) => given as unknown as C,
): Spec<G, E, R> => ({
  given: (...facts) => ({
    when: (command) => {
      const state = facts.map(frozen).reduce((before, fact) => frozen(evolve(before, fact)), frozen(initial));
      const decision = decide(frozen(complete(command)), state);
      return {
        then: (...expected) => {
          expect(decision).toMatchObject({ accepted: true });
          expect(decision.accepted && decision.events).toStrictEqual(expected);
          expect(expected.reduce(evolve, state)).toBeDefined();
        },
        thenAccepted: (expected) => {
          expect(decision).toMatchObject({ accepted: true, ...expected });
        },
        thenRefused: (reason, details) => {
          expect(decision).toMatchObject({ accepted: false, refusal: reason, ...(details && { details }) });
        },
      };
    },
  }),
});
