import { ApiProperty } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { Onderwerp, VastgesteldeInhoud, Verschil, VerschilOnderdeel, VerschilRegel, VerschilSoort } from '@actiespoor/voortgang';

import { WijzigingAntwoord } from '../spoor/antwoorden.js';

const vrij = { type: 'object', additionalProperties: true } as const;
const soorten = ['toegevoegd', 'gewijzigd', 'verplaatst', 'samengevoegd', 'gesplitst', 'vervallen', 'deelname', 'status'] as const satisfies readonly VerschilSoort[];

export class OnderwerpAntwoord implements Onderwerp {
  @ApiProperty({ type: 'string', enum: ['plan', 'knoop', 'actie'] })
  readonly soort!: Onderwerp['soort'];

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', required: false, description: 'Van een knoop: het eigen woord van het plan.' })
  readonly niveau?: string;

  @ApiProperty({ type: 'string', required: false })
  readonly code?: string;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;
}

export class VerschilRegelAntwoord implements VerschilRegel {
  @ApiProperty({ type: 'string', enum: [...soorten] })
  readonly soort!: VerschilSoort;

  @ApiProperty({ type: () => OnderwerpAntwoord })
  readonly onderwerp!: Onderwerp;

  @ApiProperty({ type: 'string', required: false, description: 'Van wie de deelname of de status is.' })
  readonly organisatie?: OrganisatieCode;

  @ApiProperty({ type: () => WijzigingAntwoord, isArray: true })
  readonly wijzigingen!: VerschilRegel['wijzigingen'];

  @ApiProperty({ type: () => OnderwerpAntwoord, isArray: true, required: false, description: 'Waar het vandaan komt; leeg is boven in het plan.' })
  readonly van?: readonly Onderwerp[];

  @ApiProperty({ type: () => OnderwerpAntwoord, isArray: true, required: false, description: 'Waar het heen ging.' })
  readonly naar?: readonly Onderwerp[];

  @ApiProperty({ type: Object, required: false, description: 'Sinds wanneer het verviel, en waarom.' })
  readonly vervallen?: NonNullable<VerschilRegel['vervallen']>;
}

export class VerschilOnderdeelAntwoord implements VerschilOnderdeel {
  @ApiProperty({ type: () => OnderwerpAntwoord, description: 'De actielijn, of het plan zelf.' })
  readonly onderdeel!: Onderwerp;

  @ApiProperty({ type: () => VerschilRegelAntwoord, isArray: true })
  readonly regels!: readonly VerschilRegel[];
}

/** The decision by which a plan was adopted. */
export class Vaststellingsbesluit {
  @ApiProperty({ type: 'string' })
  readonly orgaan!: string;

  @ApiProperty({ type: 'string', format: 'edtf' })
  readonly op!: Datum;

  @ApiProperty({ type: 'string', required: false })
  readonly besluitnummer?: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Wanneer het werd vastgelegd.' })
  readonly geregistreerdOp!: string;
}

/** Which state was compared, on both clocks. */
export class StandAntwoord {
  @ApiProperty({ type: 'string', format: 'date', required: false, description: 'De dag waarvan het de stand is; anders nu.' })
  readonly peildatum?: string;

  @ApiProperty({ type: 'string', format: 'date-time', required: false, description: 'Zoals het toen bekend was; anders zoals het nu bekend is.' })
  readonly bekendOp?: string;

  @ApiProperty({ type: () => Vaststellingsbesluit, required: false, description: 'Het besluit, waar het de vastgestelde tekst is.' })
  readonly vaststelling?: Vaststellingsbesluit;
}

export class VerschilAntwoord implements Verschil {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;

  @ApiProperty({ type: () => StandAntwoord })
  readonly van!: StandAntwoord;

  @ApiProperty({ type: () => StandAntwoord })
  readonly tot!: StandAntwoord;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries([...soorten, 'redactioneel'].map((soort) => [soort, { type: 'integer' as const }])),
    description: 'Hoeveel regels van elke soort.',
  })
  readonly aantallen!: Verschil['aantallen'];

  @ApiProperty({ type: () => VerschilOnderdeelAntwoord, isArray: true, description: 'Per actielijn, in de volgorde van het plan.' })
  readonly onderdelen!: readonly VerschilOnderdeel[];

  @ApiProperty({ type: () => VerschilRegelAntwoord, isArray: true, description: 'Alleen anders geschreven: geen wijziging van beleid.' })
  readonly redactioneel!: readonly VerschilRegel[];

  @ApiProperty({ type: 'string', description: 'Tot waar dit antwoord loopt.' })
  readonly positie!: Position;
}

/** The plan as it was adopted, and whether the events still say the same. */
export class VastgesteldeInhoudAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ type: () => Vaststellingsbesluit })
  readonly vaststelling!: Vaststellingsbesluit;

  @ApiProperty({ type: 'boolean', description: 'Of de gebeurtenissen tot en met het besluit dezelfde tekst opleveren als is vastgesteld.' })
  readonly klopt!: boolean;

  @ApiProperty({ type: 'string', description: 'De SHA-256 die bij het besluit is vastgelegd.' })
  readonly inhoudHash!: string;

  @ApiProperty({ type: 'string', description: 'De SHA-256 van de tekst hieronder: de canonieke JSON (RFC 8785) ervan, met personen als {persoon:id}, onder het id dat is vastgelegd.' })
  readonly herberekend!: string;

  @ApiProperty({ ...vrij, description: 'De tekst van het plan en hoe die samenhangt, zoals vastgesteld.' })
  readonly tekst!: VastgesteldeInhoud;

  @ApiProperty({ type: 'string', description: 'De plaats van het besluit: tot waar dit antwoord loopt.' })
  readonly positie!: Position;
}
