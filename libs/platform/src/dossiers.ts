import { type Datum, firstDay } from '@actiespoor/kernel';
import { type EventStore, foldStream, type Position } from '@actiespoor/event-store';
import { actieDecider, hasActie, hasPlan, isIngetrokken, type OpgenomenActie, type OpgesteldPlan, planDecider, type PlanStand } from '@actiespoor/plan';
import type { ActieEvent, ActieId, OrganisatieCode, PlanEvent, PlanId } from '@actiespoor/plan/events';
import { type ActieSleutel, ledenIn, type OrganisatieQueries, type PlanQueries } from '@actiespoor/voortgang';

import { eventSchema } from './commands.js';
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
  readonly eventStore: EventStore;
  readonly plannen: PlanQueries;
  readonly organisaties: OrganisatieQueries;
}

const planSource = { decider: planDecider, schema: eventSchema<PlanEvent>() };
const actieSource = { decider: actieDecider, schema: eventSchema<ActieEvent>() };

/** An import that stopped halfway must not show half a plan. */
const isVisible = ({ opstelling, doorgevoerd }: OpgesteldPlan): boolean =>
  opstelling.importId === undefined || doorgevoerd.size > 0;

const codesOf = (sleutels: readonly ActieSleutel[]): PlanStand['codes'] =>
  Object.fromEntries(sleutels.flatMap(({ code, actieId }) => (code === undefined ? [] : [[code, actieId]])));

const findPlan = async (eventStore: EventStore, planId: PlanId): Promise<PlanDossier | undefined> => {
  const { state, revision, position } = await foldStream({ store: eventStore, ...planSource }, planStream(planId));
  if (!hasPlan(state) || revision === undefined || position === undefined || !isVisible(state)) return undefined;
  return { plan: state, revision, position };
};

const findActie = async (eventStore: EventStore, actieId: ActieId): Promise<ActieDossier | undefined> => {
  const { state, revision, position } = await foldStream({ store: eventStore, ...actieSource }, actieStream(actieId));
  if (!hasActie(state) || revision === undefined || position === undefined) return undefined;
  const plan = await findPlan(eventStore, state.planId);
  return plan && { actie: state, revision, position, plan };
};

const ledenOf = async (organisaties: OrganisatieQueries, { opstelling }: OpgesteldPlan, op: Datum): Promise<readonly OrganisatieCode[]> => {
  const eigenaar = await organisaties.findOrganisatie(opstelling.eigenaar);
  const members = eigenaar ? ledenIn(eigenaar.gegevens.waarde, Number(firstDay(op).slice(0, 4))) : [];
  return members.length > 0 ? members : [opstelling.eigenaar];
};

export const openDossiers = ({ eventStore, plannen, organisaties }: DossierSources): Dossiers => ({
  plan: (planId) => findPlan(eventStore, planId),
  actie: (actieId) => findActie(eventStore, actieId),
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
