/** One side of a comparison: does its work once and says how fast, or how slow, it was. */
export type Contestant = () => Promise<number>;

/** What each contestant came to, one value a round, in the same order for all. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Lets contestants take turns, so that whatever else the machine is doing falls on all of them. The first round warms up and does not count.
 *
 * @param count how many rounds count
 */
export const takeTurns = async <Name extends string>(count: number, contestants: Readonly<Record<Name, Contestant>>): Promise<Rounds<Name>> => {
  const names = Object.keys(contestants) as Name[];
  const values = Object.fromEntries(names.map((name): [Name, number[]] => [name, []])) as Record<Name, number[]>;
  for (let round = 0; round <= count; round += 1) {
    for (const name of names) {
      const value = await contestants[name]();
      if (round > 0) values[name].push(value);
    }
  }
  return values;
};

/** How long something took, in seconds. */
export const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** How many a second, where this many are done at once. */
export const rateOf = async (count: number, work: () => Promise<unknown>): Promise<number> => count / (await secondsOf(work));
