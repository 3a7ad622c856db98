import type { Datum, Decider } from '@actiespoor/kernel';
import { datum } from '@actiespoor/kernel';
import { expect } from '@jest/globals';

/** The days of a case: that of the command, and two later ones. */
export const [begin, later, laatst] = [datum('2022-06-01'), datum('2023-01-01'), datum('2023-04-01')];

/** A command that is told, overridden or not by later ones, and told once more. */
export interface Geval<C, E> {
  /** The facts before. */
  readonly voor?: readonly E[];
  readonly zo: C;
  /** The same request under another key, by which new things get other ids; absent if it names no new thing. */
  readonly nogEens?: C;
  /** Commands of later days. */
  readonly daarna?: readonly C[];
  /** The first day on which these tell something else; absent if they do not. */
  readonly vanaf?: Datum;
}

const accepted = <C, S, E>(decider: Decider<C, S, E, string>, command: C, state: S) => {
  const decision = decider.decide(command, state);
  if (!decision.accepted) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(decision)}`);
  return { ...decision, after: decision.events.reduce(decider.evolve, state) };
};

/**
 * Told once more under another key, after whatever was told since: the answer says that it was so already, names the very fact of the first time
 * (so that its reason is known), and since when it is overridden: the same day as for a retry under the same key.
 */
export const expectOnveranderd = <C, S, E>(decider: Decider<C, S, E, string>, { voor = [], zo, nogEens = zo, daarna = [], vanaf }: Geval<C, E>): void => {
  const eerst = accepted(decider, zo, voor.reduce<S>(decider.evolve, decider.initial));
  expect(eerst.events).not.toEqual([]);
  const nu = daarna.reduce((state, command) => accepted(decider, command, state).after, eerst.after);
  const { events, already, overriddenFrom } = accepted(decider, nogEens, nu);
  expect({ events, overriddenFrom, opnieuw: decider.overriddenFrom?.(zo, eerst.events, nu) }).toEqual({ events: [], overriddenFrom: vanaf, opnieuw: vanaf });
  expect(eerst.events.some((event) => event === already)).toBe(true);
};
