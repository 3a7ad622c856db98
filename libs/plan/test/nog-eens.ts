import type { Datum, Decider, Refusal } from '@actiespoor/kernel';
import { datum } from '@actiespoor/kernel';
import { expect } from '@jest/globals';

/** The days of a case: an earlier one, that of the command, and two later ones. */
export const [eerder, begin, later, laatst] = [datum('2022-04-01'), datum('2022-06-01'), datum('2023-01-01'), datum('2023-04-01')];

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

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/** The same request under yet another key, by which new things get ids of their own. */
const onderDerdeSleutel = <C>(zo: C, nogEens: C): C => {
  const bekend = JSON.stringify(zo);
  return JSON.parse(JSON.stringify(nogEens).replaceAll(uuids, (id) => (bekend.includes(id) ? id : `9${id.slice(1)}`))) as C;
};

/** True if a refusal names what stands: a person sees why the request is not simply so. */
const noemtWatEr = ({ details = {} }: Refusal<string>): boolean => details.feit !== undefined || (details.verschillen ?? []).length > 0;

/**
 * Told once more under another key, after the same was told of an earlier day: it still means what it meant the first time, and never the thing
 * or the fact of the earlier day.
 *
 * @returns true if the earlier telling was accepted, so that there was something to confuse
 */
export const expectHetzelfdeNaEerder = <C extends { readonly data: { readonly op: Datum } }, S, E>(
  decider: Decider<C, S, E, string>,
  { voor = [], zo, nogEens = zo, daarna = [] }: Geval<C, E>,
  op: Datum,
): boolean => {
  const eerst = accepted(decider, zo, voor.reduce<S>(decider.evolve, decider.initial));
  const later = daarna.reduce((state, command) => accepted(decider, command, state).after, eerst.after);
  const eerder = decider.decide({ ...nogEens, data: { ...nogEens.data, op } }, later);
  if (!eerder.accepted || eerder.events.length === 0) return false;
  const nu = eerder.events.reduce(decider.evolve, later);
  const opnieuw = decider.decide(onderDerdeSleutel(zo, nogEens), nu);
  if (!opnieuw.accepted) expect(noemtWatEr(opnieuw)).toBe(true);
  else {
    const { events, already, overriddenFrom } = opnieuw;
    expect({ events, overriddenFrom }).toEqual({ events: [], overriddenFrom: decider.overriddenFrom?.(zo, eerst.events, nu) });
    expect(eerst.events.some((event) => event === already)).toBe(true);
  }
  return true;
};
