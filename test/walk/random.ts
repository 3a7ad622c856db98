/** Random choices from a seed: the same seed gives the same walk. */
export interface Chance {
  /** A number from 0 up to and not including 1. */
  readonly next: () => number;
  readonly below: (limit: number) => number;
  /** True in this part of the cases. */
  readonly happens: (part: number) => boolean;
  /** @throws RangeError for an empty list */
  readonly pick: <T>(from: readonly T[]) => T;
  readonly weighted: <T>(from: readonly (readonly [weight: number, value: T])[]) => T;
}

/** Mulberry32: short, fast, and good enough for these choices. */
const mulberry = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const chanceOf = (seed: number): Chance => {
  const next = mulberry(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('Nothing to pick from');
    return from[below(from.length)] as T;
  };
  return {
    next,
    below,
    happens: (part) => next() < part,
    pick,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      const found = from.find(([weight]) => (left -= weight) < 0) ?? from.at(-1);
      if (!found) throw new RangeError('Nothing to pick from');
      return found[1];
    },
  };
};
