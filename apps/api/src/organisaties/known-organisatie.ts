import { Inject, Injectable } from '@nestjs/common';
import { Organisaties } from '@actiespoor/application';
import { isDatum } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { type ValidationArguments, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

import { organisatieFault } from '../validation/text.js';

/** The year of the rest of the input, if it names a day. */
const yearOf = (given: ValidationArguments | undefined): number | undefined => {
  const { op, datum } = (given?.object ?? {}) as { readonly op?: unknown; readonly datum?: unknown };
  const day = op ?? datum;
  return isDatum(day) ? Number(day.slice(0, 4)) : undefined;
};

/** True if a well-formed code belongs to a registered organisatie. Another rule reports malformed codes. */
@Injectable()
@ValidatorConstraint({ name: 'isKnownOrganisatie', async: true })
export class KnownOrganisatie implements ValidatorConstraintInterface {
  constructor(@Inject(Organisaties) private readonly organisaties: Organisaties | undefined) {}

  async validate(value: unknown, given?: ValidationArguments): Promise<boolean> {
    if (!this.organisaties || organisatieFault(value) !== undefined) return true;
    return this.organisaties.isKnown(value as OrganisatieCode, yearOf(given));
  }

  defaultMessage(given?: ValidationArguments): string {
    const jaar = yearOf(given);
    return `is ${jaar === undefined ? 'hier' : `in ${String(jaar)}`} geen bekende organisatie; zie /v1/organisaties`;
  }
}
