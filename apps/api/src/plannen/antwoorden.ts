import { ApiProperty } from '@nestjs/swagger';
import type { Datum } from '@actiespoor/kernel';
import type { Position } from '@actiespoor/event-store';
import type { KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { ActieWeergave, KnoopWeergave, PlanStatus, PlanWeergave } from '@actiespoor/voortgang';

const periode = { type: 'object', properties: { van: { type: 'string', format: 'edtf' }, tot: { type: 'string', format: 'edtf' } } } as const;
const vrij = { type: 'object', additionalProperties: true } as const;

/** The words as they stood, and how they were read. */
export class PlanningAntwoord {
  @ApiProperty({ type: 'string', description: 'De woorden van het plan.' })
  readonly tekst!: string;

  @ApiProperty({ type: 'string', description: 'Hoe die gelezen zijn, zoals doorlopend of periode.' })
  readonly soort!: string;

  @ApiProperty({ type: 'string', required: false, description: 'Eén datum of een periode in EDTF, zoals 2022 of 2021-41/2022-40.' })
  readonly edtf?: string;

  @ApiProperty({ type: 'string', enum: ['hoog', 'middel', 'laag'] })
  readonly zekerheid!: string;
}

/** What one organisatie does of an actie. */
export class UitvoeringAntwoord {
  @ApiProperty({ type: 'string' })
  readonly organisatie!: OrganisatieCode;

  @ApiProperty({ type: 'string', enum: ['ja', 'nee', 'later', 'onbekend'] })
  readonly deelname!: string;

  @ApiProperty({ type: 'string', required: false, enum: ['gepland', 'gestart', 'uitgevoerd', 'geevalueerd', 'uitgesteld', 'gestopt'] })
  readonly status?: string;

  @ApiProperty({ type: 'string', format: 'edtf', required: false })
  readonly sinds?: Datum;

  @ApiProperty({ type: 'boolean', required: false, description: 'Op de peildatum mogelijk nog niet zo: de datum is niet op de dag bekend.' })
  readonly onzeker?: true;
}

/** What an actie is, wherever it is shown. */
export class ActieRegel {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly actieId!: string;

  @ApiProperty({ type: 'string', required: false })
  readonly code?: string;

  @ApiProperty({ type: 'string', enum: ['actie', 'voornemen', 'optie'] })
  readonly soort!: string;

  @ApiProperty({ type: 'string' })
  readonly omschrijving!: string;

  @ApiProperty({ type: Object, required: false, description: 'De schaal: tekst en soort.' })
  readonly schaal?: ActieWeergave['schaal'];
}

export class ActieAntwoord extends ActieRegel {
  @ApiProperty({ type: 'string', format: 'uuid', required: false, description: 'Het onderdeel waar de actie onder hangt. Een deelactie staat bij haar actie, en heeft alleen een eigen onderdeel als zij dat kreeg.' })
  readonly knoopId?: KnoopId;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, description: 'Van een deelactie: de actie waar zij bij hoort.' })
  readonly hoofdactieId?: string;

  @ApiProperty({ type: 'array', items: vrij })
  readonly trekkers!: ActieWeergave['trekkers'];

  @ApiProperty({ type: () => PlanningAntwoord, required: false })
  readonly planning?: PlanningAntwoord;

  @ApiProperty({ type: () => UitvoeringAntwoord, isArray: true, description: 'Wie de actie volgens de schaal uitvoert, en ieder die iets besloot of meldde.' })
  readonly uitvoeringen!: readonly UitvoeringAntwoord[];

  @ApiProperty({ type: () => ActieAntwoord, isArray: true })
  readonly deelacties!: readonly ActieAntwoord[];

  @ApiProperty({ type: 'array', items: vrij, description: 'Waar de actie ook bij hoort: soort, doel en tekst.' })
  readonly verwijzingen!: ActieWeergave['verwijzingen'];

  @ApiProperty({ type: 'integer', description: 'De ETag van deze actie.' })
  readonly revisie!: number;
}

export class ActieLijst {
  @ApiProperty({ type: () => ActieAntwoord, isArray: true })
  readonly acties!: readonly ActieAntwoord[];
}

export class KnoopRegel {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly knoopId!: KnoopId;

  @ApiProperty({ type: 'string', description: 'Het eigen woord van het plan: actielijn, speerpunt, thema.' })
  readonly niveau!: string;

  @ApiProperty({ type: 'string', required: false })
  readonly code?: string;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;
}

export class KnoopAntwoord extends KnoopRegel {
  @ApiProperty({ type: 'string', format: 'uuid', required: false })
  readonly bovenliggend?: KnoopId;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, required: false, description: 'De onderdelen die in dit onderdeel opgingen.' })
  readonly herkomst?: readonly KnoopId[];

  @ApiProperty({ type: () => ActieAntwoord, isArray: true })
  readonly acties!: KnoopWeergave['acties'];
}

/** A knoop that no longer stands. */
export class OpgeganeKnoopAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly knoopId!: KnoopId;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;

  @ApiProperty({ type: 'string', enum: ['samengevoegd', 'gesplitst'] })
  readonly soort!: string;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, description: 'De onderdelen waar het in opging.' })
  readonly opgegaanIn!: readonly KnoopId[];

  @ApiProperty({ type: 'string', format: 'edtf' })
  readonly op!: Datum;
}

/** A plan in a list. */
export class PlanRegel {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;

  @ApiProperty({ type: 'string', enum: ['regionaal', 'lokaal'] })
  readonly soort!: string;

  @ApiProperty({ type: 'string' })
  readonly eigenaar!: OrganisatieCode;

  @ApiProperty({ type: 'string', enum: ['concept', 'vaststelling-gepland', 'vastgesteld', 'ingetrokken'] })
  readonly status!: PlanStatus;

  @ApiProperty(periode)
  readonly periode!: PlanWeergave['periode'];

  @ApiProperty({ type: 'boolean', required: false, description: 'Op de peildatum mogelijk nog niet zo: de datum is niet op de dag bekend.' })
  readonly onzeker?: true;
}

export class PlanLijst {
  @ApiProperty({ type: () => PlanRegel, isArray: true })
  readonly plannen!: readonly PlanRegel[];

  @ApiProperty({ type: 'string', required: false, description: 'Waar de lijst verdergaat.' })
  readonly volgende?: string;
}

export class PlanAntwoord extends PlanRegel {
  @ApiProperty({ type: () => KnoopAntwoord, isArray: true, description: 'De onderdelen van boven naar beneden, met hun acties.' })
  readonly knopen!: PlanWeergave['knopen'];

  @ApiProperty({ type: () => OpgeganeKnoopAntwoord, isArray: true, required: false, description: 'Wat is samengevoegd of gesplitst en niet meer in het plan staat.' })
  readonly opgegaan?: NonNullable<PlanWeergave['opgegaan']>;

  @ApiProperty({ type: 'array', items: vrij })
  readonly consultaties!: PlanWeergave['consultaties'];

  @ApiProperty(vrij)
  readonly vaststelling!: PlanWeergave['vaststelling'];

  @ApiProperty({ ...vrij, description: 'Hoeveel uitvoeringen waar staan, elke actie eenmaal geteld.' })
  readonly samenvatting!: PlanWeergave['samenvatting'];

  @ApiProperty({ type: 'integer' })
  readonly revisie!: number;

  @ApiProperty({ type: 'string', description: 'Tot waar dit antwoord loopt.' })
  readonly positie!: Position;
}
