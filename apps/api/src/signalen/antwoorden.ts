import { ApiProperty } from '@nestjs/swagger';
import type { Position } from '@actiespoor/event-store';
import type { Dag, Datum } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { type DubbeleCode, type LaterDanEinde, type Signaal, signaalsoorten, type SignaalSoort } from '@actiespoor/voortgang';

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

  @ApiProperty({ type: 'string', required: false, description: 'Bij dubbele-code: de code die meer dan één actie heeft.' })
  readonly code?: string;

  @ApiProperty({ type: 'string', required: false, description: 'Bij later-dan-intrekking en later-dan-hoofdactie: de dag van de intrekking of het vervallen.' })
  readonly einde?: Datum;

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
const watTeDoen: Readonly<{
  'dubbele-code': (signaal: DubbeleCode) => string;
  'later-dan-intrekking': (signaal: LaterDanEinde) => string;
  'later-dan-hoofdactie': (signaal: LaterDanEinde) => string;
}> = {
  'dubbele-code': ({ code, acties }) =>
    `${String(acties.length)} acties hebben code ${code}. Geef alle op één na een eigen code, met POST /v1/acties/{actieId}/wijzigingen.`,
  'later-dan-intrekking': ({ einde }) =>
    `Het plan is ingetrokken op ${einde}, en van deze acties is iets van daarna vastgelegd. Klopt die dag niet, herstel het plan dan op ${einde} en trek het in op de goede dag; anders corrigeert wie meldde de melding.`,
  'later-dan-hoofdactie': ({ einde }) =>
    `De hoofdactie is vervallen op ${einde}, en van deze deelacties is iets van daarna vastgelegd. Klopt die dag niet, herstel de hoofdactie dan op ${einde} en laat haar vervallen op de goede dag; anders corrigeert wie meldde de melding.`,
};

const toDo = (signaal: Signaal): string => (signaal.soort === 'dubbele-code' ? watTeDoen['dubbele-code'](signaal) : watTeDoen[signaal.soort](signaal));

export const signaalAntwoord = (signaal: Signaal): SignaalAntwoord => ({ ...signaal, watTeDoen: toDo(signaal) });
