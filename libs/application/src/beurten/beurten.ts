import type { Position, Recorded } from '@actiespoor/event-store';
import { type Dag, defined } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieGegevens, PlanId } from '@actiespoor/plan/events';
import { asMedewerker, type AskedAs, type Beurt, type BeurtSoort, composeBeurten, type Geduld, type PlanOpTijdstip, system } from '@actiespoor/voortgang';

import type { InCapacity } from '../access/access.js';
import type { Medewerker } from '../access/medewerker.js';
import { planFeitenOf, type RegisterInYear } from '../access/plan-feiten.js';
import { asDecider, asEditor, asReporter } from '../access/rechten.js';
import { type Clock, dayAt, yearOf } from '../clock.js';
import { behind, type Facts } from '../facts.js';
import { type MomentQuery, tijdstipOf } from '../moment.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { ReadView } from '../reading.js';
import { streamsOf } from '../signalen/signalen.js';

/** A choice of turns, on a moment. */
export interface BeurtQuery extends MomentQuery, Geduld {
  readonly soort?: BeurtSoort;
  readonly organisatie?: OrganisatieCode;
  readonly planId?: PlanId;
}

/** The reason why it is the turn of who asks: as a person who is trekker, or for an organisatie. */
export type Waarom = 'trekker' | 'organisatie';

export type EigenBeurt = Beurt & { readonly waarom: Waarom };

export interface Beurtlijst<B extends Beurt = Beurt> {
  readonly peildatum: Dag;
  readonly beurten: readonly B[];
  readonly positie?: Position;
}

export interface BeurtSources {
  readonly view: () => ReadView;
  readonly facts: Facts;
  readonly readModels: AskedAs<'tijdlijn' | 'organisaties'>;
  readonly clock: Clock;
}

type Recht = (beurt: Beurt) => InCapacity;

const meldt: Recht =
  ({ organisatie }) =>
  (medewerker, feiten) =>
    asReporter(medewerker, feiten, organisatie);
const besluit: Recht =
  ({ organisatie }) =>
  (medewerker, feiten) =>
    asDecider(medewerker, feiten, organisatie);
const wijzigt: Recht = () => asEditor;

/** The right by which somebody can answer; a new kind without a line does not compile. */
const antwoordrecht: Readonly<Record<BeurtSoort, Recht>> = {
  'planning-voorbij': meldt,
  stil: meldt,
  'achter-op-herhaling': meldt,
  'niet-geevalueerd': meldt,
  'deelname-onbeslist': besluit,
  'zonder-trekker': wijzigt,
  'vaststelling-voorbij': wijzigt,
  'consultatie-voorbij': wijzigt,
};

/** The turns in the plans that a caller may read. */
export class Beurten {
  constructor(private readonly sources: BeurtSources) {}

  /** Every turn, of anybody. */
  async list(medewerker: Medewerker, { soort, organisatie, ...query }: BeurtQuery): Promise<Beurtlijst | Declined> {
    const lijst = await this.read(medewerker, query);
    if (isDeclined(lijst)) return lijst;
    const isGevraagd = (beurt: Beurt): boolean => beurt.soort === (soort ?? beurt.soort) && beurt.organisatie === (organisatie ?? beurt.organisatie);
    return { ...lijst, beurten: lijst.beurten.filter(isGevraagd) };
  }

  /** The turns that the caller can take, those as a trekker first. */
  async own(medewerker: Medewerker, query: Omit<BeurtQuery, 'organisatie'>): Promise<Beurtlijst<EigenBeurt> | Declined> {
    const lijst = await this.list(medewerker, query);
    if (isDeclined(lijst)) return lijst;
    const register = await this.registerInYear();
    const ids: readonly string[] = [medewerker.id, ...(medewerker.vroegereIds ?? [])];
    const kan = (beurt: Beurt): boolean => antwoordrecht[beurt.soort](beurt)(medewerker, planFeitenOf(beurt.eigenaar, register)) !== undefined;
    const eigen = lijst.beurten.filter(kan).map((beurt): EigenBeurt => {
      const isTrekker = beurt.actie?.personen.some((persoon) => ids.includes(persoon)) ?? false;
      return { ...beurt, waarom: isTrekker ? 'trekker' : 'organisatie' };
    });
    return { ...lijst, beurten: [...eigen.filter(({ waarom }) => waarom === 'trekker'), ...eigen.filter(({ waarom }) => waarom !== 'trekker')] };
  }

  private async read(medewerker: Medewerker, { planId, ...query }: Omit<BeurtQuery, 'soort' | 'organisatie'>): Promise<Beurtlijst | Declined> {
    const late = await behind(this.sources.facts, query.wachtOp);
    if (late) return late;
    const eigenaars = await this.sources.view().access.ownersFor(medewerker);
    if (isDeclined(eigenaars)) return eigenaars;
    const { peildatum, ...known } = tijdstipOf(query, this.sources.clock);
    const { plannen, positie } = await this.sources.readModels.as(asMedewerker(medewerker)).tijdlijn.standen({ eigenaars, peildatum, ...known });
    const gevraagd = plannen.filter(({ plan }) => plan.opgesteld.waarde.planId === (planId ?? plan.opgesteld.waarde.planId));
    const perPlan = await this.eventsOf(gevraagd);
    const register = new Map((await this.register()).map((een) => [een.organisatie, een]));
    const { stilNa, evaluerenNa } = query;
    const beurten = composeBeurten({ perPlan, register }, { peildatum, stilNa, evaluerenNa }, { ...known, ...defined({ totEnMet: positie }) });
    return defined({ peildatum, beurten, positie });
  }

  /** All in one reading, then by plan. */
  private async eventsOf(plannen: readonly PlanOpTijdstip[]): Promise<readonly (readonly Recorded[])[]> {
    const streams = plannen.map(streamsOf);
    const byStream = Map.groupBy(await this.sources.facts.of(streams.flat()), ({ stream }) => stream);
    return streams.map((own) => own.flatMap((stream) => byStream.get(stream) ?? []));
  }

  private async register(): Promise<readonly OrganisatieGegevens[]> {
    const rijen = await this.sources.readModels.as(system).organisaties.listOrganisaties();
    return rijen.map(({ gegevens }) => gegevens.waarde);
  }

  private async registerInYear(): Promise<RegisterInYear> {
    return { alle: await this.register(), jaar: yearOf(dayAt(this.sources.clock())) };
  }
}
