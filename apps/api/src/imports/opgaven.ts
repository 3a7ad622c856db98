import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Min, ValidateIf } from 'class-validator';

import { DatumField, NestedList, NumberField, OrganisatieField, TextField } from '../validation/fields.js';

export class Importvraag {
  @OrganisatieField({ description: 'Van wie het plan is: een gemeente of een samenwerkingsverband.' })
  readonly eigenaar!: OrganisatieCode;

  @DatumField({ optional: true, description: 'Sinds wanneer het plan zo is; anders het begin van zijn periode.' })
  readonly geldigVanaf?: Datum;
}

export class Correctieopgave {
  @NumberField({ min: 1, max: 1_000_000, description: 'De regel in het document.' })
  readonly regel!: number;

  @TextField({ max: 50, description: 'Het veld van die regel, zoals planning.' })
  readonly veld!: string;

  @TextField({ max: 8000, description: 'Wat er had moeten staan.' })
  readonly waarde!: string;
}

export class Doorvoeringopgave {
  @NestedList(() => Correctieopgave, { optional: true })
  readonly correcties?: readonly Correctieopgave[];

  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(1000)
  @Min(1, { each: true })
  @ApiProperty({ type: 'array', items: { type: 'integer', minimum: 1 }, required: false, description: 'Regels waarvan u de fout aanvaardt.' })
  readonly aanvaard?: readonly number[];
}
