import { createRequire } from 'node:module';

import type highsLoader from 'highs';
import type { Highs } from 'highs';

import type { Programma, Programmaregel, Term } from '../../libs/veilig-thuis/src/model.js';

// Its types are those of a CommonJS module, and so it is asked for as one.
const loadHighs = createRequire(import.meta.url)('highs') as typeof highsLoader.default;

const goals: Readonly<Record<Programma['doel'], string>> = { minst: 'Minimize', meest: 'Maximize' };

const sumText = (termen: readonly Term[]): string =>
  termen.map(([gewicht, onbekende]) => `${gewicht < 0 ? '-' : '+'} ${String(Math.abs(gewicht))} ${onbekende}`).join(' ');

const rowText = ({ termen, vergelijking, waarde }: Programmaregel, index: number): string =>
  ` r${String(index)}: ${sumText(termen)} ${vergelijking} ${String(waarde)}`;

const unknownsOf = ({ termen, regels }: Programma): readonly string[] => [
  ...new Set([...termen, ...regels.flatMap((regel) => regel.termen)].map(([, onbekende]) => onbekende)),
];

type Waarden = ReadonlyMap<string, number>;

const isWhole = (waarde: number): boolean => Math.abs(waarde - Math.round(waarde)) < 1e-6;

const rounded = (waarden: Waarden): Waarden => new Map([...waarden].map(([onbekende, waarde]) => [onbekende, Math.round(waarde)]));

/** HiGHS, a solver of linear and of integer programs. */
export class Rekenmachine {
  private constructor(private readonly highs: Highs) {}

  static async make(): Promise<Rekenmachine> {
    return new Rekenmachine(await loadHighs());
  }

  /**
   * Solves in whole numbers. An answer without that demand is also the one with it if it happens to be whole: mostly it is, and it is found ten times
   * as fast.
   *
   * @returns undefined if nothing satisfies the rows
   */
  solve(programma: Programma): ReadonlyMap<string, number> | undefined {
    const broken = this.solveAs(programma, []);
    if (!broken || [...broken.values()].every(isWhole)) return broken && rounded(broken);
    const whole = this.solveAs(programma, ['General', ...unknownsOf(programma).map((one) => ` ${one}`)]);
    return whole && rounded(whole);
  }

  private solveAs(programma: Programma, demand: readonly string[]): Waarden | undefined {
    const goal = programma.termen.length === 0 ? `0 ${unknownsOf(programma)[0] ?? 'x'}` : sumText(programma.termen);
    const lines = [goals[programma.doel], ` doel: ${goal}`, 'Subject To', ...programma.regels.map(rowText), ...demand, 'End'];
    const { Status, Columns } = this.highs.solve(lines.join('\n'), { output_flag: false });
    if (Status === 'Infeasible') return undefined;
    if (Status !== 'Optimal') throw new Error(`No answer: ${Status}`);
    return new Map(Object.entries(Columns).map(([onbekende, { Primal }]) => [onbekende, Primal]));
  }
}
