import { type Datum, defined } from '@actiespoor/kernel';
import type { KaderCommand } from '@actiespoor/plan';
import type { KaderId, KaderSoort, Termijn } from '@actiespoor/plan/events';
import { kadersoorten } from '@actiespoor/plan/model';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

import { Periodeopgave } from '../plannen/opgaven.js';
import { Faultless } from '../validation/constraints.js';
import { Choice, DatumField, Nested, NestedList, TextField, TextListField, UuidField } from '../validation/fields.js';
import { OnlyWhen } from '../validation/relations.js';
import type { Fault } from '../validation/text.js';

const termijnForm = /^P[1-9]\d{0,2}[YMWD]$/;

const termijnFault: Fault = (value) =>
  typeof value === 'string' && termijnForm.test(value)
    ? undefined
    : 'moet een termijn na de vaststelling van het kader zijn, zoals P1Y (een jaar) of P6M (zes maanden); of geef de dag in uiterlijk';

/** A term, required if no last day is given. */
const TermijnField = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf(({ uiterlijk }: Verplichtingopgave, value: unknown) => value !== undefined || uiterlijk === undefined),
    Faultless('isTermijn', termijnFault),
    ApiProperty({
      type: 'string',
      pattern: termijnForm.source,
      required: false,
      description: 'Hoe lang er is na de vaststelling van het kader: P1Y is een jaar. Verplicht zonder uiterlijk, en niet ernaast.',
    }),
  );

export class Verplichtingopgave {
  @TextField({ max: 50 })
  readonly code!: string;

  @TextField({ max: 1000, description: 'Waartoe het kader verplicht, zoals een lokaal plan binnen een jaar.' })
  readonly omschrijving!: string;

  @OnlyWhen(({ uiterlijk }: Verplichtingopgave) => uiterlijk === undefined, 'hoort niet naast uiterlijk: dan geldt die dag')
  @TermijnField()
  readonly termijn?: Termijn;

  @DatumField({ optional: true, description: 'De uiterlijke dag, als het kader die zelf noemt.' })
  readonly uiterlijk?: Datum;
}

export class Kaderopgave {
  @TextField({ max: 300 })
  readonly titel!: string;

  @Choice(kadersoorten)
  readonly soort!: KaderSoort;

  @Nested(() => Periodeopgave)
  readonly periode!: Periodeopgave;

  @TextField({ max: 200, optional: true })
  readonly vastgesteldDoor?: string;

  @DatumField({ optional: true })
  readonly vastgesteldOp?: Datum;

  @UuidField({ optional: true })
  readonly voorganger?: KaderId;

  @TextListField({ max: 300, description: 'De actielijnen, doelen of speerpunten van het kader.' })
  readonly onderdelen!: readonly string[];

  @NestedList(() => Verplichtingopgave)
  readonly verplichtingen!: readonly Verplichtingopgave[];

  @DatumField()
  readonly op!: Datum;
}

/** The data of the kader, without its id: that follows from the command. */
export const toKader = ({ periode, verplichtingen, ...opgave }: Kaderopgave): Omit<KaderCommand['data'], 'kaderId'> =>
  defined({
    periode: defined({ ...periode }),
    verplichtingen: verplichtingen.map((verplichting) => defined({ ...verplichting })),
    ...opgave,
  });
