import type { Oplosser, Programmaregel, Term } from './programma.js';
import type { Optelling, Stelsel } from './stelsel.js';

export interface Onderdrukkingsregels {
  /** Counts below it are secret. */
  readonly drempel: number;
  /** Numbers that can still be hidden: those of the edition that no earlier one shows. */
  readonly kiesbaar: ReadonlySet<number>;
  /** Numbers that are hidden already. */
  readonly verborgen: ReadonlySet<number>;
  /** Secret numbers of an edition that shows nothing: they need no protection. */
  readonly opgegeven: ReadonlySet<number>;
  readonly oplosser: Oplosser;
}

export interface Onderdrukking {
  readonly verborgen: ReadonlySet<number>;
  /** Secret numbers that can be narrowed, whatever is hidden now. */
  readonly onbeschermd: readonly number[];
}

/** The end of the range of a secret number: 0, or just below the threshold. */
type Einde = 'laag' | 'hoog';

/** A fact about a sum, by the places of its numbers. */
interface Getalregel extends Omit<Programmaregel, 'termen'> {
  readonly termen: readonly (readonly [gewicht: number, getal: number])[];
}

type Oplossing = ReadonlyMap<string, number>;

// A total is dearer than a part, and a large number dearer than a small one.
const priceOf = (stelsel: Stelsel, getal: number): number => 10 * (1 + stelsel.totalsOf(getal)) + Math.log2(1 + stelsel.waarde(getal));

/** The unknown value of a hidden number, and by how much one that may be hidden goes up or down. */
const hidden = (getal: number): string => `x${String(getal)}`;
const up = (getal: number): string => `u${String(getal)}`;
const down = (getal: number): string => `d${String(getal)}`;
const capped = (getal: number): string => `z${String(getal)}`;

/** Hides numbers until each secret one could be anything below the threshold. */
class Onderdrukker {
  private readonly verborgen: Set<number>;
  private readonly left: Readonly<Record<Einde, Set<number>>>;
  private readonly onbeschermd = new Set<number>();

  constructor(
    private readonly stelsel: Stelsel,
    private readonly regels: Onderdrukkingsregels,
  ) {
    const geheim = [...stelsel.getallen.entries()].filter(([, { isGeheim }]) => isGeheim).map(([getal]) => getal);
    this.verborgen = new Set([...regels.verborgen, ...geheim]);
    const kept = geheim.filter((getal) => !regels.opgegeven.has(getal));
    this.left = { laag: new Set(kept), hoog: new Set(kept) };
  }

  run(): Onderdrukking {
    this.proveTogether();
    for (const einde of ['hoog', 'laag'] as const)
      for (const getal of this.left[einde]) {
        const before = this.verborgen.size;
        this.protect(getal, einde);
        if (this.verborgen.size > before) this.proveTogether();
      }
    return { verborgen: this.verborgen, onbeschermd: [...this.onbeschermd] };
  }

  /** One solution mostly proves many numbers unknown: as many low as can be, and as many high as can be. */
  private proveTogether(): void {
    const { laag, hoog } = this.left;
    const rows = this.rows(new Set());
    if (laag.size > 0) this.prove(this.regels.oplosser({ doel: 'minst', termen: [...laag].map((getal) => [1, hidden(getal)]), regels: rows }));
    if (hoog.size === 0) return;
    const caps = [...hoog].flatMap((getal): readonly Programmaregel[] => [
      {
        termen: [
          [1, capped(getal)],
          [-1, hidden(getal)],
        ],
        vergelijking: '<=',
        waarde: 0,
      },
      { termen: [[1, capped(getal)]], vergelijking: '<=', waarde: this.regels.drempel - 1 },
    ]);
    this.prove(this.regels.oplosser({ doel: 'meest', termen: [...hoog].map((getal) => [1, capped(getal)]), regels: [...rows, ...caps] }));
  }

