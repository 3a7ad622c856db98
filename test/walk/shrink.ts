import type { Step } from './step.js';

/** Whether these steps still find something. */
export type StillFinds = (steps: readonly Step[]) => Promise<boolean>;

const withoutPart = (steps: readonly Step[], from: number, size: number): readonly Step[] => [...steps.slice(0, from), ...steps.slice(from + size)];

/** The first piece of this size that can be left out, with what remains; the first step makes the plan and stays. */
const smaller = async (steps: readonly Step[], size: number, finds: StillFinds): Promise<readonly Step[] | undefined> => {
  for (let from = steps.length - 1 - size; from >= 1; from -= size) {
    const less = withoutPart(steps, from, size);
    if (await finds(less)) return less;
  }
  return undefined;
};

/** The last step is what finds it. Pieces are left out, ever smaller ones, as long as time allows. */
export const shrink = async (steps: readonly Step[], finds: StillFinds): Promise<readonly Step[]> => {
  let least = steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let less = await smaller(least, size, finds); less; less = await smaller(least, size, finds)) least = less;
  }
  return least;
};
