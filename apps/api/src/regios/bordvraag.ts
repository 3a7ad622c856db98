import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import { Standvraag } from '../edge/queries.js';
import { Choice, OrganisatieField, UuidField } from '../validation/fields.js';

/** The counts of the totals, in the words of an address. */
export const bordstanden = {
  gepland: 'gepland',
  gestart: 'gestart',
  uitgevoerd: 'uitgevoerd',
  geevalueerd: 'geevalueerd',
  uitgesteld: 'uitgesteld',
  gestopt: 'gestopt',
  'niet-deelnemend': 'nietDeelnemend',
  later: 'later',
  onbekend: 'onbekend',
} as const;

/** A part of the board, and its day. */
export class Bordvraag extends Standvraag {
  @UuidField({ optional: true, description: 'Alleen dit plan.' })
  readonly plan?: PlanId;

  @OrganisatieField({ optional: true, description: 'Alleen wat deze organisatie uitvoert.' })
  readonly organisatie?: OrganisatieCode;

  @Choice(Object.keys(bordstanden), { optional: true, description: 'Alleen wat zo staat, zoals de totalen het tellen.' })
  readonly status?: keyof typeof bordstanden;
}
