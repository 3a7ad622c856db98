import { uuidV5, type Periode } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode, PlanId, TrekkerId } from '@actiespoor/plan';
import { codeSleutel } from '@actiespoor/plan/model';

import type { GelezenTrekker } from '../gelezen.js';
import { fold } from '../text.js';

// Never change: the ids of every imported plan derive from it.
const namespace = '6f0d7c1e-3b52-5d1a-9c84-2e7a41f0b6d3';

/** The id of a plan, from its owner, title and period: another spelling of the title is the same plan. */
export const planIdOf = ({ eigenaar, titel, periode }: { readonly eigenaar: OrganisatieCode; readonly titel: string; readonly periode: Periode }): PlanId =>
  uuidV5(namespace, `${eigenaar}|${fold(titel)}|${periode.van ?? ''}/${periode.tot ?? ''}`) as PlanId;

/** @param sleutel the path of the knoop in the tree */
export const knoopIdOf = (planId: PlanId, sleutel: string): KnoopId => uuidV5(planId, `knoop|${sleutel}`) as KnoopId;

/** The id that an actie has by its code also if somebody takes it up by hand: `1A` and `1a` are one code. @param sleutel its first code, else its normalised title */
export const actieIdOf = (planId: PlanId, sleutel: string): ActieId => uuidV5(planId, codeSleutel(sleutel)) as ActieId;

/** The id of an actie in plans that were imported when capitals in a code still counted. */
export const formerActieIdOf = (planId: PlanId, sleutel: string): ActieId => uuidV5(planId, sleutel) as ActieId;

/** The key that tells trekkers apart; the words count only if nothing else is known. */
export const trekkerKey = ({ soort, organisatie, functie, persoon, tekst }: GelezenTrekker): string => {
  const known = [organisatie, persoon, functie === undefined ? undefined : fold(functie)].filter((part) => part !== undefined);
  return [soort, ...(known.length > 0 || soort === 'iedere-gemeente' ? known : [fold(tekst)])].join('|');
};

/** @param since tells a second assignment of the same trekker from the first, such as the id of the import */
export const trekkerIdOf = (actieId: ActieId, trekker: GelezenTrekker, since = ''): TrekkerId =>
  uuidV5(actieId, `trekker|${trekkerKey(trekker)}|${since}`) as TrekkerId;
