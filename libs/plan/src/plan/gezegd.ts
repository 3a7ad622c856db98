import { canonicalJson } from '@actiespoor/kernel';

import type { Knoop, KnoopVeld, PlanEvent } from './plan.events.js';

/** The content of a knoop about one of its subjects, such as `titel <id>`. */
const vanKnoop = (knoop: Knoop, onderwerp: string): unknown => {
  const [veld = ''] = onderwerp.split(' ');
  return veld === 'plaats' ? [knoop.bovenliggend ?? null, knoop.volgorde] : (knoop[veld as KnoopVeld] ?? null);
};

type Gesplitst = Extract<PlanEvent, { readonly type: 'KnoopGesplitst' }>['data'];

const vanDeel = ({ delen, bovenliggend }: Gesplitst, onderwerp: string): unknown => {
  const deel = delen.find(({ knoopId }) => onderwerp.endsWith(` ${knoopId}`));
  return deel && vanKnoop({ ...deel, ...(bovenliggend !== undefined && { bovenliggend }) }, onderwerp);
};

/** The content of a fact about one of its subjects, for comparing; undefined if it settles nothing. */
const gezegd = ({ type, data }: PlanEvent, onderwerp: string): unknown => {
  switch (type) {
    case 'KnoopToegevoegd':
      return vanKnoop(data, onderwerp);
    case 'KnoopSamengevoegd':
      return data.nieuw && vanKnoop({ ...data.nieuw, knoopId: data.in }, onderwerp);
    case 'KnoopGesplitst':
      return vanDeel(data, onderwerp);
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
    case 'ConsultatieAfgezegd':
      return [type, data.motief];
    case 'ConsultatieGehouden':
      return [type, data.soort, data.onderwerp, data.deelnemers, data.opbrengst ?? null];
    case 'HerindelingTeruggenomen':
    case 'PlanOpgesteld':
    case 'DoorvoeringVoltooid':
    case 'VaststellingAangevuld':
      return undefined;
  }
};

/** True if two facts agree on a subject of both. A merge or split that was taken back was never so, and contradicts nothing. */
export const zegtHetzelfde = (een: PlanEvent, ander: PlanEvent, onderwerp: string): boolean =>
  [een, ander].some(({ type }) => type === 'HerindelingTeruggenomen') ||
  canonicalJson(gezegd(een, onderwerp) ?? null) === canonicalJson(gezegd(ander, onderwerp) ?? null);
