import { sha256Hex, uuidV5 } from '@actiespoor/kernel';

import type { Waarneming } from '../waarneming.js';
import type { Bundelreeks, Cijfer, Cijferbundel, Kenmerken, LeveringId, Leveringsperiode } from './levering.events.js';

/** Figures in one bundle, at most: some 14 kB of JSON, so that no reader of events needs to know of them. */
const maxCijfers = 2_000;
/** Places of a bundle, with those that the delivery does not have. */
const maxPlaatsen = 8_000;

/** True for the same values under the same titles; false may be a matter of other objects with the same content. */
const isSame = (a: Kenmerken, b: Kenmerken): boolean => {
  const titles = Object.keys(a);
  return titles.length === Object.keys(b).length && titles.every((titel) => a[titel] === b[titel]);
};

/** A list without doubles. The lists of a delivery have one object for each value: that is looked up without its key. */
class Lijst<From extends object, T> {
  readonly waarden: T[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly byObject = new Map<From, number>();

  constructor(private readonly keyOf: (from: From) => string) {}

  placeOf(from: From, make: () => T): number {
    const known = this.byObject.get(from);
    if (known !== undefined) return known;
    const key = this.keyOf(from);
    const place = this.byKey.get(key) ?? this.waarden.push(make()) - 1;
    this.byKey.set(key, place);
    this.byObject.set(from, place);
    return place;
  }
}

/** Sets of characteristics: each row has an object of its own, and mostly the values of the row before. */
class Kenmerkenlijst {
  readonly waarden: Kenmerken[] = [];
  private readonly byKey = new Map<string, number>();
  private latest = -1;

  placeOf(kenmerken: Kenmerken): number {
    const before = this.waarden[this.latest];
    if (before && isSame(before, kenmerken)) return this.latest;
    const key = JSON.stringify(kenmerken);
    this.latest = this.byKey.get(key) ?? this.waarden.push(kenmerken) - 1;
    this.byKey.set(key, this.latest);
    return this.latest;
  }
}

interface Reeks extends Omit<Bundelreeks, 'cijfers'> {
  readonly cijfers: Cijfer[];
}

/** The series of one set of characteristics in one area, by the place of their measure. */
type Reeksen = (Reeks | undefined)[];

/** The bundle that is being filled. */
class Vulling {
  private readonly perioden = new Lijst<Waarneming['periode'], Leveringsperiode>(({ code }) => code);
  private readonly maten = new Lijst<Waarneming['maat'], string>(({ naam }) => naam);
  private readonly kenmerken = new Kenmerkenlijst();
  private readonly gebieden = new Lijst<Waarneming['gebied'], string>(({ code }) => code);
  private readonly reeksen: Reeks[] = [];
  private readonly byPlace = new Map<string, Reeksen>();
  private cijfers = 0;

  get isFull(): boolean {
    return this.cijfers >= maxCijfers || this.reeksen.length * this.perioden.waarden.length >= maxPlaatsen;
  }

  get isEmpty(): boolean {
    return this.cijfers === 0;
  }

  add(waarneming: Waarneming): void {
    const { cijfers } = this.reeksOf(waarneming);
    const { periode, voorlopig: voorlopigheid } = waarneming;
    const at = this.perioden.placeOf(periode, () => ({ periode: periode.code, voorlopigheid }));
    while (cijfers.length < at) cijfers.push(null);
    cijfers[at] = 'waarde' in waarneming ? waarneming.waarde : waarneming.afwezig;
    this.cijfers += 1;
  }

  bundel(): Cijferbundel {
    const { waarden: perioden } = this.perioden;
    for (const { cijfers } of this.reeksen) while (cijfers.length < perioden.length) cijfers.push(null);
    return { perioden, maten: this.maten.waarden, kenmerken: this.kenmerken.waarden, gebieden: this.gebieden.waarden, reeksen: this.reeksen };
  }

  private reeksOf(waarneming: Waarneming): Reeks {
    const maat = this.maten.placeOf(waarneming.maat, () => waarneming.maat.naam);
    const kenmerken = this.kenmerken.placeOf(waarneming.dimensies);
    const gebied = this.gebieden.placeOf(waarneming.gebied, () => waarneming.gebied.code);
    const place = `${String(kenmerken)}/${String(gebied)}`;
    const reeksen = this.byPlace.get(place) ?? [];
    this.byPlace.set(place, reeksen);
    const reeks = reeksen[maat] ?? { maat, kenmerken, gebied, cijfers: [] };
    if (!reeksen[maat]) this.reeksen.push(reeks);
    reeksen[maat] = reeks;
    return reeks;
  }
}

// Fixed for ever: the id of a delivery follows from it.
const leveringNamespace = '5b8a7a4e-2f0e-5d64-9d0b-6c1f7f1f3a11';

/** Puts observations together in bundles, in their order, and derives the id of the delivery from its figures. */
export class Bundelaar {
  /** The bundles as JSON: a third of the memory that their values take. */
  readonly bundels: string[] = [];
  private vulling = new Vulling();
  private inhoud = '';
  private readonly areas = new Map<string, string>();
  private readonly periods = new Map<string, Leveringsperiode>();

  constructor(private readonly tabel: string) {}

  add(waarneming: Waarneming): void {
    const { gebied, periode, voorlopig } = waarneming;
    if (!this.areas.has(gebied.code)) this.areas.set(gebied.code, gebied.naam);
    if (!this.periods.has(periode.code)) this.periods.set(periode.code, { periode: periode.code, voorlopigheid: voorlopig });
    this.vulling.add(waarneming);
    if (this.vulling.isFull) this.close();
  }

  /** The whole delivery. Its id follows from table, figures and their order, and from nothing else: not from the form, the file or the loader. */
  finish(): {
    readonly leveringId: LeveringId;
    readonly gebieden: readonly { readonly code: string; readonly naam: string }[];
    readonly perioden: readonly Leveringsperiode[];
  } {
    if (!this.vulling.isEmpty) this.close();
    return {
      leveringId: uuidV5(leveringNamespace, `${this.tabel} ${this.inhoud}`) as LeveringId,
      gebieden: [...this.areas].map(([code, naam]) => ({ code, naam })),
      perioden: [...this.periods.values()],
    };
  }

  private close(): void {
    const bundel = JSON.stringify(this.vulling.bundel());
    this.inhoud = sha256Hex(this.inhoud + bundel);
    this.bundels.push(bundel);
    this.vulling = new Vulling();
  }
}
