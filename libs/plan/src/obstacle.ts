import { type Dated, type Decider, type Obstacle, refuse } from '@actiespoor/kernel';

/** A recorded fact as a refusal names it. */
export const obstacleOf = ({ type, data }: Dated): Obstacle => ({ type, op: data.op });

/** Finds the fact from which or until which something exists on another day; undefined if there is none. */
export type FindObstacle<C, S, R extends string> = (refusal: R, command: C, state: S) => Obstacle | undefined;

/**
 * Extends a decider: its refusal names the fact that stands in the way, also if the refusing rule knows only its own day.
 * For a person who sees a thing in the plan of today, it is not enough to hear that the thing is unknown on a day.
 */
export const naming = <C, S, E, R extends string>(decider: Decider<C, S, E, R>, find: FindObstacle<C, S, R>): Decider<C, S, E, R> => ({
  ...decider,
  decide: (command, state) => {
    const decision = decider.decide(command, state);
    if (decision.accepted || decision.details?.feit) return decision;
    const feit = find(decision.refusal, command, state);
    return feit ? refuse(decision.refusal, { ...decision.details, feit }) : decision;
  },
});
