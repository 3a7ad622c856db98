import { dayAfter, today } from './days.js';
import type { Chance } from './random.js';

const pad = (value: number): string => String(value).padStart(2, '0');

const thisYear = (): number => Number(today().slice(0, 4));

/** The first day of the plans of the walk. */
export const beginOf = (chance: Chance): string => chance.pick([String(thisYear() - 3), `${String(thisYear() - 3)}-01-01`, `${String(thisYear() - 3)}-40`]);

/** A date of some precision in the years of the walk. */
const somewhere = (chance: Chance): string => {
  const year = String(thisYear() - 3 + chance.below(3));
  const month = `${year}-${pad(1 + chance.below(12))}`;
  return chance.weighted([
    [6, `${month}-${pad(1 + chance.below(28))}`],
    [2, `${month}-01`],
    [2, month],
    [1, year],
    [1, `${year}-${String(21 + chance.below(4))}`],
    [1, `${year}-${String(40 + chance.below(2))}`],
    [0.5, `${year}-${String(33 + chance.below(4))}`],
  ]);
};

/** Dates that recur within one plan, so that facts coincide. */
export const datesFor = (chance: Chance): readonly string[] => Array.from({ length: 12 }, () => somewhere(chance));

/** A date for a step: mostly an earlier used one, sometimes today, a future day, or a day before the plan. */
export const someDate = (chance: Chance, dates: readonly string[]): string =>
  chance.weighted<() => string>([
    [74, () => chance.pick(dates)],
    [14, () => somewhere(chance)],
    [7, today],
    [1, () => dayAfter(today())],
    [1, () => chance.pick(['2099', '2098-06', '2099-12-31', String(thisYear() + 1)])],
    [3, () => chance.pick([String(thisYear() - 4), `${String(thisYear() - 5)}-41`, `${String(thisYear() - 4)}-11-30`])],
  ])();
