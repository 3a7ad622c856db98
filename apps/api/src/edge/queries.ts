import type { PageQuery } from '@actiespoor/application';
import type { Position } from '@actiespoor/event-store';
import { type Dag, defined } from '@actiespoor/kernel';
import { bekendOpMoment } from '@actiespoor/voortgang';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Validate, ValidateIf } from 'class-validator';

import { KnownPosition } from '../positions.js';
import { Faultless } from '../validation/constraints.js';
import { DatumField, QueryNumberField } from '../validation/fields.js';
import { type Fault, positionFault } from '../validation/text.js';
import { type CursorOf, readCursor } from './cursor.js';

const cursorForm = /^[\w-]{1,512}$/;
const maxPage = 500;
const standardPage = 100;

const formFault =
  (form: RegExp, reason: string): Fault =>
  (value) =>
    typeof value === 'string' && form.test(value) ? undefined : reason;

const momentFault: Fault = (value) =>
  typeof value === 'string' && bekendOpMoment(value) !== undefined
    ? undefined
    : 'moet een dag zijn (2021-11-30) of een moment met tijdzone (2021-11-30T12:00:00Z)';

const isGiven = (_dto: unknown, value: unknown): boolean => value !== undefined;

/** In an address a plus is a space, and an offset begins with one. */
const withPlus = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.replace(/ (\d{2}:?\d{2})$/, '+$1') : value);

/** A moment of knowledge: a day (its end) or a moment with its offset. Optional. */
export const MomentField = (description: string): PropertyDecorator =>
  applyDecorators(ValidateIf(isGiven), Transform(withPlus), Faultless('isMoment', momentFault), ApiProperty({ type: 'string', required: false, description }));

/** `?wachtOp=` of every read: wait, for a bounded time, until the read model has this position. */
export class ReadQueryParameters {
  @ValidateIf(isGiven)
  @Faultless('isPositie', positionFault)
  @Validate(KnownPosition)
  @ApiProperty({
    type: 'string',
    required: false,
    description: 'Wacht, hoogstens enkele seconden, tot deze positie verwerkt is. Wat u zelf vastlegde leest u via dezelfde dienst ook zonder.',
  })
  readonly wachtOp?: Position;
}

const PeildatumField = (): PropertyDecorator =>
  DatumField({
    optional: true,
    isDay: true,
    description:
      'De stand zoals die op deze dag was. Een gebeurtenis telt mee als de eerste dag van haar datum op of voor de peildatum ligt; wat zij bepaalt is onzeker zolang de laatste dag daarvan nog niet voorbij is.',
  });

const BekendOpField = (): PropertyDecorator =>
  MomentField('Zoals het op dit moment bekend was: een dag (het einde ervan) of een moment met tijdzone. Wat later is vastgelegd telt niet mee.');

/** `?peildatum=&bekendOp=` of a read with a past state. */
export class MomentQueryParameters extends ReadQueryParameters {
  @PeildatumField()
  readonly peildatum?: Dag;

  @BekendOpField()
  readonly bekendOp?: string;
}

/** `?volgende=&aantal=` of a list. */
export class PageQueryParameters extends ReadQueryParameters {
  @ValidateIf(isGiven)
  @Faultless('isVolgende', formFault(cursorForm, 'moet de waarde van volgende zijn uit een eerder antwoord'))
  @ApiProperty({ type: 'string', required: false, description: 'Waar de lijst verdergaat: volgende uit het vorige antwoord.' })
  readonly volgende?: string;

  @QueryNumberField({ min: 1, max: maxPage, optional: true, description: `Hoeveel er hoogstens in één antwoord staan; anders ${String(standardPage)}.` })
  readonly aantal?: number;
}

/** A present or past list. */
export class MomentPageQueryParameters extends PageQueryParameters {
  @PeildatumField()
  readonly peildatum?: Dag;

  @BekendOpField()
  readonly bekendOp?: string;
}

/** The requested page of a list. */
export const bladOf = ({ volgende, aantal = standardPage }: PageQueryParameters, cursor: CursorOf): PageQuery =>
  defined({ na: volgende === undefined ? undefined : readCursor(volgende, cursor), aantal });
