import { canonicalJson } from '@actiespoor/kernel';

import type { PlanEvent } from './plan.events.js';

/** The content of a fact about one of its subjects, for comparing; undefined if it settles nothing. */
const gezegd = ({ type, data }: PlanEvent, onderwerp: string): unknown => {
  switch (type) {
    case 'KnoopToegevoegd':
      return [data.bovenliggend ?? null, data.volgorde];
    case 'KnoopVerplaatst':
      return [data.nieuw.bovenliggend, data.nieuw.volgorde];
    case 'KnoopGewijzigd':
      return data.wijzigingen.find(({ veld }) => onderwerp === `${veld} ${data.knoopId}`)?.nieuw ?? null;
    case 'VaststellingGepland':
      return [data.orgaan, data.verwacht];
    case 'PlanVastgesteld':
      return [type, data.orgaan, data.besluitnummer ?? null];
    case 'PlanIngetrokken':
      return [type, data.motief];
    case 'VaststellingTeruggenomen':
    case 'VerslagTeruggenomen':
    case 'PlanHersteld':
      return type;
    case 'ConsultatieGepland':
      return [type, data.soort, data.onderwerp, data.deelnemers, data.verwacht];
    case 'ConsultatieGehouden':
      return [type, data.soort, data.onderwerp, data.deelnemers, data.opbrengst ?? null];
    case 'KnoopSamengevoegd':
    case 'KnoopGesplitst':
    case 'PlanOpgesteld':
    case 'DoorvoeringVoltooid':
    case 'VaststellingAangevuld':
      return undefined;
  }
};

/** True if two facts agree on a subject of both. */
export const zegtHetzelfde = (een: PlanEvent, ander: PlanEvent, onderwerp: string): boolean =>
  canonicalJson(gezegd(een, onderwerp) ?? null) === canonicalJson(gezegd(ander, onderwerp) ?? null);
