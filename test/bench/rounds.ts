/** One side of a comparison: does its work once and returns its rate, or its duration. */
export type Contestant = () => Promise<number>;

/** The values of each contestant, one a round, in the same order for all. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Lets contestants take turns, so that other work of the machine affects all of them. The first round warms up and does not count.
 *
 * @param count the number of rounds that count
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

/** The duration of the work, in seconds. */
export const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** The rate a second of work that does this many at once. */
export const rateOf = async (count: number, work: () => Promise<unknown>): Promise<number> => count / (await secondsOf(work));
