export interface BronregelAntwoord {
  readonly regel: number;
  readonly tekst: string;
}

export interface BronAntwoord {
  /** SHA-256. */
  readonly document: string;
  readonly regels: readonly BronregelAntwoord[];
}
