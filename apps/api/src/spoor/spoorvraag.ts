import type { Dag } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';

import { Lijstvraag } from '../edge/queries.js';
import { DatumField, OrganisatieField, TextField, UuidField } from '../validation/fields.js';

/** Which part of the trail; everything that is given must hold. */
export class Spoorvraag extends Lijstvraag {
  @UuidField({ optional: true, description: 'Alleen wat deze medewerker vastlegde (het id).' })
  readonly medewerker?: string;

  @OrganisatieField({ optional: true, description: 'Alleen wat over deze organisatie gaat.' })
  readonly organisatie?: OrganisatieCode;

  @TextField({ max: 60, optional: true, description: 'Alleen deze soort, zoals actie-gestart.' })
  readonly soort?: string;

  @DatumField({ optional: true, isDay: true, description: 'Vastgelegd op of na deze dag.' })
  readonly van?: Dag;

  @DatumField({ optional: true, isDay: true, description: 'Vastgelegd op of voor deze dag.' })
  readonly tot?: Dag;
}
