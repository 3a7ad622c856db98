import { ApiProperty } from '@nestjs/swagger';
import type { Datum } from '@actiespoor/kernel';
import type { KaderId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { KaderGegevens, KaderWeergave, OnderdeelInPlan, Uitwerking, VerplichtingWeergave } from '@actiespoor/voortgang';

const edtf = { type: 'string', format: 'edtf' } as const;
const dagen = { type: 'integer', required: false } as const;

class VanPlan {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;

  @ApiProperty({ type: 'string' })
  readonly eigenaar!: OrganisatieCode;
}

export class NakomingAntwoord extends VanPlan {
  @ApiProperty({ ...edtf, description: 'Wanneer het plan is vastgesteld.' })
  readonly op!: Datum;

  @ApiProperty({ ...dagen, description: 'Dagen na de uiterlijke dag; 0 als het op tijd was. Ontbreekt als er geen uiterlijke dag is.' })
  readonly dagenTeLaat?: number;

  @ApiProperty({ ...dagen, description: 'Hoogstens zoveel dagen, als een van de data niet op de dag bekend is; dagenTeLaat is dan het minste.' })
  readonly hoogstens?: number;
}

export class OpenstaandAntwoord extends VanPlan {
  @ApiProperty({ ...edtf, required: false, description: 'Wanneer de vaststelling werd verwacht.' })
  readonly verwacht?: Datum;

  @ApiProperty({ ...dagen, description: 'Hoeveel dagen de uiterlijke dag voorbij was op de dag waarnaar gevraagd is.' })
  readonly dagenTeLaat?: number;

  @ApiProperty({ ...dagen, description: 'Hoogstens zoveel dagen, als de uiterlijke dag niet precies bekend is.' })
  readonly hoogstens?: number;
}

export class VerplichtingAntwoord {
  @ApiProperty({ type: 'string' })
  readonly code!: string;

  @ApiProperty({ type: 'string' })
  readonly omschrijving!: string;

  @ApiProperty({ type: 'string', required: false, description: 'Hoe lang er is na de vaststelling van het kader, in ISO 8601: P1Y is een jaar.' })
  readonly termijn?: string;

  @ApiProperty({ ...edtf, required: false, description: 'De uiterlijke dag: die het kader noemt, of zijn vaststelling plus de termijn.' })
  readonly uiterlijk?: Datum;

  @ApiProperty({ type: () => NakomingAntwoord, isArray: true, required: false, description: 'De plannen waarmee eraan is voldaan. Ontbreekt als een plan er niets over zegt.' })
  readonly nagekomen?: NonNullable<VerplichtingWeergave['nagekomen']>;

  @ApiProperty({ type: () => OpenstaandAntwoord, isArray: true, required: false, description: 'De plannen die er nog aan moesten voldoen.' })
  readonly open?: NonNullable<VerplichtingWeergave['open']>;
}

export class KnoopInPlanAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly knoopId!: KnoopId;

  @ApiProperty({ type: 'string', description: 'Het eigen woord van het plan: actielijn, thema.' })
  readonly niveau!: string;

  @ApiProperty({ type: 'string', required: false })
  readonly code?: string;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;
}

export class OnderdeelInPlanAntwoord {
  @ApiProperty({ type: 'string', description: 'De titel in het kader.' })
  readonly onderdeel!: string;

  @ApiProperty({
    type: () => KnoopInPlanAntwoord,
    isArray: true,
    description: 'De onderdelen van het plan die onder die titel begonnen of daaruit voortkwamen. Leeg als het plan dit onderdeel niet heeft.',
  })
  readonly knopen!: OnderdeelInPlan['knopen'];
}

export class UitwerkingAntwoord extends VanPlan {
  @ApiProperty({ type: 'string', enum: ['concept', 'vaststelling-gepland', 'vastgesteld', 'ingetrokken'] })
  readonly status!: Uitwerking['status'];

  @ApiProperty({ type: () => OnderdeelInPlanAntwoord, isArray: true })
  readonly onderdelen!: Uitwerking['onderdelen'];

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, description: 'Onderdelen boven in het plan die uit geen onderdeel van het kader komen.' })
  readonly eigen!: Uitwerking['eigen'];
}

class KaderRegel {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly kaderId!: KaderId;

  @ApiProperty({ type: 'string' })
  readonly titel!: string;

  @ApiProperty({ type: 'string', enum: ['regiovisie', 'regio-aanpak', 'beleidskader', 'landelijk-programma'] })
  readonly soort!: KaderGegevens['soort'];

  @ApiProperty({ type: 'object', properties: { van: edtf, tot: edtf } })
  readonly periode!: KaderGegevens['periode'];

  @ApiProperty({ type: 'string', required: false })
  readonly vastgesteldDoor?: string;

  @ApiProperty({ ...edtf, required: false })
  readonly vastgesteldOp?: Datum;

  @ApiProperty({ type: 'string', format: 'uuid', required: false })
  readonly voorganger?: KaderId;

  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'De titels van de actielijnen, doelen of speerpunten van het kader.' })
  readonly onderdelen!: readonly string[];

  @ApiProperty({ type: () => VerplichtingAntwoord, isArray: true })
  readonly verplichtingen!: KaderWeergave['verplichtingen'];

  @ApiProperty({ type: 'string', description: 'De organisatie die het kader registreerde.' })
  readonly geregistreerdDoor!: string;
}

/** Without the plans that follow from it: those are with one kader at a time. */
export class KaderLijst {
  @ApiProperty({ type: () => KaderRegel, isArray: true })
  readonly kaders!: readonly KaderRegel[];
}

export class KaderAntwoord extends KaderRegel {
  @ApiProperty({ type: () => UitwerkingAntwoord, isArray: true, description: 'De plannen uit dit kader die u mag lezen.' })
  readonly plannen!: KaderWeergave['plannen'];
}
