import type { SpoorRegel } from '@actiespoor/voortgang';

export interface SpoorMedewerker {
  /** The id of now; absent with the name where the caller may not see who it was. */
  readonly id?: string;
  readonly naam?: string;
  readonly rol: string;
  readonly organisatie: string;
}

/** A line without where it is stored. */
export interface SpoorRegelAntwoord extends Omit<SpoorRegel, 'stream' | 'revisie' | 'positie' | 'medewerker'> {
  readonly medewerker: SpoorMedewerker;
}

export interface SpoorAntwoord {
  readonly regels: readonly SpoorRegelAntwoord[];
  readonly volgende?: string;
}
