import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';
import { asMedewerker, type AskedAs, dutchOrder, type OrganisatieRij, system } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { mayReadOrganisaties } from '../access/rechten.js';
import { type Clock, dayAt, yearOf } from '../clock.js';
import { type Declined, denied } from '../outcome.js';

export interface OrganisatieSources {
  readonly readModels: AskedAs<'organisaties'>;
  readonly clock: Clock;
}

const isInForce = ({ vanJaar, totJaar }: OrganisatieGegevens, jaar: number | undefined): boolean =>
  jaar === undefined || ((vanJaar ?? jaar) <= jaar && jaar <= (totJaar ?? jaar));

/** The register of organisaties. */
export class Organisaties {
  constructor(private readonly sources: OrganisatieSources) {}

  async list(medewerker: Medewerker): Promise<readonly OrganisatieGegevens[] | Declined> {
    if (!mayReadOrganisaties(medewerker)) return denied('Uw rol geeft geen recht om organisaties te lezen.');
    const rijen = await this.sources.readModels.as(asMedewerker(medewerker)).organisaties.listOrganisaties();
    return rijen.map(({ gegevens }) => gegevens.waarde).toSorted((een, ander) => dutchOrder(een.naam, ander.naam));
  }

  /** True if an organisatie is registered here, and existed in the year if one is given. */
  async isKnown(code: OrganisatieCode, jaar?: number): Promise<boolean> {
    const rij = await this.registered(code);
    return rij !== undefined && isInForce(rij.gegevens.waarde, jaar);
  }

  /** An organisatie with its members of this year; undefined where it is not registered here. */
  async withLeden(code: OrganisatieCode): Promise<readonly OrganisatieCode[] | undefined> {
    const rij = await this.registered(code);
    return rij && [code, ...ledenIn(rij.gegevens.waarde, yearOf(dayAt(this.sources.clock())))];
  }

  /** A question of rights and of what may be written, and so of the program. */
  private registered(code: OrganisatieCode): Promise<OrganisatieRij | undefined> {
    return this.sources.readModels.as(system).organisaties.findOrganisatie(code);
  }
}
