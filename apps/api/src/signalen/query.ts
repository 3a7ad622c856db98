import type { OrganisatieCode } from '@actiespoor/plan/events';
import { signaalsoorten, type SignaalSoort } from '@actiespoor/voortgang';

import { MomentQueryParameters } from '../edge/queries.js';
import { Choice, OrganisatieField } from '../validation/fields.js';

/** The kinds of signals, and their day. */
export class SignaalQueryParameters extends MomentQueryParameters {
  @Choice(signaalsoorten, { optional: true, description: 'Alleen signalen van deze soort.' })
  readonly soort?: SignaalSoort;

  @OrganisatieField({ optional: true, description: 'Alleen wat deze organisatie kan oplossen.' })
  readonly organisatie?: OrganisatieCode;
}
