import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '@actiespoor/event-store';
import type { Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { Platform } from '@actiespoor/platform';
import type { SpoorFilter, SpoorPagina } from '@actiespoor/voortgang';

import { PLATFORM } from '../commands.js';
import { maySeeNames, Names } from '../names.js';
import { type SpoorRegelAntwoord, spoorregels } from './antwoorden.js';

export interface Bladzijde {
  readonly regels: readonly SpoorRegelAntwoord[];
  readonly volgende: SpoorPagina['volgende'];
}

/** The trail as somebody may read it: with who it was, or without. */
@Injectable()
export class SpoorReader {
  constructor(
    private readonly names: Names,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async page(filter: SpoorFilter, medewerker: Medewerker): Promise<Bladzijde> {
    const { spoor, personen } = this.platform.readStore;
    const { regels, volgende } = await spoor.regels(filter);
    if (!maySeeNames(medewerker)) return { regels: spoorregels(regels), volgende };
    // The lines are those of plans that one may read, and so are the people who recorded them.
    const ids = regels.map((regel) => regel.medewerker.id);
    return { regels: spoorregels(regels, await personen.names(ids)), volgende };
  }

  /** Whether there is a line of this list at a position. */
  has(positie: Position, filter: Omit<SpoorFilter, 'na' | 'aantal'>): Promise<boolean> {
    return this.platform.readStore.spoor.has(positie, filter);
  }

  /** From the first page to the last, one at a time and with every name; what is recorded meanwhile comes at the end. */
  async *pages(filter: SpoorFilter, medewerker: Medewerker): AsyncGenerator<Bladzijde['regels']> {
    let na = filter.na;
    do {
      const { regels, volgende } = await this.page({ ...filter, ...defined({ na }) }, medewerker);
      yield await this.names.fill(regels, medewerker);
      na = volgende;
    } while (na !== undefined);
  }
}
