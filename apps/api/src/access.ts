import { Inject, Injectable } from '@nestjs/common';
import { asEditor, type Hoedanigheid, knowsPlan, mayReadPlan, type Medewerker, type PlanFeiten } from '@actiespoor/identity';
import type { OpgesteldPlan } from '@actiespoor/plan';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { type ActieDossier, dayAt, type PlanDossier, type Platform } from '@actiespoor/platform';
import { ledenIn } from '@actiespoor/voortgang';

import { PLATFORM } from './commands.js';
import { forbidden, notFound } from './edge/problem.js';

export interface PlanAccess extends PlanDossier {
  readonly feiten: PlanFeiten;
}

export interface ActieAccess extends ActieDossier {
  readonly feiten: PlanFeiten;
}

const isSamenwerkingsverband = (code: string): boolean => code.startsWith('SV-');

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
    const feiten = await this.feitenOf(dossier.plan.plan);
    return knowsPlan(medewerker, feiten) && mayReadPlan(medewerker, feiten) ? dossier : undefined;
  }

  /** Owner, members and the verbanden around the owner, as rights look at them today. */
  async feitenOf(plan: OpgesteldPlan): Promise<PlanFeiten> {
    const vandaag = dayAt(this.platform.clock());
    const { eigenaar } = plan.opstelling;
    const leden: readonly OrganisatieCode[] = isSamenwerkingsverband(eigenaar) ? await this.platform.dossiers.leden(plan, vandaag) : [];
    const verbanden = await this.platform.readStore.organisaties.verbandenVan(eigenaar, Number(vandaag.slice(0, 4)));
    return { eigenaar, leden, verbanden: verbanden.map(({ gegevens }) => gegevens.waarde.organisatie) };
  }

  /** Whose plans the caller may find in a list: those of the own organisaties and of the verbanden that they belong to. */
  async ownersFor(medewerker: Medewerker): Promise<readonly OrganisatieCode[]> {
    const codes = medewerker.organisaties as readonly OrganisatieCode[];
    if (!codes.some((eigenaar) => mayReadPlan(medewerker, { eigenaar, leden: [] }))) return [];
    const jaar = Number(dayAt(this.platform.clock()).slice(0, 4));
    const register = this.platform.readStore.organisaties;
    const verbanden = (await Promise.all(codes.map((code) => register.verbandenVan(code, jaar)))).flat();
    const own = medewerker.rollen.includes('regiocoordinator') ? await Promise.all(codes.map((code) => register.findOrganisatie(code))) : [];
    const leden = own.flatMap((rij) => (rij && isSamenwerkingsverband(rij.gegevens.waarde.organisatie) ? ledenIn(rij.gegevens.waarde, jaar) : []));
    return [...new Set([...codes, ...leden, ...verbanden.map(({ gegevens }) => gegevens.waarde.organisatie)])];
  }

  private async feitenFor(medewerker: Medewerker, plan: OpgesteldPlan, unknown: string): Promise<PlanFeiten> {
    const feiten = await this.feitenOf(plan);
    if (!knowsPlan(medewerker, feiten)) throw notFound(unknown);
    if (!mayReadPlan(medewerker, feiten)) throw forbidden('Uw rol geeft geen recht om plannen te lezen.');
    return feiten;
  }
}

/** Whoever edits the plan. */
export const editor: InCapacity = (medewerker, feiten) => asEditor(medewerker, feiten);
