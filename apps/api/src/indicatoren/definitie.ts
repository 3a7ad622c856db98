import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { definitieWoorden, readDefinitie } from '@actiespoor/application';
import { ValidateIf } from 'class-validator';

import { Faultless } from '../validation/constraints.js';
import type { Fault } from '../validation/text.js';

const { maten, groeperingen, statussen, schalen, tellingen } = definitieWoorden;

const words = (values: readonly string[], description: string, required = true): PropertyDecorator =>
  ApiProperty({ type: 'string', enum: [...values], description, required });

const list = (values: readonly string[], description: string): PropertyDecorator =>
  ApiProperty({ type: 'array', items: { type: 'string', enum: [...values] }, required: false, description });

export class TelregelAntwoord {
  @words(tellingen, 'Of meetelt wat een organisatie meldt die nog niet besloot of zij meedoet.')
  readonly zonderBesluit!: string;

  @words(tellingen, 'Of een stand meetelt waarvan de datum niet op de dag bekend is, zolang de laatste dag ervan niet voorbij is.')
  readonly onzeker!: string;
}

/** How a figure is made; which fields there are follows from `maat`. */
export class DefinitieAntwoord {
  @words(maten, 'Wat gemeten wordt: een deel van de uitvoeringen, een mediaan in dagen, hoe vaak en hoeveel dagen de planning schoof, of welk deel meedoet.')
  readonly maat!: string;

  @words(groeperingen, 'Per wat er een cijfer is; een actie onder twee actielijnen telt in beide.')
  readonly per!: string;

  @list(statussen, 'Van een aandeel: de statussen die als bereikt tellen; elk staat ook in noemer.')
  readonly teller?: readonly string[];

  @list(statussen, 'Van een aandeel: de statussen waar het een deel van is.')
  readonly noemer?: readonly string[];

  @list(statussen, 'Van een doorlooptijd: zij begint bij de eerste van deze statussen.')
  readonly van?: readonly string[];

  @list(statussen, 'Van een doorlooptijd: zij eindigt bij de eerste van deze statussen daarna.')
  readonly tot?: readonly string[];

  @list(schalen, 'Van deelname: over acties van deze schalen.')
  readonly schalen?: readonly string[];

  @ApiProperty({ type: () => TelregelAntwoord, required: false, description: 'Wat überhaupt meetelt; niet bij verschuivingen.' })
  readonly telregel?: TelregelAntwoord;
}

const definitieFault: Fault = (value) => {
  const read = readDefinitie(value);
  return 'fouten' in read ? read.fouten.join('; ') : undefined;
};

/** A definition in a body. All that is wrong with its form is told in one reason; whether figures can be made by it is for the domain. */
export const DefinitieField = (options: { readonly optional?: true; readonly description: string }): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_dto: unknown, value: unknown) => options.optional !== true || value !== undefined),
    Faultless('isDefinitie', definitieFault),
    ApiProperty({ allOf: [{ $ref: getSchemaPath(DefinitieAntwoord) }], required: options.optional !== true, description: options.description }),
  );

