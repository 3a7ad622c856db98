import { ApiProperty } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { BordActie, BordPlan, Samenvatting } from '@actiespoor/voortgang';

import { ActieRegel, KnoopRegel, PlanRegel, UitvoeringAntwoord } from '../plannen/antwoorden.js';

const samenvatting = { type: 'object', additionalProperties: true, description: 'Hoeveel uitvoeringen waar staan; de aantallen tellen op tot totaal, en tekst zegt het in woorden.' } as const;

class Regio {
  @ApiProperty({ type: 'string' })
  readonly code!: OrganisatieCode;

  @ApiProperty({ type: 'string' })
  readonly naam!: string;
}

class BordOrganisatieAntwoord {
  @ApiProperty({ type: 'string' })
  readonly organisatie!: OrganisatieCode;

  @ApiProperty({ type: 'string' })
  readonly naam!: string;

  @ApiProperty(samenvatting)
  readonly samenvatting!: Samenvatting;
}

class BordPlanAntwoord extends PlanRegel {
  @ApiProperty({ type: () => KnoopRegel, isArray: true, description: 'De onderdelen van boven naar beneden: waar de acties bij horen.' })
  readonly knopen!: BordPlan['knopen'];
}

class BordActieAntwoord extends ActieRegel {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ type: 'string', format: 'uuid', required: false })
  readonly knoopId?: KnoopId;

  @ApiProperty({ type: () => UitvoeringAntwoord, isArray: true, description: 'Eén per organisatie die de actie uitvoert of besloot of zij meedoet; leeg waar deelacties haar verdelen.' })
  readonly uitvoeringen!: BordActie['uitvoeringen'];

  @ApiProperty(samenvatting)
  readonly samenvatting!: Samenvatting;

  @ApiProperty({ type: () => BordActieAntwoord, isArray: true })
  readonly deelacties!: readonly BordActieAntwoord[];

  @ApiProperty({ type: Object, required: false, description: 'Uit het plan gehaald: sinds wanneer en waarom. Telt nergens mee.' })
  readonly vervallen?: NonNullable<BordActie['vervallen']>;

  @ApiProperty({ type: 'boolean', required: false, description: 'Op de peildatum mogelijk nog niet zo: de datum is niet op de dag bekend.' })
  readonly onzeker?: true;
}

/** See `Regiobord` in the read models. */
export class RegiobordAntwoord {
  @ApiProperty({ type: () => Regio })
  readonly regio!: Regio;

  @ApiProperty({ type: 'string', format: 'date', required: false })
  readonly peildatum?: Dag;

  @ApiProperty({ type: 'string', format: 'date-time', required: false })
  readonly bekendOp?: string;

  @ApiProperty({ type: () => BordOrganisatieAntwoord, isArray: true, description: 'De leden van de regio, en wie er verder iets uitvoert.' })
  readonly organisaties!: readonly BordOrganisatieAntwoord[];

  @ApiProperty({ type: () => BordPlanAntwoord, isArray: true, description: 'De plannen van de regio en haar leden die u mag lezen.' })
  readonly plannen!: readonly BordPlanAntwoord[];

  @ApiProperty({ type: () => BordActieAntwoord, isArray: true, description: 'Plan na plan, in de volgorde van het plan.' })
  readonly acties!: readonly BordActieAntwoord[];

  @ApiProperty({ ...samenvatting, description: 'Elke actie eenmaal geteld, ook als zij bij meer onderdelen hoort.' })
  readonly samenvatting!: Samenvatting;

  @ApiProperty({ type: 'string', required: false, description: 'Tot waar dit antwoord loopt.' })
  readonly positie?: Position;
}
