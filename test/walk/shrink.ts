import type { Step } from './step.js';

/** True if these steps still find something. */
export type StillFinds = (steps: readonly Step[]) => Promise<boolean>;

const withoutPart = (steps: readonly Step[], from: number, size: number): readonly Step[] => [...steps.slice(0, from), ...steps.slice(from + size)];

/** Leaves out the first piece of this size without which the steps still find something; the first step makes the plan and stays. */
const smaller = async (steps: readonly Step[], size: number, finds: StillFinds): Promise<readonly Step[] | undefined> => {
  for (let from = steps.length - 1 - size; from >= 1; from -= size) {
    const less = withoutPart(steps, from, size);
    if (await finds(less)) return less;
  }
  return undefined;
};

const makes = ({ nr }: Step, names: ReadonlySet<string>): boolean => [...'KACTS'].some((letter) => names.has(`@${letter}${String(nr)}`));

/** The things that a step names or changes. */
const mentioned = ({ over = '', body }: Step): readonly string[] => [...JSON.stringify([over, body]).matchAll(/@[A-Z]\d+/g)].map(([name]) => name);

/** Only the steps on which the last one may depend: those that made the things it names, and others about them. */
export const related = (steps: readonly Step[]): readonly Step[] => {
  const names = new Set<string>();
  const isAbout = (step: Step): boolean => mentioned(step).some((name) => names.has(name));
  const last = steps.at(-1);
  for (const name of last ? [...mentioned(last), `@K${String(last.nr)}`] : []) names.add(name);
  for (const step of steps.toReversed()) if (makes(step, names)) for (const name of mentioned(step)) names.add(name);
  return steps.filter((step, at) => at === 0 || step === last || makes(step, names) || isAbout(step));
};

/** Leaves out ever smaller pieces, as long as time allows, while the steps still find something; the last step is the one that finds it. */
export const shrink = async (steps: readonly Step[], finds: StillFinds): Promise<readonly Step[]> => {
  const close = related(steps);
  let least = close.length < steps.length && (await finds(close)) ? close : steps;
  for (let size = Math.ceil(least.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let less = await smaller(least, size, finds); less; less = await smaller(least, size, finds)) least = less;
  }
  return least;
};
