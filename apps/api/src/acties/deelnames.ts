import { type Datum, defined } from '@actiespoor/kernel';
import type { Deelnamebesluit, OrganisatieCode } from '@actiespoor/plan/events';
import { deelnamebesluiten } from '@actiespoor/plan/model';

import { Choice, DatumField, NumberField, OrganisatieField, TextField } from '../validation/fields.js';
import type { BareActieCommandOf, Target } from './actie-table.js';

export class Deelname {
  @OrganisatieField({ description: 'Wie besluit om mee te doen of niet.' })
  readonly organisatie!: OrganisatieCode;

  @Choice(deelnamebesluiten)
  readonly besluit!: Deelnamebesluit;

  @TextField({ max: 2000, optional: true })
  readonly motief?: string;

  @DatumField({ description: 'Wanneer het besluit viel.' })
  readonly op!: Datum;
}

export class Deelnameterugneming {
  @OrganisatieField()
  readonly organisatie!: OrganisatieCode;

  @TextField({ max: 2000, description: 'Waarom zij niet zo besloot, of niet op die dag.' })
  readonly motief!: string;

  @DatumField({ description: 'De dag die het besluit noemt.' })
  readonly op!: Datum;
}

export class Bijeenkomst {
  @OrganisatieField()
  readonly organisatie!: OrganisatieCode;

  @TextField({ max: 500, optional: true })
  readonly onderwerp?: string;

  @DatumField({ description: 'Wanneer de bijeenkomst was.' })
  readonly op!: Datum;
}

export class Bijeenkomstterugneming {
  @OrganisatieField()
  readonly organisatie!: OrganisatieCode;

  @NumberField({ min: 1, max: 100_000, description: 'Het nummer van de bijeenkomst, zoals de actie het noemt.' })
  readonly nummer!: number;

  @TextField({ max: 2000, description: 'Waarom zij er niet was, of niet zo.' })
  readonly motief!: string;

  @DatumField({ description: 'De dag die de bijeenkomst noemt.' })
  readonly op!: Datum;
}

export const toDeelnameCommand = (deelname: Deelname, { actieId }: Target): BareActieCommandOf<'DeelnameBesluiten'> => ({
  type: 'DeelnameBesluiten',
  data: defined({ actieId, ...deelname }),
});

export const toMeetingCommand = (bijeenkomst: Bijeenkomst, { actieId }: Target): BareActieCommandOf<'BijeenkomstHouden'> => ({
  type: 'BijeenkomstHouden',
  data: defined({ actieId, ...bijeenkomst }),
});