  /** Values that fit all that is shown are proof for each number that has an end of its range there. */
  private prove(oplossing: Oplossing | undefined): void {
    if (!oplossing) return;
    const valueOf = (getal: number): number => oplossing.get(hidden(getal)) ?? 0;
    for (const getal of this.left.laag) if (valueOf(getal) <= 0) this.left.laag.delete(getal);
    for (const getal of this.left.hoog) if (valueOf(getal) >= this.regels.drempel - 1) this.left.hoog.delete(getal);
  }

  /** Hides the cheapest numbers that let this one be at the end of its range. */
  private protect(getal: number, einde: Einde): void {
    const kiesbaar = new Set([...this.regels.kiesbaar].filter((one) => !this.verborgen.has(one)));
    const wanted: Programmaregel = { termen: [[1, hidden(getal)]], vergelijking: '=', waarde: einde === 'laag' ? 0 : this.regels.drempel - 1 };
    const termen = [...kiesbaar].flatMap((one): readonly Term[] => [up(one), down(one)].map((way) => [priceOf(this.stelsel, one), way]));
    const oplossing = this.regels.oplosser({ doel: 'minst', termen, regels: [...this.rows(kiesbaar), wanted] });
    this.left[einde].delete(getal);
    if (!oplossing) this.onbeschermd.add(getal);
    for (const one of kiesbaar) if ([up(one), down(one)].some((way) => (oplossing?.get(way) ?? 0) > 0)) this.verborgen.add(one);
    this.prove(oplossing);
  }

  /** All that a reader knows, if the numbers in `kiesbaar` were hidden too. */
  private rows(kiesbaar: ReadonlySet<number>): readonly Programmaregel[] {
    const isOpen = (getal: number): boolean => this.verborgen.has(getal) || kiesbaar.has(getal);
    const sums = this.stelsel.optellingen.filter(({ totaal, delen }) => isOpen(totaal) || delen.some(isOpen));
    const bounds = [...kiesbaar].map((getal): Programmaregel => ({ termen: [[1, down(getal)]], vergelijking: '<=', waarde: this.stelsel.waarde(getal) }));
    return [...sums.flatMap((optelling) => this.rowsOf(optelling, kiesbaar)), ...bounds];
  }

  private rowsOf({ soort, totaal, delen }: Optelling, kiesbaar: ReadonlySet<number>): readonly Programmaregel[] {
    const whole = [...delen.map((deel) => [1, deel] as const), [-1, totaal] as const];
    const surplus = whole.reduce((sum, [gewicht, getal]) => sum + gewicht * this.stelsel.waarde(getal), 0);
    if (soort === 'verdeling') return this.filled({ termen: whole, vergelijking: '=', waarde: surplus }, kiesbaar);
    const parts = delen.map((deel): Getalregel => ({
      termen: [
        [1, deel],
        [-1, totaal],
      ],
      vergelijking: '<=',
      waarde: 0,
    }));
    return [{ termen: whole, vergelijking: '>=', waarde: 0 } as const, ...parts].flatMap((regel) => this.filled(regel, kiesbaar));
  }

  /** The row with the shown numbers filled in; nothing if all are shown. */
  private filled({ termen, vergelijking, waarde }: Getalregel, kiesbaar: ReadonlySet<number>): readonly Programmaregel[] {
    const unknown: Term[] = [];
    let rest = waarde;
    for (const [gewicht, getal] of termen) {
      if (this.verborgen.has(getal)) unknown.push([gewicht, hidden(getal)]);
      else rest -= gewicht * this.stelsel.waarde(getal);
      if (!this.verborgen.has(getal) && kiesbaar.has(getal)) unknown.push([gewicht, up(getal)], [-gewicht, down(getal)]);
    }
    return unknown.length === 0 ? [] : [{ termen: unknown, vergelijking, waarde: rest }];
  }
}

/**
 * Primary and complementary suppression. A number is safe if there are values that fit all that is shown in which it is 0, and others in which it is
 * just below the threshold; an integer program finds them, and the cheapest numbers to hide where there are none. Sums may link rows, columns, periods,
 * tables and editions.
 */
export const onderdruk = (stelsel: Stelsel, regels: Onderdrukkingsregels): Onderdrukking => new Onderdrukker(stelsel, regels).run();
