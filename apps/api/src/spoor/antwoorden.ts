import type { SpoorRegel } from '@actiespoor/voortgang';

export interface SpoorMedewerker {
  /** The present id; absent, like the name, if the caller may not see the medewerker. */
  readonly id?: string;
  readonly naam?: string;
  readonly rol: string;
  readonly organisatie: string;
}

/** A line without its place in the store. */
export interface SpoorRegelAntwoord extends Omit<SpoorRegel, 'stream' | 'revisie' | 'positie' | 'medewerker'> {
  readonly medewerker: SpoorMedewerker;
}

export interface SpoorAntwoord {
  readonly regels: readonly SpoorRegelAntwoord[];
  readonly volgende?: string;
}
