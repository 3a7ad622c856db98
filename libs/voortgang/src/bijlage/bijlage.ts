/** A table that says what it is about. The first column names the row. */
export interface Tabel {
  readonly bijschrift: string;
  readonly kolommen: readonly string[];
  readonly rijen: readonly (readonly string[])[];
}

/** A part under a heading, with parts of its own or tables. */
export interface Bijlagedeel {
  readonly kop: string;
  readonly alineas?: readonly string[];
  readonly tabellen?: readonly Tabel[];
  readonly delen?: readonly Bijlagedeel[];
  /** Folded away where the form can: there for who looks for it. */
  readonly isIngeklapt?: true;
}

/** A document to read beside a council paper, before it takes a form: plain text everywhere, nothing escaped. */
export interface Bijlage {
  readonly titel: string;
  readonly alineas: readonly string[];
  readonly tabellen: readonly Tabel[];
  readonly delen: readonly Bijlagedeel[];
}
