/** A table with a caption. The first column names the row. */
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
  /** Folded away if the form can do that: for readers who look for it. */
  readonly isIngeklapt?: true;
}

/** A document beside a council paper, before it takes a form: plain text everywhere, nothing escaped. */
export interface Bijlage {
  readonly titel: string;
  readonly alineas: readonly string[];
  readonly tabellen: readonly Tabel[];
  readonly delen: readonly Bijlagedeel[];
}
