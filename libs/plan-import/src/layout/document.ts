import type { Bevinding } from '../bevinding.js';

export type Indeling = 'actielijnentabel' | 'actieformulier';

/** What a row of the document is for. */
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
  | 'veld'
  | 'overgeslagen';

/** A row as it stands, its fields by name; a correctie names the `regel` and the field. */
export interface Rij {
  readonly regel: number;
  readonly soort: RijSoort;
  readonly velden: Readonly<Record<string, string>>;
}

/** A document whose layout was recognised and whose values have not been read yet. */
export interface PlanDocument {
  readonly indeling: Indeling;
  readonly hash: string;
  readonly rijen: readonly Rij[];
  /** What was noticed on the way from bytes to rows. */
  readonly bevindingen: readonly Bevinding[];
}
