import { Inject, Injectable } from '@nestjs/common';
import { placeIn } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

import { PLATFORM } from './commands.js';
import { positionFault } from './validation/text.js';

/**
 * True if the store has reached a position: this service never gave one beyond the end. Another rule reports malformed ones. While the store is away
 * nobody knows its end, and the read itself tells how far it is.
 */
@Injectable()
@ValidatorConstraint({ name: 'isKnownPosition', async: true })
export class KnownPosition implements ValidatorConstraintInterface {
  constructor(@Inject(PLATFORM) private readonly platform: Platform | undefined) {}

  async validate(value: unknown): Promise<boolean> {
    if (!this.platform || typeof value !== 'string' || positionFault(value) !== undefined) return true;
    const end = await this.platform.presence.end();
    return end === undefined || placeIn(value, end.head) !== undefined;
  }

  defaultMessage(): string {
    return 'moet een positie zijn uit een eerder antwoord; zo ver loopt het spoor hier niet';
  }
}
