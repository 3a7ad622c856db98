import { ApiProperty } from '@nestjs/swagger';
import type { SpoorRegel, SpoorWijziging } from '@actiespoor/voortgang';

export class SpoorMedewerker {
  @ApiProperty({ type: 'string', format: 'uuid', required: false, description: 'Het id dat de medewerker nu heeft.' })
  readonly id?: string;

  @ApiProperty({ type: 'string', required: false, description: 'Zolang die bekend is.' })
  readonly naam?: string;

  @ApiProperty({ type: 'string' })
  readonly rol!: string;

  @ApiProperty({ type: 'string' })
  readonly organisatie!: string;
}

export class WijzigingAntwoord implements SpoorWijziging {
  @ApiProperty({ type: 'string' })
  readonly veld!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly oud!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly nieuw!: string | null;
}

export class SpoorRegelAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly gebeurtenisId!: string;

  @ApiProperty({ type: 'string', description: 'Wat er gebeurde, zoals actie-gestart.' })
  readonly soort!: string;

  @ApiProperty({ type: 'string', format: 'uuid', required: false })
  readonly actieId?: string;

  @ApiProperty({ type: 'string', format: 'edtf', description: 'Wanneer het zo was.' })
  readonly op!: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Wanneer het werd vastgelegd.' })
  readonly geregistreerdOp!: string;

  @ApiProperty({ type: () => SpoorMedewerker })
  readonly medewerker!: SpoorMedewerker;

  @ApiProperty({ type: 'string', description: 'Over welke organisatie het gaat.' })
  readonly organisatie!: string;

  @ApiProperty({ type: 'string', required: false, description: 'Namens welke organisatie het werd vastgelegd, waar dat een andere was.' })
  readonly namens?: string;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, required: false, description: 'De onderdelen van het plan die de regel noemt.' })
  readonly knopen?: readonly string[];

  @ApiProperty({ type: Object, required: false, description: 'Welke onderdelen (van) opgingen in welke (in).' })
  readonly overgang?: SpoorRegel['overgang'];

  @ApiProperty({ type: 'string', required: false })
  readonly reden?: string;

  @ApiProperty({ type: 'boolean', description: 'Alleen hoe het geschreven is, niet wat het betekent.' })
  readonly redactioneel!: boolean;

  @ApiProperty({ type: () => WijzigingAntwoord, isArray: true })
  readonly wijzigingen!: readonly SpoorWijziging[];

  @ApiProperty({ type: Object, required: false, description: 'Het document (SHA-256) en de regel erin.' })
  readonly bron?: SpoorRegel['bron'];
}

export class SpoorAntwoord {
  @ApiProperty({ type: () => SpoorRegelAntwoord, isArray: true })
  readonly regels!: readonly SpoorRegelAntwoord[];

  @ApiProperty({ type: 'string', required: false, description: 'Waar het spoor verdergaat.' })
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
