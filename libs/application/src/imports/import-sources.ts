import { type EventStore, type Position, readFactsOf, type Recorded } from '@actiespoor/event-store';
import { type Datum, firstDay } from '@actiespoor/kernel';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { actieStream, ledenVanPlan, planStream } from '@actiespoor/plan/model';
import type { BestaandPlan } from '@actiespoor/plan-import';
import { type AskedAs, composePlan, rowsAsOf, system } from '@actiespoor/voortgang';
import type { Tell, Timing, WorkStore } from '@actiespoor/work';

import type { BronStore } from '../bronnen/bron-store.js';
import { type Clock, dayAt, yearOf } from '../clock.js';
import { eventSchema } from '../commands/commands.js';
import type { Locks } from '../commands/locks.js';
import { type ReadProgress, untilRead } from '../machine.js';
import type { Personen } from '../personen/personen.js';
import type { Dossiers } from '../plannen/dossiers.js';
import type { RecentActies } from '../plannen/recent-acties.js';
import { bestaandPlan } from './bestaand-plan.js';
import type { ProefStore } from './proef-store.js';

/** The stores of an import, and the read models that it looks up. */
export interface ImportStores extends ReadProgress, AskedAs<'organisaties' | 'plannen'> {
  readonly proeven: ProefStore;
  readonly bronnen: BronStore;
  work(kind: string): WorkStore;
}

/** The other needs of an import. */
export interface ImportSources {
  readonly eventStore: EventStore;
  readonly readStore: ImportStores;
  readonly dossiers: Dossiers;
  /** Learns what a doorvoering recorded. */
  readonly recent: RecentActies;
  readonly locks: Locks;
  readonly personen: Personen;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly log: Tell;
  readonly ledenOf: (eigenaar: OrganisatieCode) => Promise<readonly OrganisatieCode[]>;
  /** The plan as it stands on a day, today where none is given; undefined where there is none. */
  readonly bestaand: (planId: PlanId, op?: Datum) => Promise<BestaandPlan | undefined>;
}

/** The wait of an import for the read model with the plan that it compares with, in milliseconds. */
const comparedWith = ['actueel-plan'];

type Given = Pick<ImportSources, 'eventStore' | 'readStore' | 'dossiers' | 'recent' | 'locks' | 'personen' | 'clock' | 'timing' | 'log'>;

export const importSources = (given: Given): ImportSources => {
  const { readStore, dossiers, clock } = given;

  const ledenOf = async (eigenaar: OrganisatieCode): Promise<readonly OrganisatieCode[]> => {
    const rij = await readStore.as(system).organisaties.findOrganisatie(eigenaar);
    return ledenVanPlan(eigenaar, rij?.gegevens.waarde, yearOf(dayAt(clock())));
  };

  const factsOfPlan = async (planId: PlanId, head: Position): Promise<readonly Recorded[]> => {
    const sleutels = await readStore.as(system).plannen.actieSleutels(planId);
    const streams = [planStream(planId), ...sleutels.map(({ actieId }) => actieStream(actieId))];
    return readFactsOf({ store: given.eventStore, schema: eventSchema() }, streams, head);
  };

  const bestaand = async (planId: PlanId, op?: Datum): Promise<BestaandPlan | undefined> => {
    const dossier = await dossiers.plan(planId);
    if (!dossier) return undefined;
    const head = (await given.eventStore.head()) ?? dossier.position;
    await untilRead(readStore, comparedWith, head);
    const peildatum = firstDay(op ?? dayAt(clock()));
    const rijen = rowsAsOf(await factsOfPlan(planId, head), { peildatum });
    return rijen && bestaandPlan(composePlan(rijen.plan, rijen.acties, { leden: await ledenOf(dossier.plan.opstelling.eigenaar) }));
  };

  return { ...given, ledenOf, bestaand };
};
