import type { Position } from '@actiespoor/event-store';
import { type Dag, defined } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import {
  asMedewerker,
  type AskedAs,
  composeSignalen,
  type PlanOpTijdstip,
  type Register,
  type Signaal,
  type SignaalSoort,
  system,
} from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import type { Clock } from '../clock.js';
import { behind, type Facts } from '../facts.js';
import { type MomentQuery, tijdstipOf } from '../moment.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { ReadView } from '../reading.js';

/** A choice of signals, on a moment. */
export interface SignaalQuery extends MomentQuery {
  readonly soort?: SignaalSoort;
  /** Only what this one can solve. */
  readonly organisatie?: OrganisatieCode;
}

export interface Signaallijst {
  readonly peildatum: Dag;
  readonly signalen: readonly Signaal[];
  readonly positie?: Position;
}

export interface SignaalSources {
  readonly view: () => ReadView;
  readonly facts: Facts;
  readonly readModels: AskedAs<'tijdlijn' | 'organisaties'>;
  readonly clock: Clock;
}

/** The streams of a plan and of its acties. */
export const streamsOf = ({ plan, acties }: PlanOpTijdstip): readonly string[] => [
  planStream(plan.opgesteld.waarde.planId),
  ...acties.map(({ actie }) => actieStream(actie.opname.waarde.actieId)),
];

/** Signals in the plans that a caller may read, and whose turn it is. */
export class Signalen {
  constructor(private readonly sources: SignaalSources) {}

  async list(medewerker: Medewerker, query: SignaalQuery): Promise<Signaallijst | Declined> {
    const late = await behind(this.sources.facts, query.wachtOp);
    if (late) return late;
    const eigenaars = await this.sources.view().access.ownersFor(medewerker);
    if (isDeclined(eigenaars)) return eigenaars;
    const tijdstip = tijdstipOf(query, this.sources.clock);
    const { tijdlijn } = this.sources.readModels.as(asMedewerker(medewerker));
    const { plannen, positie } = await tijdlijn.standen({ eigenaars, ...tijdstip, ookNaEinde: true });
    const bronnen = { plannen, events: await this.sources.facts.of(plannen.flatMap(streamsOf)), register: await this.register() };
    const signalen = composeSignalen(bronnen, { ...tijdstip, ...defined({ totEnMet: positie }) });
    const isGevraagd = ({ soort, organisatie }: Signaal): boolean => soort === (query.soort ?? soort) && organisatie === (query.organisatie ?? organisatie);
    return defined({ peildatum: tijdstip.peildatum, signalen: signalen.filter(isGevraagd), positie });
  }

  /** The register that decisions look at too: each caller's own may be a moment older, and a signal says what no decision would accept. */
  private async register(): Promise<Register> {
    const rijen = await this.sources.readModels.as(system).organisaties.listOrganisaties();
    return new Map(rijen.map(({ gegevens: { waarde } }) => [waarde.organisatie, waarde]));
  }
}
