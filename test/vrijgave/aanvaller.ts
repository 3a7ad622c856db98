import type { Programmaregel, Term } from '../../libs/veilig-thuis/src/model.js';
import type { Rekenmachine } from './rekenmachine.js';

/** A number that the attacker wants to know, and the bounds that it must be able to have. */
export interface Doelwit {
  readonly getal: string;
  readonly laag: number;
  readonly hoog: number;
}

/** A number that is narrowed: the least or the most that it can be. */
export interface Vondst {
  readonly getal: string;
  readonly minst?: number;
  readonly meest?: number;
}

type Waarden = ReadonlyMap<string, number>;

/** An attacker with a solver of integer programs: its bounds are exact. It knows nothing of the way in which figures are hidden. */
export class Aanvaller {
  constructor(private readonly rekenmachine: Rekenmachine) {}

  /** The targets that are narrowed within their bounds, by what is known of the hidden numbers. */
  attack(kennis: readonly Programmaregel[], doelwitten: readonly Doelwit[]): readonly Vondst[] {
    return [...this.tooHigh(kennis, doelwitten), ...this.tooLow(kennis, doelwitten)];
  }

  /** Numbers that cannot be as low as they should. One solution may show it of many at once, and the rest is solved one by one. */
  private tooHigh(kennis: readonly Programmaregel[], doelwitten: readonly Doelwit[]): readonly Vondst[] {
    const left = new Map(doelwitten.map((doelwit) => [doelwit.getal, doelwit]));
    const strike = (waarden: Waarden): void => {
      for (const { getal, laag } of [...left.values()]) if ((waarden.get(getal) ?? 0) <= laag) left.delete(getal);
    };
    strike(
      this.solve(
        kennis,
        'minst',
        doelwitten.map(({ getal }) => [1, getal]),
      ),
    );
    return [...left.values()].flatMap(({ getal, laag }) => {
      if (!left.has(getal)) return [];
      const waarden = this.solve(kennis, 'minst', [[1, getal]]);
      strike(waarden);
      const minst = waarden.get(getal) ?? 0;
      return minst > laag ? [{ getal, minst }] : [];
    });
  }

  /** Numbers that cannot be as high as they should. */
  private tooLow(kennis: readonly Programmaregel[], doelwitten: readonly Doelwit[]): readonly Vondst[] {
    const left = new Map(doelwitten.map((doelwit) => [doelwit.getal, doelwit]));
    const strike = (waarden: Waarden): void => {
      for (const { getal, hoog } of [...left.values()]) if ((waarden.get(getal) ?? 0) >= hoog) left.delete(getal);
    };
    const caps = doelwitten.flatMap(({ getal, hoog }): readonly Programmaregel[] => [
      {
        termen: [
          [1, `z${getal}`],
          [-1, getal],
        ],
        vergelijking: '<=',
        waarde: 0,
      },
      { termen: [[1, `z${getal}`]], vergelijking: '<=', waarde: hoog },
    ]);
    strike(
      this.solve(
        [...kennis, ...caps],
        'meest',
        doelwitten.map(({ getal }) => [1, `z${getal}`]),
      ),
    );
    return [...left.values()].flatMap(({ getal, hoog }) => {
      if (!left.has(getal)) return [];
      const waarden = this.solve([...kennis, { termen: [[1, getal]], vergelijking: '<=', waarde: hoog }], 'meest', [[1, getal]]);
      strike(waarden);
      const meest = waarden.get(getal) ?? 0;
      return meest < hoog ? [{ getal, meest }] : [];
    });
  }

  private solve(regels: readonly Programmaregel[], doel: 'minst' | 'meest', termen: readonly Term[]): Waarden {
    const found = termen.length === 0 ? new Map() : this.rekenmachine.solve({ doel, termen, regels });
    if (!found) throw new Error('The truth itself should fit what is known');
    return found;
  }
}
