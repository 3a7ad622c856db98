import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { beurtsoorten, type BeurtSoort } from '@actiespoor/voortgang';

import { MomentQueryParameters } from '../edge/queries.js';
import { Choice, OrganisatieField, QueryNumberField, UuidField } from '../validation/fields.js';

const mostDays = 3660;

/** The turns that somebody can take, and their day. */
export class EigenBeurtQueryParameters extends MomentQueryParameters {
  @Choice(beurtsoorten, { optional: true, description: 'Alleen wat op deze manier openstaat.' })
  readonly soort?: BeurtSoort;

  @UuidField({ optional: true, description: 'Alleen van dit plan.' })
  readonly plan?: PlanId;

  @QueryNumberField({ min: 1, max: mostDays, optional: true, description: 'Na hoeveel dagen zonder bericht een lopende actie stil is; anders 180.' })
  readonly stilNa?: number;

  @QueryNumberField({ min: 1, max: mostDays, optional: true, description: 'Binnen hoeveel dagen een uitgevoerde actie is geëvalueerd; anders 90.' })
  readonly evaluerenNa?: number;
}

/** The turns of everybody. */
export class BeurtQueryParameters extends EigenBeurtQueryParameters {
  @OrganisatieField({ optional: true, description: 'Alleen waar deze organisatie aan de beurt is.' })
  readonly organisatie?: OrganisatieCode;
}
