import { applyDecorators } from '@nestjs/common';
import type { Dag } from '@actiespoor/kernel';
import type { Definitie, IndicatorId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { Voorstel } from '@actiespoor/application';
import { bekendOpMoment, type Periodemaat, periodematen } from '@actiespoor/voortgang';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';

import { DefinitieField } from '../indicatoren/definitie.js';
import { Faultless } from '../validation/constraints.js';
import { Choice, DatumField, Nested, NumberField, OrganisatieField, UuidField } from '../validation/fields.js';
import type { Fault } from '../validation/text.js';

const positionForm = /^[0-9A-Za-z._-]{1,64}$/;
const lastVersie = 100_000;

const oneOfTwo: Fault = (value) => {
  const given = Object.values(value ?? {}).filter((one) => one !== undefined);
  return given.length === 1 ? undefined : 'noemt een versie of een definitie, en niet allebei';
};

const bekendTotFault: Fault = (value) =>
  typeof value === 'string' && (bekendOpMoment(value) !== undefined || positionForm.test(value))
    ? undefined
    : 'moet een positie zijn uit een eerder antwoord, een dag (2021-11-30) of een moment met tijdzone';

const isBeside = (other: string, { object }: ValidationArguments): boolean => Reflect.get(object, other) !== undefined;

const NotBeside = (other: string): PropertyDecorator =>
  ValidateBy({
    name: 'nietNaast',
    validator: { validate: (_, given) => given === undefined || !isBeside(other, given), defaultMessage: () => `kan niet samen met ${other}` },
  });

const BekendTotField = (description: string): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_dto: unknown, value: unknown) => value !== undefined),
    Faultless('isBekendTot', bekendTotFault),
    ApiProperty({ type: 'string', required: false, description }),
  );

/** The proposal: a recorded version, or an unrecorded definition. */
export class Voorstelopgave {
  @NumberField({ min: 1, max: lastVersie, optional: true, description: 'Een andere versie van de indicator.' })
  readonly versie?: number;

  @DefinitieField({ optional: true, description: 'Een definitie die nog nergens is vastgelegd.' })
  readonly definitie?: Definitie;
}

export class Evaluatieopgave {
  @UuidField({ description: 'Welke indicator; GET /indicatoren noemt ze.' })
  readonly indicatorId!: IndicatorId;

  @NumberField({ min: 1, max: lastVersie, optional: true, description: 'De versie die geldt en waarmee vergeleken wordt; anders de laatste.' })
  readonly versie?: number;

  @Nested(() => Voorstelopgave, { description: 'Wat ernaast wordt gelegd: een versie of een definitie.' })
  @Faultless('isEenVoorstel', oneOfTwo)
  readonly voorstel!: Voorstelopgave;

  @DatumField({ optional: true, isDay: true, description: 'De eerste dag; anders vanaf het begin van de plannen.' })
  readonly van?: Dag;

  @DatumField({ optional: true, isDay: true, description: 'De laatste dag; anders tot en met de laatste dag die bekend is.' })
  readonly tot?: Dag;

  @Choice(periodematen, { optional: true, description: 'De stand aan het eind van elke maand, elk kwartaal, halfjaar of jaar; anders per jaar.' })
  readonly per?: Periodemaat;

  @UuidField({ optional: true, description: 'Alleen over dit plan; anders over alle plannen die u mag lezen.' })
  readonly plan?: PlanId;

  @OrganisatieField({ optional: true, description: 'Alleen over de plannen van deze organisatie en haar leden.' })
  @NotBeside('plan')
  readonly regio?: OrganisatieCode;

  @BekendTotField('Wat na deze positie, deze dag of dit moment is vastgelegd telt niet mee; anders telt alles tot nu toe.')
  readonly bekendTot?: string;
}

/** The check of the form guarantees one of the two. */
export const voorstelOf = ({ versie, definitie }: Voorstelopgave): Voorstel => {
  if (versie !== undefined) return { versie };
  if (definitie === undefined) throw new Error('Een voorstel heeft een versie of een definitie');
  return { definitie };
};
