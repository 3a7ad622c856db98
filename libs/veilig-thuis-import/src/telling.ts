import type { Afwezigheid, Gebiedsoort, Waarneming } from '@actiespoor/veilig-thuis';

/**
 * The account of a reading. Every cell of every row is one `waarneming` or one `geweigerd`, so `cellen` is their sum; `overigeRegels` are
 * titles, headings and footers of a CSV file.
 */
export interface Telling {
  readonly rijen: number;
  readonly overigeRegels: number;
  readonly cellen: number;
  readonly waarnemingen: number;
  readonly metWaarde: number;
  readonly afwezig: Readonly<Partial<Record<Afwezigheid, number>>>;
  readonly voorlopig: number;
  readonly geweigerd: number;
  /** The periods that occur, and the number of observations of each. */
  readonly perioden: Readonly<Record<string, number>>;
  /** The number of areas of each level that occur. */
  readonly gebieden: Readonly<Partial<Record<Gebiedsoort, number>>>;
}

export class Teller {
  rijen = 0;
  overigeRegels = 0;
  geweigerd = 0;
  private metWaarde = 0;
  private voorlopig = 0;
  private readonly afwezig = new Map<Afwezigheid, number>();
  private readonly perioden = new Map<string, number>();
  private readonly gebieden = new Map<string, Gebiedsoort>();

  add(waarneming: Waarneming): void {
    const { gebied, periode, voorlopig } = waarneming;
    if ('waarde' in waarneming) this.metWaarde += 1;
    else this.afwezig.set(waarneming.afwezig, (this.afwezig.get(waarneming.afwezig) ?? 0) + 1);
    if (voorlopig !== 'definitief') this.voorlopig += 1;
    this.perioden.set(periode.code, (this.perioden.get(periode.code) ?? 0) + 1);
    this.gebieden.set(gebied.code, gebied.soort);
  }

  telling(): Telling {
    const { rijen, overigeRegels, geweigerd, metWaarde, voorlopig } = this;
    const waarnemingen = [...this.afwezig.values()].reduce((sum, count) => sum + count, metWaarde);
    const levels: Partial<Record<Gebiedsoort, number>> = {};
    for (const soort of this.gebieden.values()) levels[soort] = (levels[soort] ?? 0) + 1;
    return {
      rijen,
      overigeRegels,
      cellen: waarnemingen + geweigerd,
      waarnemingen,
      metWaarde,
      afwezig: Object.fromEntries(this.afwezig),
      voorlopig,
      geweigerd,
      perioden: Object.fromEntries([...this.perioden].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      gebieden: levels,
    };
  }
}
