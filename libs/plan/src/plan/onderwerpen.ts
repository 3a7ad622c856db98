import type { Datum } from '@actiespoor/kernel';

import type { KnoopId } from '../ids.js';
import { type Knoop, knoopvelden, type PlanEvent } from './plan.events.js';
import type { PlanHistory } from './plan.state.js';

/** The subjects that a fact settles by which a knoop came: its place, and the words that it names. */
const vanKnoop = (knoopId: KnoopId, woorden: Omit<Knoop, 'knoopId'>): readonly string[] => [
  `plaats ${knoopId}`,
  ...knoopvelden.filter((veld) => woorden[veld] !== undefined).map((veld) => `${veld} ${knoopId}`),
];

const opgangVan = (knoopId: KnoopId): string => `opgang ${knoopId}`;

const allesVan = (knoopId: KnoopId): readonly string[] => [`plaats ${knoopId}`, ...knoopvelden.map((veld) => `${veld} ${knoopId}`)];

/** The subjects that a fact about a plan settles: a later fact about the same subject takes its place. */
export const planOnderwerpen = ({ type, data }: PlanEvent): readonly string[] => {
  switch (type) {
    case 'KnoopToegevoegd':
      return vanKnoop(data.knoopId, data);
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
    case 'ConsultatieAfgezegd':
      return [`consultatie ${data.consultatieId}`];
    // A report fulfils the plan for its consultatie, and does not replace it.
    case 'ConsultatieGehouden':
    case 'VerslagTeruggenomen':
      return [`verslag ${data.consultatieId} ${data.op}`];
    // A knoop that is merged into another one keeps its earlier facts.
    case 'KnoopSamengevoegd':
      return [...data.knopen.map(opgangVan), ...(data.nieuw ? vanKnoop(data.in, data.nieuw) : [])];
    case 'KnoopGesplitst':
      return [opgangVan(data.knoopId), ...data.delen.flatMap((deel) => vanKnoop(deel.knoopId, deel))];
    case 'HerindelingTeruggenomen':
      return [...data.terug.map(opgangVan), ...data.weg.flatMap(allesVan)];
    case 'PlanOpgesteld':
    case 'DoorvoeringVoltooid':
    case 'VaststellingAangevuld':
      return [];
  }
};

/** The last fact about a subject, or about one of several, by that day; undefined if there is none. */
export const laatsteOver = (onderwerp: string | readonly string[], op: Datum, history: PlanHistory): PlanEvent | undefined =>
  history.until(op).findLast((fact) => planOnderwerpen(fact).some((een) => [onderwerp].flat().includes(een)));
