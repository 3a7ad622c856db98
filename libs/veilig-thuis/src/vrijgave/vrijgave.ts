import { isAnderJaar } from '../gebied.js';
import { bekendeGebieden } from '../gebieden.js';
import type { Cijfer, Leveringsperiode } from '../levering/levering.events.js';
import type { Cijferreeks, Gebiedscijfers } from '../levering/per-gebied.js';
import { readPeriode } from '../periode.js';
import { kenmerkenText, type Plek, plekKey } from './plek.js';
import { Publicaties } from './gepubliceerd.js';
import type { Gebiedsopbouw } from './opbouw.js';
import type { Oordeel } from './oordeel.js';
import { type EigenRegels, type Telling, Uitgaven } from './uitgaven.js';

/** A figure that may be shown; `onderdrukt` is one that we hide, without a word on whether it is small itself or protects another. */
export type Vrijcijfer = Cijfer | 'onderdrukt';

export interface Vrijreeks extends Omit<Cijferreeks, 'cijfers'> {
  readonly cijfers: readonly Vrijcijfer[];
}

/** Figures of one area that may be shown. */
export interface Vrijecijfers {
  readonly perioden: readonly Leveringsperiode[];
  readonly reeksen: readonly Vrijreeks[];
}

/** Figures of one area as they are stored. */
export interface Gebiedsrij extends Gebiedscijfers {
  readonly gebied: string;
}

let contentOf: (sealed: Verzegeld) => readonly Gebiedsrij[];

/** Figures as they are stored, closed: they can be carried, and only a release opens them. */
export class Verzegeld {
  static {
    contentOf = (sealed) => sealed.#rijen;
  }

  readonly #rijen: readonly Gebiedsrij[];

  constructor(rijen: readonly Gebiedsrij[]) {
    this.#rijen = rijen;
  }
}

/** An edition of a table, with its figures closed. */
export interface Uitgavecijfers {
  readonly id: string;
  /** Its measures that are no counts, such as percentages. */
  readonly verhoudingen: ReadonlySet<string>;
  readonly rijen: Verzegeld;
}

/** Rounds own counts to a multiple of this. */
const afronding = 5;

const rounded = (count: number): number => Math.round(count / afronding) * afronding;

type Gebiedsplek = Omit<Plek, 'periode'>;

const plekOf = ({ maat, kenmerken }: Cijferreeks, gebied: string): Gebiedsplek => ({ maat, kenmerken: kenmerkenText(kenmerken), gebied });

/** A `.` for an area that was not there in that year keeps nothing. */
const isNobody = (gebied: string, periode: string): boolean => {
  const [known, jaar] = [bekendeGebieden.get(gebied), readPeriode(periode)?.jaar];
  return known !== undefined && jaar !== undefined && isAnderJaar(known, jaar);
};

/** A figure at its place, or the kind of its absence. */
interface Geplaatst {
  readonly plek: Plek;
  readonly cijfer: Exclude<Cijfer, null>;
}

/** The counts of an edition; percentages are judged by the counts at their place. */
const countsOf = ({ rijen, verhoudingen }: Uitgavecijfers): readonly Geplaatst[] =>
  contentOf(rijen).flatMap(({ gebied, perioden, reeksen }) =>
    reeksen
      .filter(({ maat }) => !verhoudingen.has(maat))
      .flatMap((reeks) => {
        const plek = plekOf(reeks, gebied);
        return reeks.cijfers.flatMap((cijfer, index): readonly Geplaatst[] => {
          const periode = perioden[index]?.periode ?? '';
          return cijfer === null || (typeof cijfer !== 'number' && isNobody(gebied, periode)) ? [] : [{ plek: { ...plek, periode }, cijfer }];
        });
      }),
  );

const tellingenOf = (uitgave: Uitgavecijfers): readonly Telling[] =>
  countsOf(uitgave).flatMap(({ plek, cijfer }) => (typeof cijfer === 'number' ? [{ plek, waarde: cijfer }] : []));

/** The place of a count without its measure: a percentage at a place tells of every count there. */
const anyMaat = (plek: Plek): string => plekKey({ ...plek, maat: '' });

/** The figures of one edition that may be shown. */
class Vrijeuitgave {
  private readonly besides: ReadonlySet<string>;

  constructor(
    private readonly uitgave: Uitgavecijfers,
    readonly oordeel: Oordeel,
    /** The form in which a count is shown. */
    private readonly shown: (count: number) => number,
  ) {
    const hidden = countsOf(uitgave).filter(({ plek, cijfer }) => typeof cijfer !== 'number' || oordeel.verborgen.has(plekKey(plek)));
    this.besides = new Set(hidden.map(({ plek }) => anyMaat(plek)));
  }

  of(gebied: string): readonly Vrijecijfers[] {
    return contentOf(this.uitgave.rijen)
      .filter((rij) => rij.gebied === gebied)
      .map(({ perioden, reeksen }) => ({ perioden, reeksen: reeksen.map((reeks) => this.reeks(reeks, gebied, perioden)) }));
  }

  private reeks(reeks: Cijferreeks, gebied: string, perioden: readonly Leveringsperiode[]): Vrijreeks {
    const plek = plekOf(reeks, gebied);
    const cijfers = reeks.cijfers.map((cijfer, index) => this.cijfer(cijfer, { ...plek, periode: perioden[index]?.periode ?? '' }));
    return { ...reeks, cijfers };
  }

  private cijfer(cijfer: Cijfer, plek: Plek): Vrijcijfer {
    if (typeof cijfer !== 'number') return cijfer;
    if (this.uitgave.verhoudingen.has(plek.maat)) return this.besides.has(anyMaat(plek)) ? 'onderdrukt' : cijfer;
    return this.oordeel.verborgen.has(plekKey(plek)) ? 'onderdrukt' : this.shown(cijfer);
  }
}

/** Figures that were judged together, and may be shown. Nothing else opens what is sealed. */
export class Vrijgave {
  readonly #uitgaven: ReadonlyMap<string, Vrijeuitgave>;

  private constructor(uitgaven: readonly (readonly [id: string, Vrijeuitgave])[]) {
    this.#uitgaven = new Map(uitgaven);
  }

  /** Editions of a table of CBS, in the order in which they were recorded; those that were withdrawn too, for they have been shown. */
  static gepubliceerd(uitgaven: readonly Uitgavecijfers[], opbouw: readonly Gebiedsopbouw[]): Vrijgave {
    const publicaties = new Publicaties(opbouw);
    return new Vrijgave(uitgaven.map((uitgave) => [uitgave.id, new Vrijeuitgave(uitgave, publicaties.add(countsOf(uitgave)), (count) => count)] as const));
  }

  /** Reports of exact counts of an organisatie, in the order in which they were recorded. */
  static eigen(uitgaven: readonly Uitgavecijfers[], regels: EigenRegels): Vrijgave {
    const judged = new Uitgaven(regels);
    return new Vrijgave(uitgaven.map((uitgave) => [uitgave.id, new Vrijeuitgave(uitgave, judged.add(tellingenOf(uitgave)), rounded)] as const));
  }

  /** The figures of an area in an edition, a row for each bundle. */
  cijfers(uitgave: string, gebied: string): readonly Vrijecijfers[] {
    return this.#uitgaven.get(uitgave)?.of(gebied) ?? [];
  }

  /** The number of secret places of an edition that lean on what a reader does not know: which hidden figures stayed the same. */
  voorbehoud(uitgave: string): ReadonlySet<string> {
    return this.#uitgaven.get(uitgave)?.oordeel.voorbehoud ?? new Set();
  }
}
