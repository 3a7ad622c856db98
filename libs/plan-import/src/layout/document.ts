import type { Bevinding } from '../bevinding.js';
import type { Grid } from '../grid/grid.js';
import type { Kolom } from '../roles/mapping.js';

export type Indeling = 'plantabel' | 'actieformulier';

/** The purpose of a row in the document. */
export type RijSoort =
  | 'titel'
  | 'inleiding'
  | 'kop'
  | 'subdoel'
  | 'toelichting'
  | 'kolommen'
  | 'actie'
  | 'verwijzing'
  | 'notitie'
  | 'voetnoot'
  | 'legenda'
  | 'totaal'
  | 'paginaregel'
  | 'andere-tabel'
  /** The rest of the row before it, cut off by a line break or a page. */
  | 'vervolg'
  | 'veld'
  | 'overgeslagen';

/** A row of the document, its fields by name; a correctie names the `regel` and the field. */
export interface Rij {
  readonly regel: number;
  readonly soort: RijSoort;
  readonly velden: Readonly<Record<string, string>>;
  /** The question of a form, as it stands: a question that returns begins the next form. */
  readonly vraag?: string;
  /** The columns that begin at a head row. */
  readonly kolommen?: readonly Kolom[];
}

/** A document with a recognised layout, before its values are read. */
export interface PlanDocument {
  readonly indeling: Indeling;
  readonly hash: string;
  readonly rijen: readonly Rij[];
  /** The cells behind the rows, from which they are read again when a person maps a column. */
  readonly grid?: Grid;
  /** Findings on the way from bytes to rows. */
  readonly bevindingen: readonly Bevinding[];
}
