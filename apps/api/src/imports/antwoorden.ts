import { ApiProperty } from '@nestjs/swagger';
import type { Datum } from '@actiespoor/kernel';
import type { ImportId, PlanId } from '@actiespoor/plan/events';
import type { Bevinding, Gelezen, GelezenActie, GelezenKnoop, Samenvatting } from '@actiespoor/plan-import';
import type { Overschreven, Proefimport } from '@actiespoor/application';

import { withPersons } from '../edge/person-references.js';

const aantal = { type: 'integer' } as const;
const edtf = { type: 'string', format: 'edtf' } as const;
const vrij = { type: 'object', additionalProperties: true } as const;

export class SamenvattingAntwoord implements Samenvatting {
  @ApiProperty({ ...aantal, description: 'Onderdelen, ook tussenkoppen.' })
  readonly knopen!: number;

  @ApiProperty({ ...aantal, description: 'Acties, zonder voornemens en opties.' })
  readonly acties!: number;

  @ApiProperty(aantal)
  readonly deelacties!: number;

  @ApiProperty({ ...aantal, description: 'Verwijzingen tussen acties en onderdelen, elke richting eenmaal.' })
  readonly verwijzingen!: number;

  @ApiProperty(aantal)
  readonly waarschuwingen!: number;
}

export class BevindingAntwoord {
  @ApiProperty({ ...aantal, description: 'De regel in het document.' })
  readonly regel!: number;

  @ApiProperty({ type: 'string', enum: ['fout', 'waarschuwing', 'info'], description: 'Een fout moet eerst worden gecorrigeerd of, waar dat kan, aanvaard.' })
  readonly ernst!: string;

  @ApiProperty({ type: 'string' })
  readonly code!: string;

  @ApiProperty({ type: 'string' })
  readonly tekst!: string;
}

/** What was read of a document; nothing of it is recorded yet. */
export class ProefAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly importId!: ImportId;

  @ApiProperty({ type: 'string', enum: ['proef', 'doorgevoerd'] })
  readonly status!: string;

  @ApiProperty({ type: 'string', format: 'uuid', description: 'Het plan dat het wordt, of al is.' })
  readonly planId!: PlanId;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;

  @ApiProperty({ type: 'string', enum: ['regionaal', 'lokaal'] })
  readonly soort!: string;

  @ApiProperty({ type: 'string' })
  readonly eigenaar!: string;

  @ApiProperty({ type: 'object', properties: { van: edtf, tot: edtf } })
  readonly periode!: Gelezen['periode'];

  @ApiProperty({ ...edtf, required: false, description: 'Vanaf wanneer het document geldt: gegeven, of het begin van de periode.' })
  readonly geldigVanaf?: string;

  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'De woorden van het document voor zijn onderdelen, van boven naar beneden.' })
  readonly niveaus!: readonly string[];

  @ApiProperty({ type: () => SamenvattingAntwoord })
  readonly samenvatting!: SamenvattingAntwoord;

  @ApiProperty({ type: 'array', items: vrij, description: 'De onderdelen met hun acties, elk met de regel in het document.' })
  readonly knopen!: readonly object[];

  @ApiProperty({ type: 'array', items: vrij, description: 'De acties die onder geen onderdeel staan.' })
  readonly acties!: readonly object[];

  @ApiProperty({ type: 'array', items: vrij, description: 'De verwijzingen tussen acties en onderdelen.' })
  readonly koppelingen!: readonly object[];

  @ApiProperty({ type: 'array', items: vrij, description: 'De namen van personen die in het document staan, met hun regel.' })
  readonly personen!: readonly object[];

  @ApiProperty({ type: Object, required: false, description: 'Door wie en wanneer de vaststelling wordt verwacht, als het document dat zegt.' })
  readonly verwachteVaststelling?: object;

  @ApiProperty({ type: () => BevindingAntwoord, isArray: true })
  readonly bevindingen!: readonly Bevinding[];
}

class OverschrevenAntwoord {
  @ApiProperty({ type: 'integer', required: false, description: 'De regel in het document.' })
  readonly regel?: number;

  @ApiProperty({ type: 'string', description: 'Van wanneer af iets dat al eerder was vastgelegd ervoor in de plaats komt.' })
  readonly vanaf!: Datum;
}

export class DoorvoeringAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ ...aantal, description: 'Hoeveel gebeurtenissen het werden; 0 als het document niets veranderde.' })
  readonly gebeurtenissen!: number;

  @ApiProperty({ type: 'string', required: false })
  readonly positie?: string;

  @ApiProperty({ type: () => OverschrevenAntwoord, isArray: true, required: false, description: 'Wat vandaag niet meer zo is, omdat iets van een latere dag al was vastgelegd; ontbreekt als dat er niet is.' })
  readonly overschreven?: readonly Overschreven[];
}

const knoopAntwoord = (knoop: GelezenKnoop, acties: readonly GelezenActie[]): object => {
  const { sleutel, knopen, ...rest } = knoop;
  return {
    ...rest,
    acties: acties.filter(({ knoop: under }) => under === sleutel),
    knopen: knopen.map((below) => knoopAntwoord(below, acties)),
  };
};

const losseActies = ({ acties }: Gelezen): readonly GelezenActie[] => acties.filter(({ knoop }) => knoop === undefined);

/** The proef with the names that the document has: whoever sent it knows them. */
export const proefAntwoord = ({ importId, status, gelezen }: Proefimport): ProefAntwoord => {
  const { document: _document, personen, knopen, acties, ...read } = gelezen;
  const antwoord = {
    importId,
    status,
    ...read,
    knopen: knopen.map((knoop) => knoopAntwoord(knoop, acties)),
    acties: losseActies(gelezen),
    personen: personen.map(({ naam, regel }) => ({ naam, regel })),
  };
  return withPersons(antwoord, new Map(personen.map(({ persoon, naam }) => [persoon, naam])));
};
