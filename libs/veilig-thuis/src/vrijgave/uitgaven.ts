import { onderdruk, type Onderdrukking } from './onderdruk.js';
import type { Gebiedsopbouw } from './opbouw.js';
import { type Plek, plekKey } from './plek.js';
import type { Oplosser } from './programma.js';
import { type Som, sommenVan, titelsVan } from './sommen.js';
import { type Optelling, Stelsel } from './stelsel.js';
import type { Oordeel } from './oordeel.js';

/** A count at a place. */
export interface Telling {
  readonly plek: Plek;
  readonly waarde: number;
}

export interface EigenRegels {
  /** Counts below it are not shown. */
  readonly drempel: number;
  readonly opbouw: readonly Gebiedsopbouw[];
  readonly oplosser: Oplosser;
}

/** The number that a place has now. */
interface Bekend {
  readonly getal: number;
  readonly waarde: number;
}

type Tellingen = ReadonlyMap<string, Telling>;

/**
 * Reports of exact counts, in the order in which they were recorded. A place that keeps its count in the next edition is the same number, so that nobody
 * finds in one edition what another hides. An edition that is judged stays as it is, whatever follows.
 */
export class Uitgaven {
  private readonly stelsel = new Stelsel();
  private readonly latest = new Map<string, Bekend>();
  private readonly getoond = new Set<number>();
  private readonly opgegeven = new Set<number>();
  private verborgen = new Set<number>();

  constructor(private readonly regels: EigenRegels) {}

  /** Judges the next edition. */
  add(given: readonly Telling[]): Oordeel {
    const tellingen = new Map(given.map((telling) => [plekKey(telling.plek), telling]));
    const all = this.sommen(tellingen);
    const [before, known] = [this.stelsel.optellingen.length, new Map(this.latest)];
    for (const [key, { waarde }] of tellingen) if (known.get(key)?.waarde !== waarde) this.remember(key, waarde);
    const sommen = all.filter((som) => this.isTold(som, tellingen));
    const joint = this.onderdruk(tellingen, sommen);
    if (joint.onbeschermd.length === 0) return this.oordeel(tellingen, joint.verborgen, []);
    this.stelsel.forgetFrom(before);
    return this.apart(tellingen, sommen, known);
  }

  /**
   * Judges an edition by itself, as if every place in it were another number: beside the earlier ones there is no way to protect it. More is hidden, also
   * of what an earlier edition shows, and nothing that was hidden is shown. If that is not enough the edition shows nothing.
   */
  private apart(tellingen: Tellingen, sommen: readonly Som[], known: ReadonlyMap<string, Bekend>): Oordeel {
    for (const [key, { waarde }] of tellingen) {
      const before = known.get(key);
      if (before?.waarde !== waarde) continue;
      const getal = this.remember(key, waarde);
      if (this.verborgen.has(before.getal)) this.verborgen.add(getal);
    }
    const own = sommen.filter(({ totaal, delen }) => [totaal, ...delen].every((key) => tellingen.has(key)));
    const { verborgen, onbeschermd } = this.onderdruk(tellingen, own);
    const geheim = [...tellingen].filter(([, { waarde }]) => waarde < this.regels.drempel).map(([key]) => key);
    if (onbeschermd.length === 0) return this.oordeel(tellingen, verborgen, geheim);
    for (const getal of onbeschermd) this.opgegeven.add(getal);
    return this.oordeel(tellingen, new Set([...verborgen, ...this.numbersOf(tellingen)]), geheim);
  }

  private onderdruk(tellingen: Tellingen, sommen: readonly Som[]): Onderdrukking {
    for (const som of sommen) this.stelsel.addOptelling(this.optelling(som));
    const kiesbaar = new Set(this.numbersOf(tellingen).filter((getal) => !this.getoond.has(getal)));
    const { drempel, oplosser } = this.regels;
    return onderdruk(this.stelsel, { drempel, oplosser, kiesbaar, verborgen: this.verborgen, opgegeven: this.opgegeven });
  }

  private oordeel(tellingen: Tellingen, verborgen: ReadonlySet<number>, voorbehoud: readonly string[]): Oordeel {
    this.verborgen = new Set(verborgen);
    for (const getal of this.numbersOf(tellingen)) if (!verborgen.has(getal)) this.getoond.add(getal);
    return { verborgen: new Set([...tellingen.keys()].filter((key) => verborgen.has(this.getalAt(key)))), voorbehoud: new Set(voorbehoud) };
  }

  private numbersOf(tellingen: Tellingen): readonly number[] {
    return [...tellingen.keys()].map((key) => this.getalAt(key));
  }

  private getalAt(key: string): number {
    return this.latest.get(key)?.getal ?? -1;
  }

  private sommen(tellingen: Tellingen): readonly Som[] {
    const plekken = [...tellingen.values()].map(({ plek }) => plek);
    const isHier = (key: string): boolean => tellingen.has(key);
    const isBekend = (key: string): boolean => isHier(key) || this.latest.has(key);
    return sommenVan(plekken, { titels: titelsVan(plekken), opbouw: this.regels.opbouw, isHier, isBekend });
  }

  /** A sum with places of earlier editions tells something only if it holds: otherwise one of them was revised. */
  private isTold(som: Som, tellingen: Tellingen): boolean {
    return [som.totaal, ...som.delen].every((key) => tellingen.has(key)) || this.surplus(som) === 0;
  }

  private surplus({ totaal, delen }: Som): number {
    const valueAt = (key: string): number => this.latest.get(key)?.waarde ?? 0;
    return delen.reduce((sum, key) => sum + valueAt(key), -valueAt(totaal));
  }

  private remember(key: string, waarde: number): number {
    const getal = this.stelsel.add({ waarde, isGeheim: waarde < this.regels.drempel });
    this.latest.set(key, { getal, waarde });
    return getal;
  }

  private optelling(som: Som): Optelling {
    const { totaal, delen, mayOverlap } = som;
    const soort = mayOverlap && this.surplus(som) > 0 ? 'dekking' : 'verdeling';
    return { soort, totaal: this.getalAt(totaal), delen: delen.map((key) => this.getalAt(key)) };
  }
}
