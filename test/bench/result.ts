import type { Machine, Versions } from './machine.js';
import { median, ratiosOf, type Spread, spreadOf } from './statistics.js';

/** The target of the ratio. */
export interface Goal {
  readonly bound: 'at-least' | 'at-most';
  readonly ratio: number;
}

/** The subject of a measurement, in words for the table. */
export interface Subject {
  readonly id: string;
  readonly work: string;
  /** The unit of `ours` and `limit`. */
  readonly unit: string;
  /** Absent for a row that only compares. */
  readonly goal?: Goal;
}

/** One value a round, each paired with its limit of the same round. */
export interface Measured {
  readonly ours: readonly number[];
  readonly limit: readonly number[];
}

/** One line of the table: medians, and the ratio of the rounds with its lowest and highest. */
export interface Result {
  readonly id: string;
  readonly work: string;
  readonly ours: number;
  readonly limit: number;
  readonly unit: string;
  readonly ratio: number;
  readonly spread: Spread;
  readonly goal: string;
  /** Absent without a goal. */
  readonly holds?: boolean;
}

/** The contents of the report file. */
export interface Report {
  readonly machine: Machine;
  readonly versions: Versions;
  readonly rounds: number;
  readonly results: readonly Result[];
}

const signs = { 'at-least': '≥', 'at-most': '≤' } as const;

const holds = ({ bound, ratio }: Goal, measured: number): boolean => (bound === 'at-least' ? measured >= ratio : measured <= ratio);

/**
 * The line of the table for one subject. The ratio is the median of the ratios of the rounds, not the ratio of the medians.
 *
 * @throws RangeError if there are no values, or not in pairs
 */
export const resultOf = ({ id, work, unit, goal }: Subject, { ours, limit }: Measured): Result => {
  const ratios = ratiosOf(ours, limit);
  const ratio = median(ratios);
  return {
    id,
    work,
    ours: median(ours),
    limit: median(limit),
    unit,
    ratio,
    spread: spreadOf(ratios),
    ...(goal ? { goal: `${signs[goal.bound]} ${goal.ratio} ×`, holds: holds(goal, ratio) } : { goal: '–' }),
  };
};

const figure = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));

const heads = ['id', 'work', 'ours', 'limit', 'unit', 'ratio', 'spread', 'goal', 'holds'];

const cellsOf = ({ id, work, ours, limit, unit, ratio, spread, goal, holds: isMet }: Result): readonly string[] => [
  id,
  work,
  figure(ours),
  figure(limit),
  unit,
  `${ratio.toFixed(2)} ×`,
  `${spread.low.toFixed(2)}–${spread.high.toFixed(2)}`,
  goal,
  isMet === undefined ? '–' : isMet ? 'yes' : 'no',
];

/** The results as a table in plain text. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [heads, ...results.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
};
