import { hasDemo, type Platform } from '@actiespoor/platform';
import { type PlanRij, planStatus, system } from '@actiespoor/voortgang';
import { Command } from 'commander';

import { untilArrived } from './arrived.js';
import { examples } from './dutch.js';
import { CliFault } from './faults.js';
import { type Surroundings, withPlatform } from './opening.js';
import type { CliSettings } from './settings.js';
import { counted, shortened, table } from './terminal/text.js';

interface DemoOptions {
  readonly json?: true;
}

export interface DemoPlan {
  readonly planId: string;
  readonly eigenaar: string;
  readonly titel: string;
  readonly status: string;
  /** Includes deelacties. */
  readonly acties: number;
}

const maxPlans = 100;
const longestTitle = 60;

const demoPlan = async ({ readStore }: Platform, rij: PlanRij): Promise<readonly DemoPlan[]> => {
  const opstelling = rij.opgesteld?.waarde;
  if (opstelling === undefined) return [];
  const { planId, eigenaar, titel } = opstelling;
  const acties = (await readStore.as(system).plannen.actieSleutels(planId)).length;
  return [{ planId, eigenaar, titel, status: planStatus(rij), acties }];
};

const plansIn = async (platform: Platform): Promise<readonly DemoPlan[]> => {
  const { plannen } = await platform.readStore.as(system).plannen.listPlannen({ aantal: maxPlans });
  return (await Promise.all(plannen.map((rij) => demoPlan(platform, rij)))).flat();
};

/** The plans of the demo, as text. */
export const demoLines = (plannen: readonly DemoPlan[]): readonly string[] => {
  const rows = plannen.map(({ eigenaar, titel, status, acties }) => [eigenaar, shortened(titel, longestTitle), status, counted(acties, 'actie', 'acties')]);
  return ['De voorbeeldplannen staan klaar:', '', ...table([['eigenaar', 'plan', 'status', 'acties'], ...rows])];
};

/** Another store of the kind that is set. Read models of one event store are not those of another, so they need another place too. */
const wayOut = (kind: CliSettings['eventStore']['kind']): string =>
  kind === 'esdb'
    ? 'Kies met ESDB_NAMESPACE een naam die nog niet gebruikt is (of met ESDB_URL een lege server), en daarbij een andere map met DATA_DIR of een lege databank met DATABASE_URL.'
    : 'Kies een andere map met DATA_DIR, of een lege databank met DATABASE_URL.';

const tellDemo = async (surroundings: Surroundings, { json }: DemoOptions): Promise<void> => {
  const { terminal } = surroundings;
  terminal.tell('De voorbeeldplannen worden klaargezet …');
  await withPlatform(surroundings, { demo: true }, async (platform) => {
    if (!(await hasDemo(platform.eventStore))) {
      throw new CliFault(
        `Hier staan al andere gegevens; de voorbeeldplannen komen alleen in een lege store. ${wayOut(surroundings.settings().eventStore.kind)}`,
      );
    }
    await untilArrived(platform);
    const plannen = await plansIn(platform);
    terminal.print(json ? JSON.stringify({ plannen }, null, 2) : demoLines(plannen).join('\n'));
  });
};

export const demoCommand = (surroundings: Surroundings): Command =>
  new Command('demo')
    .summary('zet de voorbeeldplannen in een lege store')
    .description(
      'Zet de geschiedenis van de voorbeeldplannen van Bronckhorst, West Betuwe en Vlaardingen in een lege store, en toont wat er staat. Nog eens verandert niets.',
    )
    .option('--json', 'als JSON, voor een script')
    .addHelpText('after', examples(['demo', 'in de store van deze map (./data)']) + '\n\nIn een andere map: DATA_DIR=./proef npm run -s actiespoor -- demo')
    .action((options: DemoOptions) => tellDemo(surroundings, options));
