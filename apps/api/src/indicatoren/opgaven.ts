import type { Datum } from '@actiespoor/kernel';
import type { Definitie } from '@actiespoor/plan/events';

import { DatumField, TextField } from '../validation/fields.js';
import { DefinitieField } from './definitie.js';

export class Indicatoropgave {
  @TextField({ max: 120 })
  readonly naam!: string;

  @TextField({ max: 1000, description: 'Wat het cijfer zegt, voor wie het leest.' })
  readonly omschrijving!: string;

  @DefinitieField({ description: 'Hoe het cijfer wordt gemaakt.' })
  readonly definitie!: Definitie;

  @DatumField({ description: 'Sinds wanneer deze definitie geldt.' })
  readonly op!: Datum;
}

export class Herziening {
  @DefinitieField({ description: 'Hoe het cijfer voortaan wordt gemaakt; dezelfde maat als tot nu toe.' })
  readonly definitie!: Definitie;

  @TextField({ max: 1000, description: 'Waarom de definitie verandert.' })
  readonly motief!: string;

  @DatumField({ description: 'Sinds wanneer deze versie geldt.' })
  readonly op!: Datum;
}
