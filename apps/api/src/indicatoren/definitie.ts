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

/** A definition in a body. All faults in its form are told in one reason; the domain decides if figures can be made by it. */
export const DefinitieField = (options: { readonly optional?: true; readonly description: string }): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_dto: unknown, value: unknown) => options.optional !== true || value !== undefined),
    Faultless('isDefinitie', definitieFault),
    ApiProperty({ allOf: [{ $ref: '#/components/schemas/Definitie' }], required: options.optional !== true, description: options.description }),
  );
