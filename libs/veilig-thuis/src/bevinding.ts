import type { Vindplaats } from './waarneming.js';

export type Cijferernst = 'fout' | 'waarschuwing' | 'info';

/** The gravity of each finding. A delivery with a `fout` cannot be used. */
const ernstOf = {
  leeg: 'fout',
  webpagina: 'fout',
  foutmelding: 'fout',
  'geen-levering': 'fout',
  'geen-utf8': 'fout',
  'json-onleesbaar': 'fout',
  afgebroken: 'fout',
  'rij-te-lang': 'fout',
  'niet-alles': 'fout',
  'geen-rijen': 'fout',
  getypeerd: 'fout',
  'lijst-ontbreekt': 'fout',
  'lijst-onleesbaar': 'fout',
  'lijsten-na-gegevens': 'fout',
  'tabel-onbekend': 'fout',
  'tabel-niet-genoemd': 'fout',
  'andere-tabel': 'fout',
  'tabellen-gemengd': 'fout',
  'csv-indeling': 'fout',
  'csv-scheiding': 'fout',
  'kolommen-anders': 'fout',
  'maat-onbekend': 'fout',
  'maat-ontbreekt': 'fout',
  'maat-nieuw': 'waarschuwing',
  'categorie-onbekend': 'fout',
  'gebied-onbekend': 'fout',
  'gebied-ander-jaar': 'fout',
  'gebied-bestond-niet': 'info',
  'periode-onbekend': 'fout',
  'getal-onleesbaar': 'fout',
  decimaalteken: 'fout',
  decimalen: 'fout',
  'getal-te-lang': 'fout',
  'getal-negatief': 'fout',
  'afwezigheid-onbekend': 'fout',
  dubbel: 'fout',
  'dubbelen-niet-gezocht': 'info',
  'slotregel-ontbreekt': 'waarschuwing',
  'symbolen-ontbreken': 'waarschuwing',
} as const satisfies Readonly<Record<string, Cijferernst>>;

export type CijferbevindingCode = keyof typeof ernstOf;

/** A point in a delivery that a person should know of. */
export interface Cijferbevinding {
  readonly code: CijferbevindingCode;
  readonly ernst: Cijferernst;
  /** A Dutch sentence with a way out. */
  readonly tekst: string;
  readonly plaats?: Partial<Vindplaats>;
}

/** A finding about a cell or a row, before its place is known. */
export interface Opmerking {
  readonly code: CijferbevindingCode;
  readonly tekst: string;
}

/** Findings of one code: the total, and the first few. */
export interface Bevindingsoort {
  readonly code: CijferbevindingCode;
  readonly ernst: Cijferernst;
  readonly aantal: number;
  readonly eerste: readonly Cijferbevinding[];
}

const shown = 10;

/** Collects findings: all are counted, and of each code the first ten are kept, so that memory is bounded. */
export class Bevindingen {
  private readonly kept = new Map<CijferbevindingCode, { aantal: number; readonly eerste: Cijferbevinding[] }>();

  add({ code, tekst }: Opmerking, plaats?: Partial<Vindplaats>): void {
    const these = this.kept.get(code) ?? { aantal: 0, eerste: [] };
    this.kept.set(code, these);
    these.aantal += 1;
    if (these.eerste.length < shown) these.eerste.push({ code, ernst: ernstOf[code], tekst, ...(plaats && { plaats }) });
  }

  count(code: CijferbevindingCode): number {
    return this.kept.get(code)?.aantal ?? 0;
  }

  get hasFouten(): boolean {
    return [...this.kept.keys()].some((code) => ernstOf[code] === 'fout');
  }

  /** Gravest first, and then in the order in which they were found. */
  soorten(): readonly Bevindingsoort[] {
    const all = [...this.kept].map(([code, { aantal, eerste }]) => ({ code, ernst: ernstOf[code], aantal, eerste: [...eerste] }));
    return (['fout', 'waarschuwing', 'info'] as const).flatMap((ernst) => all.filter((one) => one.ernst === ernst));
  }
}
