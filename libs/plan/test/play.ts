import type { Decider, Decision } from '@actiespoor/kernel';

/** One command of a series: the state before it, the decision, and the state after it. */
export interface Step<C, S, E, R extends string> {
  readonly command: C;
  readonly before: S;
  readonly decision: Decision<E, R>;
  readonly after: S;
}

/** Plays a whole series of commands; each is decided on the state that the earlier ones left. */
export const play = <C, S, E, R extends string>(decider: Decider<C, S, E, R>, commands: readonly C[]): readonly Step<C, S, E, R>[] => {
  const { initial, decide, evolve } = decider;
  return commands.reduce<readonly Step<C, S, E, R>[]>((steps, command) => {
    const before = steps.at(-1)?.after ?? initial;
    const decision = decide(command, before);
    const after = decision.accepted ? decision.events.reduce(evolve, before) : before;
    return [...steps, { command, before, decision, after }];
  }, []);
};

export const eventsOf = <C, S, E, R extends string>(steps: readonly Step<C, S, E, R>[]): readonly E[] =>
  steps.flatMap(({ decision }) => (decision.accepted ? decision.events : []));
