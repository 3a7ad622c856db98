import type { Datum } from '@actiespoor/kernel';

import type { PlanEvent } from './plan.events.js';
import type { PlanHistory } from './plan.state.js';

/** The subjects that a fact about a plan settles: a later fact about the same subject takes its place. */
export const planOnderwerpen = ({ type, data }: PlanEvent): readonly string[] => {
  switch (type) {
    case 'KnoopToegevoegd':
      return [`plaats ${data.knoopId}`];
    case 'KnoopGewijzigd':
      return data.wijzigingen.map(({ veld }) => `${veld} ${data.knoopId}`);
    case 'KnoopVerplaatst':
      return [`plaats ${data.knoopId}`];
    case 'VaststellingGepland':
      return ['verwachte vaststelling'];
    case 'PlanVastgesteld':
    case 'VaststellingTeruggenomen':
      return [`vaststelling ${data.op}`];
    case 'PlanIngetrokken':
    case 'PlanHersteld':
      return ['intrekking'];
    case 'ConsultatieGepland':
      return [`consultatie ${data.consultatieId}`];
    // A new plan for a consultatie does not replace the report of it.
    case 'ConsultatieGehouden':
    case 'VerslagTeruggenomen':
      return [`consultatie ${data.consultatieId}`, `verslag ${data.consultatieId}`];
    // A knoop that is merged into another one keeps its earlier facts.
    case 'KnoopSamengevoegd':
    case 'KnoopGesplitst':
    case 'PlanOpgesteld':
    case 'DoorvoeringVoltooid':
    case 'VaststellingAangevuld':
      return [];
  }
};

/** The last fact about a subject by that day; undefined if there is none. */
export const laatsteOver = (onderwerp: string, op: Datum, history: PlanHistory): PlanEvent | undefined =>
  history.until(op).findLast((fact) => planOnderwerpen(fact).includes(onderwerp));
