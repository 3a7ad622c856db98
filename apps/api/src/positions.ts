import { Inject, Injectable } from '@nestjs/common';
import { placeIn } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

import { PLATFORM } from './commands.js';
import { positionFault } from './validation/text.js';

/** Whether a position has been reached by the store: what lies beyond its end nobody ever got from us. The form another rule reports. */
@Injectable()
@ValidatorConstraint({ name: 'isKnownPosition', async: true })
export class KnownPosition implements ValidatorConstraintInterface {
  constructor(@Inject(PLATFORM) private readonly platform: Platform | undefined) {}

  async validate(value: unknown): Promise<boolean> {
    if (!this.platform || typeof value !== 'string' || positionFault(value) !== undefined) return true;
    return placeIn(value, await this.platform.eventStore.head()) !== undefined;
  }

  defaultMessage(): string {
    return 'moet een positie zijn uit een eerder antwoord; zo ver loopt het spoor hier niet';
  }
}
