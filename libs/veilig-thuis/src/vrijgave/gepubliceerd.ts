import type { Cijfer } from '../levering/levering.events.js';
import type { Oordeel } from './oordeel.js';
import type { Gebiedsopbouw } from './opbouw.js';
import { type Plek, plekKey } from './plek.js';
import { type Som, type Sombronnen, sommenVan, titelsVan } from './sommen.js';

/** A figure at a place as CBS published it, or the kind of its absence. */
export interface Publicatie {
  readonly plek: Plek;
  readonly cijfer: Exclude<Cijfer, null>;
}

type Cijfers = ReadonlyMap<string, Publicatie['cijfer']>;

/** A dot or an x: CBS does not tell the figure. An empty cell and a dash keep nothing. */
const isGehouden = (cijfer: Publicatie['cijfer']): boolean => cijfer === 'onbekend' || cijfer === 'geheim' || cijfer === 'zonder-reden';

// CBS rounds each figure of a sum by itself, to a multiple of five.
const rounding = 2.5;

// A total is dearer than a part, and a figure that an earlier edition shows protects less.
const priceOfTotal = 1e12;
const priceOfShown = 1e9;

/** The published figures of one edition: which of them are not repeated. */
class Uitgave {
  readonly verborgen: Set<string>;
  private readonly cijfers: Cijfers;
  private readonly plekken: ReadonlyMap<string, Plek>;
  private readonly bronnen: Sombronnen;

  constructor(
    publicaties: readonly Publicatie[],
    private readonly eerder: { readonly verborgen: Cijfers; readonly getoond: Cijfers },
    opbouw: readonly Gebiedsopbouw[],
  ) {
    this.cijfers = new Map(publicaties.map(({ plek, cijfer }) => [plekKey(plek), cijfer]));
    this.plekken = new Map(publicaties.map(({ plek }) => [plekKey(plek), plek]));
    this.verborgen = new Set([...this.cijfers].filter(([key, cijfer]) => eerder.verborgen.get(key) === cijfer).map(([key]) => key));
    // All sums of one place are asked at a time, also those of which it is a part.
    this.bronnen = { titels: titelsVan([...this.plekken.values()]), opbouw, isHier: () => false, isBekend: (key) => this.cijfers.has(key) };
  }

  /** Hides until no sum has exactly one figure that is not there: that one could be found by subtraction. */
  run(): void {
    const open = [...this.cijfers.keys()].filter((key) => this.isHidden(key));
    for (let key = open.pop(); key !== undefined; key = open.pop())
      for (const som of this.sommenMet(key)) {
        const also = this.tellsAll(som) && this.isAlone(som) ? this.cheapest(som) : undefined;
        if (also === undefined) continue;
        this.verborgen.add(also);
        open.push(also);
      }
  }

  private sommenMet(key: string): readonly Som[] {
    const plek = this.plekken.get(key);
    return plek ? sommenVan([plek], this.bronnen) : [];
  }

  /** Parts that overlap add up to more than their total, and tell nothing of one that is not there. */
  private tellsAll({ totaal, delen, mayOverlap }: Som): boolean {
    const total = this.cijfers.get(totaal);
    const sum = delen.map((key) => this.cijfers.get(key)).reduce<number>((so, cijfer) => so + (typeof cijfer === 'number' ? cijfer : 0), 0);
    return !mayOverlap || typeof total !== 'number' || sum <= total + rounding * (delen.length + 1);
  }

  private isAlone({ totaal, delen }: Som): boolean {
    return [totaal, ...delen].filter((key) => this.isHidden(key)).length === 1;
  }

  private isHidden(key: string): boolean {
    const cijfer = this.cijfers.get(key);
    return this.verborgen.has(key) || (cijfer !== undefined && isGehouden(cijfer));
  }

  private cheapest(som: Som): string | undefined {
    const shown = [som.totaal, ...som.delen].filter((key) => !this.isHidden(key));
    return shown.toSorted((a, b) => this.price(a, som) - this.price(b, som))[0];
  }

  private price(key: string, { totaal }: Som): number {
    const cijfer = this.cijfers.get(key);
    return (typeof cijfer === 'number' ? cijfer : 0) + (key === totaal ? priceOfTotal : 0) + (this.eerder.getoond.get(key) === cijfer ? priceOfShown : 0);
  }
}

/**
 * Editions of one table of CBS, in the order in which they were recorded. CBS has rounded its figures and left out the small ones; it does not see to it
 * that these cannot be found by subtraction. The figures are public, so this protects nobody from a reader of CBS: we only do not repeat it.
 */
export class Publicaties {
  private readonly getoond = new Map<string, Publicatie['cijfer']>();
  private readonly verborgen = new Map<string, Publicatie['cijfer']>();

  constructor(private readonly opbouw: readonly Gebiedsopbouw[]) {}

  /** Judges the next edition. */
  add(publicaties: readonly Publicatie[]): Oordeel {
    const told = publicaties.filter(({ cijfer }) => typeof cijfer === 'number' || isGehouden(cijfer));
    const uitgave = new Uitgave(told, { verborgen: this.verborgen, getoond: this.getoond }, this.opbouw);
    uitgave.run();
    for (const { plek, cijfer } of told) this.remember(plekKey(plek), cijfer, uitgave.verborgen);
    return { verborgen: uitgave.verborgen, voorbehoud: new Set() };
  }

  private remember(key: string, cijfer: Publicatie['cijfer'], verborgen: ReadonlySet<string>): void {
    const [into, from] = verborgen.has(key) ? [this.verborgen, this.getoond] : [this.getoond, this.verborgen];
    into.set(key, cijfer);
    from.delete(key);
  }
}
