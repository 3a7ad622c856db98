import type { Kenmerken, Voorlopigheid } from '@actiespoor/veilig-thuis/events';
import type { Vrijcijfer, Vrijecijfers } from '@actiespoor/veilig-thuis/model';

import type { LeveringRij, Leveringstap } from '../leveringen/leveringen.projection.js';
import type { Trendkenmerk } from './trend.js';

/** A series by its measure and the titles of its characteristics: a file of StatLine has no codes. */
export interface Reekssleutel {
  readonly key: string;
  readonly maat: string;
  readonly kenmerken: readonly Trendkenmerk[];
}

const sleutelOf = (maat: string, kenmerken: Kenmerken): Reekssleutel => {
  const titles = Object.entries(kenmerken).map(([dimensie, { titel }]) => ({ dimensie, titel }));
  const sorted = titles.toSorted((a, b) => (a.dimensie < b.dimensie ? -1 : 1));
  return { key: JSON.stringify([maat, sorted.map(({ dimensie, titel }) => [dimensie, titel])]), maat, kenmerken: sorted };
};

interface Uitgavereeks {
  readonly sleutel: Reekssleutel;
  readonly cijfers: Map<string, Exclude<Vrijcijfer, null>>;
}

/** One delivery as an edition of the figures of one area. */
export class Uitgave {
  readonly reeksen = new Map<string, Uitgavereeks>();
  private readonly perioden: ReadonlyMap<string, Voorlopigheid>;

  constructor(
    readonly rij: LeveringRij,
    /** The step by which the edition stands. */
    readonly vastlegging: Leveringstap,
    rows: readonly Vrijecijfers[],
  ) {
    this.perioden = new Map((rij.gegevens?.perioden ?? []).map(({ periode, voorlopigheid }) => [periode, voorlopigheid]));
    rows.forEach((row) => this.add(row));
  }

  /** True if the edition speaks of this place, with a figure or without: it has the series for this area, and the period. */
  covers(key: string, periode: string): boolean {
    return this.reeksen.has(key) && this.perioden.has(periode);
  }

  cijfer(key: string, periode: string): Exclude<Vrijcijfer, null> | undefined {
    return this.reeksen.get(key)?.cijfers.get(periode);
  }

  voorlopigheid(periode: string): Voorlopigheid {
    return this.perioden.get(periode) ?? 'definitief';
  }

  private add({ perioden, reeksen }: Vrijecijfers): void {
    for (const { maat, kenmerken, cijfers } of reeksen) {
      const sleutel = sleutelOf(maat, kenmerken);
      const reeks = this.reeksen.get(sleutel.key) ?? { sleutel, cijfers: new Map() };
      this.reeksen.set(sleutel.key, reeks);
      cijfers.forEach((cijfer, index) => {
        const periode = perioden[index]?.periode;
        if (periode !== undefined && cijfer !== null) reeks.cijfers.set(periode, cijfer);
      });
    }
  }
}
