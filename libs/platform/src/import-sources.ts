import { type EventStore, StoreUnavailable } from '@actiespoor/event-store';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { BestaandPlan } from '@actiespoor/plan-import';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { composePlan, ledenIn } from '@actiespoor/voortgang';

import { bestaandPlan } from './bestaand-plan.js';
import { dayAt } from './commands.js';
import type { Dossiers } from './dossiers.js';

/** What an import needs of the rest. */
export interface ImportSources {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly dossiers: Dossiers;
  readonly clock: () => string;
  readonly ledenOf: (eigenaar: OrganisatieCode) => Promise<readonly OrganisatieCode[]>;
  /** The plan as it is now, undefined where there is none. */
  readonly bestaand: (planId: PlanId) => Promise<BestaandPlan | undefined>;
}

/** How long an import waits for the read model to have the plan that it compares with, in milliseconds. */
const maxWaitMs = 10_000;
const comparedWith = ['actueel-plan'];

type Given = Pick<ImportSources, 'eventStore' | 'readStore' | 'dossiers' | 'clock'>;

export const importSources = (given: Given): ImportSources => {
  const { readStore, dossiers, clock } = given;

  const ledenOf = async (eigenaar: OrganisatieCode): Promise<readonly OrganisatieCode[]> => {
    const rij = await readStore.organisaties.findOrganisatie(eigenaar);
    const leden = rij ? ledenIn(rij.gegevens.waarde, Number(dayAt(clock()).slice(0, 4))) : [];
    return leden.length > 0 ? leden : [eigenaar];
  };

  const bestaand = async (planId: PlanId): Promise<BestaandPlan | undefined> => {
    const dossier = await dossiers.plan(planId);
    if (!dossier) return undefined;
    const head = (await given.eventStore.head()) ?? dossier.position;
    const isCurrent = await readStore.waitForPosition(comparedWith, head, maxWaitMs);
    if (!isCurrent) throw new StoreUnavailable('Het actuele plan loopt achter; vergelijken kan pas als het bij is');
    const rijen = await readStore.plannen.findPlanMetActies(planId);
    return rijen && bestaandPlan(composePlan(rijen.plan, rijen.acties, { leden: await ledenOf(dossier.plan.opstelling.eigenaar) }));
  };

  return { ...given, ledenOf, bestaand };
};
