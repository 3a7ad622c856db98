import { type Dated, type Decider, type Obstacle, refuse } from '@actiespoor/kernel';

/** A recorded fact as a refusal names it. */
export const obstacleOf = ({ type, data }: Dated): Obstacle => ({ type, op: data.op });

/** Finds the fact by which something is there only from another day, or until another day; undefined where there is none. */
export type FindObstacle<C, S, R extends string> = (refusal: R, command: C, state: S) => Obstacle | undefined;

/**
 * The same decider, of which a refusal names the fact that stands in the way also where the rule that refused knows only its
 * own day: that something is unknown on a day says little to who sees it in the plan of today.
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
