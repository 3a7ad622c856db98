import type { Dag } from '@actiespoor/kernel';
import { gebiedsoortOf, tabellen } from '@actiespoor/veilig-thuis/model';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

import { MomentField, ReadQueryParameters } from '../edge/queries.js';
import { Faultless } from '../validation/constraints.js';
import { DatumField, TextField } from '../validation/fields.js';
import type { Fault } from '../validation/text.js';

const ids = [...tabellen.keys()];

const tabelFault: Fault = (value) =>
  typeof value === 'string' && ids.includes(value) ? undefined : `moet een tabel van CBS over Veilig Thuis zijn: ${ids.join(', ')}`;

const gebiedFault: Fault = (value) =>
  typeof value === 'string' && gebiedsoortOf(value) !== undefined
    ? undefined
    : 'moet de code van een gebied zijn: NL01, een landsdeel (LD02), provincie (PV25), Veilig Thuis-regio (VT06) of gemeente (GM1960)';

const isGiven = (_dto: unknown, value: unknown): boolean => value !== undefined;

const TabelField = (description: string): PropertyDecorator =>
  applyDecorators(ValidateIf(isGiven), Faultless('isTabel', tabelFault), ApiProperty({ enum: ids, required: false, description }));

/** `?tabel=&op=` of a delivery that is sent. */
export class Leveringvraag {
  @TabelField('Welke tabel het moet zijn; nodig als een CSV-bestand dat zelf niet zegt.')
  readonly tabel?: string;

  @DatumField({
    optional: true,
    isDay: true,
    description: 'De dag van deze uitgave, als de levering zelf niet zegt wanneer CBS haar wijzigde; anders vandaag.',
  })
  readonly op?: Dag;
}

/** `?tabel=` of the list of deliveries. */
export class Leveringfilter extends ReadQueryParameters {
  @TabelField('Alleen leveringen van deze tabel.')
  readonly tabel?: string;
}

export class LeveringIntrekking {
  @TextField({ max: 1000, description: 'Waarom de levering niet meer telt.' })
  readonly motief!: string;

  @DatumField({ optional: true, isDay: true, description: 'De dag van de intrekking; anders vandaag.' })
  readonly op?: Dag;
}

export class Trendvraag extends ReadQueryParameters {
  @Faultless('isGebied', gebiedFault)
  @ApiProperty({ type: 'string', pattern: '^(NL01|(LD|PV|VT)[0-9]{2}|GM[0-9]{4})$', description: 'De code van het gebied, zoals CBS die geeft.' })
  readonly gebied!: string;

  @TabelField('De tabel; anders die met de kerncijfers, 84847NED.')
  readonly tabel?: string;

  @DatumField({ optional: true, isDay: true, description: 'Alleen perioden die op of na deze dag eindigen.' })
  readonly vanaf?: Dag;

  @MomentField('De cijfers zoals ze op dit moment bekend waren: een dag (het einde ervan) of een moment met tijdzone. Latere leveringen tellen niet mee.')
  readonly bekendOp?: string;
}
