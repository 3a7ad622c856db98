import type { Cel } from './cel.js';
import type { Gebied } from './gebied.js';
import type { Meetperiode, Voorlopigheid } from './periode.js';
import type { Tabel } from './tabel.js';

/** A measure of a table. `naam` is its title after those of the groups above it, apart by `/`; equal in all formats. */
export interface Maat {
  readonly naam: string;
  /** The code in this delivery; formats differ in it, and a file may have none. */
  readonly code?: string;
  /** `aantal`, `%`. */
  readonly eenheid: string;
  readonly decimalen?: number;
}

/** A value of a dimension. The title keeps no provisional mark and no blanks at its end. */
export interface Categorie {
  readonly code?: string;
  readonly titel: string;
}

/** A dimension: the area, the period, or a characteristic such as the nature of the violence. */
export interface Dimensie {
  readonly titel: string;
  readonly code?: string;
  readonly rol: 'gebied' | 'periode' | 'kenmerk';
}

/** The place of a figure in the delivery: its part, its row (of a CSV file: its line) from 1, and the field or heading. */
export interface Vindplaats {
  readonly deel: string;
  readonly rij: number;
  readonly veld: string;
}

interface Cijferplaats {
  readonly tabel: string;
  readonly maat: Maat;
  /** The characteristics by the title of their dimension; without area and period. */
  readonly dimensies: Readonly<Record<string, Categorie>>;
  readonly gebied: Gebied;
  readonly periode: Meetperiode;
  readonly voorlopig: Voorlopigheid;
  readonly plaats: Vindplaats;
}

/** One figure of CBS, or its absence, in the form that all formats share. */
export type Waarneming = Cijferplaats & Cel;

export type Leveringsvorm = 'odata-v3' | 'odata-v4' | 'statline-csv';

/** The facts about a delivery that hold for all its figures. */
export interface Leveringskop {
  readonly tabel: Tabel;
  readonly vorm: Leveringsvorm;
  /** The moment of change as the delivery writes it (`2025-10-31T02:00:00`); a CSV file has none. */
  readonly gewijzigd?: string;
  readonly maten: readonly Maat[];
  readonly dimensies: readonly Dimensie[];
}
