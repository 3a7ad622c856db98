import { Inject, Injectable } from '@nestjs/common';
import { isDatum } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import { type ValidationArguments, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

import { PLATFORM } from '../commands.js';
import { organisatieFault } from '../validation/text.js';

/** The year that the rest of the input speaks of, where it names a day. */
const yearOf = (given: ValidationArguments | undefined): number | undefined => {
  const { op, datum } = (given?.object ?? {}) as { readonly op?: unknown; readonly datum?: unknown };
  const day = op ?? datum;
  return isDatum(day) ? Number(day.slice(0, 4)) : undefined;
};

const isInForce = ({ vanJaar, totJaar }: OrganisatieGegevens, jaar: number | undefined): boolean =>
  jaar === undefined || ((vanJaar ?? jaar) <= jaar && jaar <= (totJaar ?? jaar));

/** Whether a well-formed code is of an organisatie that is registered here. What is not well-formed another rule reports. */
@Injectable()
@ValidatorConstraint({ name: 'isKnownOrganisatie', async: true })
export class KnownOrganisatie implements ValidatorConstraintInterface {
  constructor(@Inject(PLATFORM) private readonly platform: Platform | undefined) {}

  async validate(value: unknown, given?: ValidationArguments): Promise<boolean> {
    if (!this.platform || organisatieFault(value) !== undefined) return true;
    const rij = await this.platform.readStore.organisaties.findOrganisatie(value as OrganisatieCode);
    return rij !== undefined && isInForce(rij.gegevens.waarde, yearOf(given));
  }

  defaultMessage(given?: ValidationArguments): string {
    const jaar = yearOf(given);
    return `is ${jaar === undefined ? 'hier' : `in ${String(jaar)}`} geen bekende organisatie; zie /v1/organisaties`;
  }
}
