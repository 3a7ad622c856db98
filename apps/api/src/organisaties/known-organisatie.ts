import { Inject, Injectable } from '@nestjs/common';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

import { PLATFORM } from '../commands.js';
import { organisatieFault } from '../validation/text.js';

/** Whether a well-formed code is of an organisatie that is registered here. What is not well-formed another rule reports. */
@Injectable()
@ValidatorConstraint({ name: 'isKnownOrganisatie', async: true })
export class KnownOrganisatie implements ValidatorConstraintInterface {
  constructor(@Inject(PLATFORM) private readonly platform: Platform | undefined) {}

  async validate(value: unknown): Promise<boolean> {
    if (!this.platform || organisatieFault(value) !== undefined) return true;
    return (await this.platform.readStore.organisaties.findOrganisatie(value as OrganisatieCode)) !== undefined;
  }

  defaultMessage(): string {
    return 'is hier geen bekende organisatie; zie /v1/organisaties';
  }
}
