import { type Datum, firstDay } from '@actiespoor/kernel';
import type { Folded, Position } from '@actiespoor/event-store';
import { hasActie, hasPlan, isIngetrokken, type OpgenomenActie, type OpgesteldPlan, type PlanStand } from '@actiespoor/plan';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { type ActieSleutel, ledenIn, type OrganisatieQueries, type PlanQueries } from '@actiespoor/voortgang';

import type { Loaders } from './commands.js';
import { actieStream, planStream } from './streams.js';

/** A plan as its own stream tells it, never behind. */
export interface PlanDossier {
  readonly plan: OpgesteldPlan;
  readonly revision: bigint;
  readonly position: Position;
}

/** An actie with the plan that it belongs to, each as its own stream tells it. */
export interface ActieDossier {
  readonly actie: OpgenomenActie;
  readonly revision: bigint;
  readonly position: Position;
  readonly plan: PlanDossier;
}

export interface Dossiers {
  /** Undefined for a plan that nobody made, or that an import has not finished. */
  plan(planId: PlanId): Promise<PlanDossier | undefined>;
  actie(actieId: ActieId): Promise<ActieDossier | undefined>;
  /** Members of the plan's owner in the year of a date; a gemeente is the only member of its own plan. */
  leden(plan: OpgesteldPlan, op: Datum): Promise<readonly OrganisatieCode[]>;
  /** What a decision about one actie must know of the plan around it. */
  stand(plan: OpgesteldPlan, actieId: ActieId, op: Datum): Promise<PlanStand>;
}

interface DossierSources {
  readonly load: Loaders;
  readonly plannen: PlanQueries;
  readonly organisaties: OrganisatieQueries;
}

/** An import that stopped halfway must not show half a plan. */
const isVisible = ({ opstelling, doorgevoerd }: OpgesteldPlan): boolean =>
  opstelling.importId === undefined || doorgevoerd.size > 0;

const codesOf = (sleutels: readonly ActieSleutel[]): PlanStand['codes'] =>
  Object.fromEntries(sleutels.flatMap(({ code, actieId }) => (code === undefined ? [] : [[code, actieId]])));

/** Undefined of a stream in which nothing happened. */
const whereOf = ({ marks }: Folded<unknown>): Pick<PlanDossier, 'revision' | 'position'> | undefined => marks.at(-1);

const findPlan = async ({ plan: load }: Loaders, planId: PlanId): Promise<PlanDossier | undefined> => {
  const folded = await load(planStream(planId));
  const [plan, where] = [folded.state, whereOf(folded)];
  if (!hasPlan(plan) || !where || !isVisible(plan)) return undefined;
  return { plan, revision: where.revision, position: where.position };
};

const findActie = async (load: Loaders, actieId: ActieId): Promise<ActieDossier | undefined> => {
  const folded = await load.actie(actieStream(actieId));
  const [actie, where] = [folded.state, whereOf(folded)];
  if (!hasActie(actie) || !where) return undefined;
  const plan = await findPlan(load, actie.planId);
  return plan && { actie, revision: where.revision, position: where.position, plan };
};

const ledenOf = async (organisaties: OrganisatieQueries, { opstelling }: OpgesteldPlan, op: Datum): Promise<readonly OrganisatieCode[]> => {
  const eigenaar = await organisaties.findOrganisatie(opstelling.eigenaar);
  const members = eigenaar ? ledenIn(eigenaar.gegevens.waarde, Number(firstDay(op).slice(0, 4))) : [];
  return members.length > 0 ? members : [opstelling.eigenaar];
};

export const openDossiers = ({ load, plannen, organisaties }: DossierSources): Dossiers => ({
  plan: (planId) => findPlan(load, planId),
  actie: (actieId) => findActie(load, actieId),
  leden: (plan, op) => ledenOf(organisaties, plan, op),
  stand: async (plan, actieId, op) => {
    const { planId, eigenaar } = plan.opstelling;
    const sleutels = await plannen.actieSleutels(planId);
    return {
      planId,
      eigenaar,
      isIngetrokken: isIngetrokken(plan),
      leden: await ledenOf(organisaties, plan, op),
      knopen: [...plan.knopen.keys()],
      codes: codesOf(sleutels),
      deelacties: sleutels.filter(({ hoofdactieId }) => hoofdactieId === actieId).map((sleutel) => sleutel.actieId),
    };
  },
});
