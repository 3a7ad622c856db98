import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { readDefinitie } from '@actiespoor/application';
import { ValidateIf } from 'class-validator';

import { Faultless } from '../validation/constraints.js';
import type { Fault } from '../validation/text.js';

const definitieFault: Fault = (value) => {
  const read = readDefinitie(value);
  return 'fouten' in read ? read.fouten.join('; ') : undefined;
};

/** A definition in a body. All that is wrong with its form is told in one reason; whether figures can be made by it is for the domain. */
export const DefinitieField = (options: { readonly optional?: true; readonly description: string }): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_dto: unknown, value: unknown) => options.optional !== true || value !== undefined),
    Faultless('isDefinitie', definitieFault),
    ApiProperty({ allOf: [{ $ref: '#/components/schemas/Definitie' }], required: options.optional !== true, description: options.description }),
  );

