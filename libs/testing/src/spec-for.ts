import type { Decider } from '@actiespoor/kernel';
import { expect } from '@jest/globals';

/** What must come of a command, given the facts before it. */
export interface Outcome<E, R extends string> {
  /** Accepted with exactly these facts, in this order; none means that nothing changed. */
  readonly then: (...expected: readonly E[]) => void;
  readonly thenRefused: (reason: R) => void;
}

export interface Spec<C, E, R extends string> {
  readonly given: (...facts: readonly E[]) => { readonly when: (command: C) => Outcome<E, R> };
}

// Whoever changes what is given, instead of making something new, gets an exception here.
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/**
 * Facts before, one command, facts after. What is accepted must also be a history that can be folded.
 *
 * @example
 * const { given } = specFor(actieDecider);
 * it('kan door wie deelneemt', () => given(opgenomen, deelgenomen).when(starten).then(gestart));
 */
export const specFor = <C, S, E, R extends string>({ initial, decide, evolve }: Decider<C, S, E, R>): Spec<C, E, R> => ({
  given: (...facts) => ({
    when: (command) => {
      const state = facts.map(frozen).reduce((before, fact) => frozen(evolve(before, fact)), frozen(initial));
      const decision = decide(frozen(command), state);
      return {
        then: (...expected) => {
          expect(decision).toStrictEqual({ accepted: true, events: expected });
          expect(expected.reduce(evolve, state)).toBeDefined();
        },
        thenRefused: (reason) => {
          expect(decision).toStrictEqual({ accepted: false, refusal: reason });
        },
      };
    },
  }),
});
