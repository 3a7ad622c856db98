import { datesFor } from './dates.js';
import { firstStep, nextStep } from './draw.js';
import { type Clients, newPlay, stepText } from './play.js';
import { lokaal, regionaal } from './people.js';
import type { World } from './objections.js';
import { chanceOf, type Chance } from './random.js';
import { shrink } from './shrink.js';
import type { Step } from './step.js';
import { checkAtEnd, replay, stepThrough } from './walker.js';
import { drawOf, type Order } from './drawing.js';

export interface WalkOptions {
  readonly seed: number;
  readonly steps: number;
  /** Milliseconds after which no new plan is begun. */
  readonly forMs: number;
  readonly order: Order;
  /** The number of findings after which the walk ends. */
  readonly findings: number;
}

export interface WalkResult {
  /** The number of steps, in total and per outcome. */
  readonly told: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Each the shortest steps found that show a disagreement, and its description. */
  readonly findings: readonly string[];
}

const stepsPerPlan = 70;
const shrinkMs = 25_000;

interface Trail {
  readonly world: World;
  readonly steps: readonly Step[];
  readonly faults: readonly string[];
}

interface Count {
  told: number;
  readonly outcomes: Record<string, number>;
}

interface Walking {
  readonly chance: Chance;
  readonly count: Count;
  readonly order: Order;
}

/** One plan, step by step until something is found or there are enough steps. */
const walkOne = async (clients: Clients, { chance, count, order }: Walking): Promise<Trail> => {
  const world = chance.happens(0.2) ? lokaal : regionaal;
  const [play, dates, steps] = [newPlay(clients, world), datesFor(chance), [] as Step[]];
  for (let nr = 0; nr < stepsPerPlan; nr += 1) {
    const step = nr === 0 ? firstStep(chance, world) : nextStep(drawOf({ chance, play, dates, nr, order }), steps);
    steps.push(step);
    const { faults, outcome } = await stepThrough(play, step, chance);
    count.told += 1;
    const key = `${step.kind} ${outcome}`;
    count.outcomes[key] = (count.outcomes[key] ?? 0) + 1;
    if (faults.length > 0) return { world, steps, faults };
  }
  return { world, steps, faults: await checkAtEnd(play, chance) };
};

const report = (steps: readonly Step[], faults: readonly string[]): string =>
  [...steps.map(stepText), ...faults.slice(0, 6).map((fault) => `   ✗ ${fault}`)].join('\n');

/** The smallest number of steps, within the time, that still show a disagreement. */
const shortest = async (clients: Clients, { world, steps, faults }: Trail, seed: number): Promise<string> => {
  const until = performance.now() + shrinkMs;
  let found: { readonly steps: readonly Step[]; readonly faults: readonly string[] } = { steps, faults };
  await shrink(steps, async (less) => {
    if (performance.now() > until) return false;
    const finding = await replay(clients, world, { steps: less, chance: chanceOf(seed) });
    if (finding) found = { steps: less.slice(0, finding.at + 1), faults: finding.faults };
    return finding !== undefined;
  });
  return report(found.steps, found.faults);
};

/** Several plans are walked side by side: most of the time passes in waiting for an answer. */
const lanes = 4;

interface Lane {
  readonly seed: number;
  readonly count: Count;
  readonly findings: string[];
}

const walkLane = async (clients: Clients, { steps, forMs, order, findings: most }: WalkOptions, { seed, count, findings }: Lane): Promise<void> => {
  const [chance, until] = [chanceOf(seed), performance.now() + forMs];
  while (count.told < steps / lanes && findings.length < most && performance.now() < until) {
    const trail = await walkOne(clients, { chance, count, order });
    if (trail.faults.length > 0) findings.push(await shortest(clients, trail, seed));
  }
};

/** Walks plan after plan. @throws Error if the service cannot be reached */
export const walk = async (clients: Clients, options: WalkOptions): Promise<WalkResult> => {
  const findings: string[] = [];
  const counts = Array.from({ length: lanes }, (): Count => ({ told: 0, outcomes: {} }));
  await Promise.all(counts.map((count, lane) => walkLane(clients, options, { seed: options.seed + lane, count, findings })));
  const keys = new Set(counts.flatMap(({ outcomes }) => Object.keys(outcomes)));
  const outcomes = [...keys].sort().map((key) => [key, counts.reduce((sum, one) => sum + (one.outcomes[key] ?? 0), 0)] as const);
  return { told: counts.reduce((sum, { told }) => sum + told, 0), outcomes: Object.fromEntries(outcomes), findings };
};
