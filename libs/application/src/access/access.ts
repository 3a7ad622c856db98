import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { asMedewerker, type AskedAs, type Caller, system } from '@actiespoor/voortgang';

import { type Clock, dayAt, yearOf } from '../clock.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import type { ActieDossier, PlanDossier } from '../plannen/dossiers.js';
import type { KnownActie, KnownPlan, KnownPlans } from '../plannen/known-plans.js';
import type { Hoedanigheid, Medewerker } from './medewerker.js';
import { planFeitenOf, readableOwners, type RegisterInYear } from './plan-feiten.js';
import { asEditor, knowsPlan, mayReadPlan, mayReadPlans, type PlanFeiten } from './rechten.js';

/** For whom something was found, and what rights look at. */
export interface Found {
  readonly feiten: PlanFeiten;
  /** As whom the rest of it is asked. */
  readonly caller: Caller;
}

export interface PlanAccess extends PlanDossier, Found {}

export interface ActieAccess extends ActieDossier, Found {}

/** In what capacity somebody may do something with a plan; undefined where one may not. */
export type InCapacity = (medewerker: Medewerker, feiten: PlanFeiten) => Hoedanigheid | undefined;

/** @param what what the capacity is for, to finish "geen recht om …" */
export const capacityOr = (hoedanigheid: Hoedanigheid | undefined, what: string): Hoedanigheid | Declined =>
  hoedanigheid ?? denied(`Uw rol of organisatie geeft geen recht om ${what}.`);

const readsNoPlans: Declined = denied('Uw rol geeft geen recht om plannen te lezen.');

export interface AccessSources<P extends KnownPlan = PlanDossier, A extends KnownActie = ActieDossier> {
  readonly dossiers: KnownPlans<P, A>;
  readonly readModels: AskedAs<'organisaties'>;
  readonly clock: Clock;
}

/** Finds what a question is about and whether the caller may know of it: what one may not know of does not exist. */
export class Access<P extends KnownPlan = PlanDossier, A extends KnownActie = ActieDossier> {
  constructor(private readonly sources: AccessSources<P, A>) {}

  /** Unknown where there is no such plan for this caller, denied where one may know of it and not read it. */
  async plan(medewerker: Medewerker, planId: PlanId): Promise<(P & Found) | Declined> {
    const dossier = await this.sources.dossiers.plan(planId);
    if (!dossier) return unknown(`Plan ${planId} bestaat niet.`);
    const feiten = await this.feitenFor(medewerker, dossier.plan, `Plan ${planId} bestaat niet.`);
    return isDeclined(feiten) ? feiten : { ...dossier, feiten, caller: asMedewerker(medewerker) };
  }

  /** Declined as for a plan. */
  async actie(medewerker: Medewerker, actieId: ActieId): Promise<(A & Found) | Declined> {
    const dossier = await this.sources.dossiers.actie(actieId);
    if (!dossier) return unknown(`Actie ${actieId} bestaat niet.`);
    const feiten = await this.feitenFor(medewerker, dossier.plan.plan, `Actie ${actieId} bestaat niet.`);
    return isDeclined(feiten) ? feiten : { ...dossier, feiten, caller: asMedewerker(medewerker) };
  }

  /** The actie where there is one that the caller may know of and read; undefined otherwise. */
  async findActie(medewerker: Medewerker, actieId: ActieId): Promise<A | undefined> {
    const dossier = await this.sources.dossiers.actie(actieId);
    if (!dossier) return undefined;
    return mayReadPlan(medewerker, planFeitenOf(dossier.plan.plan.opstelling.eigenaar, await this.register())) ? dossier : undefined;
  }

  /** The owners whose plans the caller may find in a list, by the same rule as one plan. Denied to a role that reads no plans. */
  async ownersFor(medewerker: Medewerker): Promise<readonly OrganisatieCode[] | Declined> {
    if (!mayReadPlans(medewerker)) return readsNoPlans;
    return readableOwners(medewerker, await this.register());
  }

  /** As rights look at them: today. */
  private async register(): Promise<RegisterInYear> {
    const rijen = await this.sources.readModels.as(system).organisaties.listOrganisaties();
    return { alle: rijen.map(({ gegevens }) => gegevens.waarde), jaar: yearOf(dayAt(this.sources.clock())) };
  }

  private async feitenFor(medewerker: Medewerker, plan: KnownPlan['plan'], unknownSentence: string): Promise<PlanFeiten | Declined> {
    const feiten = planFeitenOf(plan.opstelling.eigenaar, await this.register());
    if (!knowsPlan(medewerker, feiten)) return unknown(unknownSentence);
    return mayReadPlan(medewerker, feiten) ? feiten : readsNoPlans;
  }
}

/** The capacity of an editor of the plan. */
export const editor: InCapacity = (medewerker, feiten) => asEditor(medewerker, feiten);
