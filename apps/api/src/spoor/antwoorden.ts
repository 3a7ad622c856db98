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

const medewerkerOf = ({ medewerker }: SpoorRegel, names: ReadonlyMap<string, string> | undefined): SpoorMedewerker => {
  const { id, ...inCapacity } = medewerker;
  if (!names) return inCapacity;
  const naam = names.get(id);
  return { id, ...(naam !== undefined && { naam }), ...inCapacity };
};

/**
 * Lines as people read them; where they are stored stays inside.
 *
 * @param names by id; absent where the caller may not see who it was
 */
export const spoorregels = (regels: readonly SpoorRegel[], names?: ReadonlyMap<string, string>): readonly SpoorRegelAntwoord[] =>
  regels.map((regel) => {
    const { stream: _stream, revisie: _revisie, positie: _positie, ...shown } = regel;
    return { ...shown, medewerker: medewerkerOf(regel, names) };
  });
