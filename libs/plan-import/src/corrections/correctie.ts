/** Replaces the words of one field in one row of the document, or the role of a column: `kolom C` on a head row. */
export interface Correctie {
  readonly regel: number;
  readonly veld: string;
  readonly waarde: string;
}

/** The reason why a correctie or an acceptance is impossible. */
export interface Correctiefout {
  readonly regel: number;
  readonly veld?: string;
  readonly tekst: string;
}
