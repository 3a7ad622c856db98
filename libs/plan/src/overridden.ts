import { type Acceptance, compareDatum, type Datum, type Decider } from '@actiespoor/kernel';

/** The days on which something beside the facts of its own subjects takes the place of what a command tells; undefined where nothing does. */
type FindDays<C, S, E> = (command: C, facts: readonly E[], state: S) => readonly (Datum | undefined)[];

const earliest = (days: readonly (Datum | undefined)[]): Datum | undefined => days.filter((day) => day !== undefined).toSorted(compareDatum)[0];

/** Extends a decider: an acceptance, and the answer to a retry, names the first of these days too. */
export const alsoOverridden = <C, S, E, R extends string>(decider: Decider<C, S, E, R>, find: FindDays<C, S, E>): Decider<C, S, E, R> => {
  const from = (first: Datum | undefined, ...asked: Parameters<typeof find>): Pick<Acceptance<E>, 'overriddenFrom'> => {
    const day = earliest([first, ...find(...asked)]);
    return day === undefined ? {} : { overriddenFrom: day };
  };
  return {
    ...decider,
    decide: (command, state) => {
      const decision = decider.decide(command, state);
      if (!decision.accepted) return decision;
      const { events, already, overriddenFrom } = decision;
      return { ...decision, ...from(overriddenFrom, command, [...events, ...(already ? [already] : [])], state) };
    },
    overriddenFrom: (command, facts, state) => from(decider.overriddenFrom?.(command, facts, state), command, facts, state).overriddenFrom,
  };
};
