import { Inject, Injectable } from '@nestjs/common';
import {
  type ActieDossier,
  asEditor,
  dayAt,
  type Hoedanigheid,
  knowsPlan,
  mayReadPlan,
  type Medewerker,
  type PlanDossier,
  type PlanFeiten,
  planFeitenOf,
  readableOwners,
  type RegisterInYear,
} from '@actiespoor/application';
import type { OpgesteldPlan } from '@actiespoor/plan';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';

import { PLATFORM } from './commands.js';
import { forbidden, notFound } from './edge/problem.js';

export interface PlanAccess extends PlanDossier {
  readonly feiten: PlanFeiten;
}

export interface ActieAccess extends ActieDossier {
  readonly feiten: PlanFeiten;
}

/** In what capacity somebody may do something with a plan; undefined where one may not. */
export type InCapacity = (medewerker: Medewerker, feiten: PlanFeiten) => Hoedanigheid | undefined;

/** @throws ProblemException 403 */
export const capacityOr403 = (hoedanigheid: Hoedanigheid | undefined, what: string): Hoedanigheid => {
  if (!hoedanigheid) throw forbidden(`Uw rol of organisatie geeft geen recht om ${what}.`);
  return hoedanigheid;
};

/** Finds what a request is about and whether the caller may know of it: what one may not know of does not exist. */
@Injectable()
export class Access {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** @throws ProblemException 404 where there is no such plan for this caller, 403 where one may know of it and not read it */
  async plan(medewerker: Medewerker, planId: PlanId): Promise<PlanAccess> {
    const dossier = await this.platform.dossiers.plan(planId);
    if (!dossier) throw notFound(`Plan ${planId} bestaat niet.`);
    return { ...dossier, feiten: await this.feitenFor(medewerker, dossier.plan, `Plan ${planId} bestaat niet.`) };
  }

  /** @throws ProblemException 404, 403, as for a plan */
  async actie(medewerker: Medewerker, actieId: ActieId): Promise<ActieAccess> {
    const dossier = await this.platform.dossiers.actie(actieId);
    if (!dossier) throw notFound(`Actie ${actieId} bestaat niet.`);
    return { ...dossier, feiten: await this.feitenFor(medewerker, dossier.plan.plan, `Actie ${actieId} bestaat niet.`) };
  }

  /** The actie where there is one that the caller may know of and read; undefined otherwise. */
  async findActie(medewerker: Medewerker, actieId: ActieId): Promise<ActieDossier | undefined> {
    const dossier = await this.platform.dossiers.actie(actieId);
    if (!dossier) return undefined;
    return mayReadPlan(medewerker, planFeitenOf(dossier.plan.plan.opstelling.eigenaar, await this.register())) ? dossier : undefined;
  }

  /** Whose plans the caller may find in a list: by the same rule as one plan. */
  async ownersFor(medewerker: Medewerker): Promise<readonly OrganisatieCode[]> {
    return readableOwners(medewerker, await this.register());
  }

  /** As rights look at them: today. */
  private async register(): Promise<RegisterInYear> {
    const rijen = await this.platform.readStore.organisaties.listOrganisaties();
    return { alle: rijen.map(({ gegevens }) => gegevens.waarde), jaar: Number(dayAt(this.platform.clock()).slice(0, 4)) };
  }

  private async feitenFor(medewerker: Medewerker, plan: OpgesteldPlan, unknown: string): Promise<PlanFeiten> {
    const feiten = planFeitenOf(plan.opstelling.eigenaar, await this.register());
    if (!knowsPlan(medewerker, feiten)) throw notFound(unknown);
    if (!mayReadPlan(medewerker, feiten)) throw forbidden('Uw rol geeft geen recht om plannen te lezen.');
    return feiten;
  }
}

/** Whoever edits the plan. */
export const editor: InCapacity = (medewerker, feiten) => asEditor(medewerker, feiten);
