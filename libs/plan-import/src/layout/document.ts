import type { Bevinding } from '../bevinding.js';

export type Indeling = 'actielijnentabel' | 'actieformulier';

/** The purpose of a row in the document. */
export type RijSoort =
  'titel' | 'inleiding' | 'kop' | 'subdoel' | 'toelichting' | 'kolommen' | 'actie' | 'verwijzing' | 'notitie' | 'voetnoot' | 'veld' | 'overgeslagen';

/** A row of the document, its fields by name; a correctie names the `regel` and the field. */
export interface Rij {
  readonly regel: number;
  readonly soort: RijSoort;
  readonly velden: Readonly<Record<string, string>>;
}

/** A document with a recognised layout, before its values are read. */
export interface PlanDocument {
  readonly indeling: Indeling;
  readonly hash: string;
  readonly rijen: readonly Rij[];
  /** Findings on the way from bytes to rows. */
  readonly bevindingen: readonly Bevinding[];
}
