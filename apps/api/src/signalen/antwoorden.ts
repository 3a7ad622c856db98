import { ApiProperty } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { type Signaal, signaalsoorten, type SignaalSoort } from '@actiespoor/voortgang';

class SignaalActieAntwoord {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly actieId!: ActieId;

  @ApiProperty({ type: 'string' })
  readonly omschrijving!: string;
}

export class SignaalAntwoord {
  @ApiProperty({ type: 'string', enum: [...signaalsoorten] })
  readonly soort!: SignaalSoort;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly planId!: PlanId;

  @ApiProperty({ type: 'string', description: 'De titel van het plan.' })
  readonly plan!: string;

  @ApiProperty({ type: 'string', description: 'Wie aan de beurt is.' })
  readonly organisatie!: OrganisatieCode;

  @ApiProperty({ type: 'string', description: 'De code die meer dan één actie heeft.' })
  readonly code!: string;

  @ApiProperty({ type: () => SignaalActieAntwoord, isArray: true })
  readonly acties!: readonly SignaalActieAntwoord[];

  @ApiProperty({ type: 'string', description: 'Wat eraan te doen is.' })
  readonly watTeDoen!: string;
}

export class SignaalLijst {
  @ApiProperty({ type: 'string', format: 'date' })
  readonly peildatum!: Dag;

  @ApiProperty({ type: () => SignaalAntwoord, isArray: true })
  readonly signalen!: readonly SignaalAntwoord[];

  @ApiProperty({ type: 'string', required: false, description: 'Tot waar dit antwoord loopt.' })
  readonly positie?: Position;
}

/** What to do about each kind; a new one without a line does not compile. */
const watTeDoen: Readonly<Record<SignaalSoort, (signaal: Signaal) => string>> = {
  'dubbele-code': ({ code, acties }) =>
    `${String(acties.length)} acties hebben code ${code}. Geef alle op één na een eigen code, met POST /v1/acties/{actieId}/wijzigingen.`,
};

export const signaalAntwoord = (signaal: Signaal): SignaalAntwoord => ({ ...signaal, watTeDoen: watTeDoen[signaal.soort](signaal) });
