/** A number that a reader may look for: a count, in as many tables and editions on end as tell the same. */
export interface Getal {
  readonly waarde: number;
  /** Below the threshold: never shown. */
  readonly isGeheim: boolean;
}

/**
 * A sum that everybody knows to hold. The parts of a `verdeling` add up to the total; a difference that is there stays. Those of a `dekking` overlap:
 * together at least the total, and each at most the total. The numbers are places in a list.
 */
export interface Optelling {
  readonly soort: 'verdeling' | 'dekking';
  readonly totaal: number;
  readonly delen: readonly number[];
}

const keyOf = ({ totaal, delen }: Optelling): string => `${String(totaal)}=${delen.join('+')}`;

/** Numbers and the sums between them. It grows with every edition. */
export class Stelsel {
  readonly getallen: Getal[] = [];
  readonly optellingen: Optelling[] = [];
  private readonly totals: number[] = [];
  private readonly known = new Set<string>();

  /** @returns its place in the list of numbers */
  add(getal: Getal): number {
    this.totals.push(0);
    return this.getallen.push(getal) - 1;
  }

  /** The same sum of the same numbers counts once. */
  addOptelling(optelling: Optelling): void {
    if (this.known.has(keyOf(optelling))) return;
    this.known.add(keyOf(optelling));
    this.optellingen.push(optelling);
    this.totals[optelling.totaal] = this.totalsOf(optelling.totaal) + 1;
  }

  /** Takes back the sums that were added after the first so many. */
  forgetFrom(count: number): void {
    for (const optelling of this.optellingen.splice(count)) {
      this.known.delete(keyOf(optelling));
      this.totals[optelling.totaal] = this.totalsOf(optelling.totaal) - 1;
    }
  }

  waarde(getal: number): number {
    return this.getallen[getal]?.waarde ?? 0;
  }

  /** The number of sums of which this is the total. */
  totalsOf(getal: number): number {
    return this.totals[getal] ?? 0;
  }
}
