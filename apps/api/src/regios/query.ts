import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { Voortgangsstatus } from '@actiespoor/voortgang';

import { MomentQueryParameters } from '../edge/queries.js';
import { Choice, OrganisatieField, UuidField } from '../validation/fields.js';

/** The counts of the totals, in the words of an address. */
export const bordfilters = {
  gepland: 'gepland',
  gestart: 'gestart',
  uitgevoerd: 'uitgevoerd',
  geevalueerd: 'geevalueerd',
  uitgesteld: 'uitgesteld',
  gestopt: 'gestopt',
  'niet-deelnemend': 'nietDeelnemend',
  later: 'later',
  onbekend: 'onbekend',
} as const satisfies Readonly<Record<Exclude<Voortgangsstatus, 'nietDeelnemend'> | 'niet-deelnemend', Voortgangsstatus>>;

/** A part of the board, and its day. */
export class BordQueryParameters extends MomentQueryParameters {
  @UuidField({ optional: true, description: 'Alleen dit plan.' })
  readonly plan?: PlanId;

  @OrganisatieField({ optional: true, description: 'Alleen wat deze organisatie uitvoert.' })
  readonly organisatie?: OrganisatieCode;

  @Choice(Object.keys(bordfilters), { optional: true, description: 'Alleen wat zo staat, zoals de totalen het tellen.' })
  readonly status?: keyof typeof bordfilters;
}
