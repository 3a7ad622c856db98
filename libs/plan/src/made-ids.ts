import { type Id, type Periode, uuidV5 } from '@actiespoor/kernel';

import { codeSleutel, fold } from './actie/code.js';
import type { ActieId, IndicatorId, KnoopId, OrganisatieCode, PlanId, StatusupdateId, TrekkerId } from './ids.js';

// Never change: every id that is stored follows from these namespaces and names, and another one would be another thing.

const importNamespace = '6f0d7c1e-3b52-5d1a-9c84-2e7a41f0b6d3';
const indicatorNamespace = '0d9f7e52-3b64-5c1a-9e0f-4a7c2d8b6f13';
const demoNamespace = '5d0f3f0e-6c55-4f0f-9d8a-0c4b2e8f7a61';

type Made = 'plan' | 'knoop' | 'consultatie' | 'trekker' | 'statusupdate' | 'kader' | 'indicator' | 'import';

/** The id of the thing that a command makes: a retry makes the same one. */
export const idMadeBy = <Kind extends Made>(commandId: string, kind: Kind): Id<Kind> => uuidV5(commandId, kind) as Id<Kind>;

/** The id of a part into which a command splits a knoop. @param index from 0 */
export const deelIdMadeBy = (commandId: string, index: number): KnoopId => uuidV5(commandId, `deel|${String(index)}`) as KnoopId;

/** The source of the id of a new actie: its code, or its words if it has none. */
export interface Actienaam {
  readonly code?: string;
  readonly omschrijving: string;
}

/**
 * The id of an actie, by its code, or by its words if it has none: the same actie told twice is one actie.
 *
 * @param poging from 1; higher if an actie that gave up this code already has the id
 */
export const actieIdOf = (planId: PlanId, { code, omschrijving }: Actienaam, poging = 1): ActieId => {
  const name = code === undefined ? fold(omschrijving) : codeSleutel(code);
  return uuidV5(planId, poging === 1 ? name : `${name}|${String(poging)}`) as ActieId;
};

/** The id of an actie in a document, which is its id by its code if it is taken up by hand. @param sleutel its first code, else its folded title */
export const actieIdInDocument = (planId: PlanId, sleutel: string): ActieId => uuidV5(planId, codeSleutel(sleutel)) as ActieId;

/** The id of an actie in plans that were imported when capitals in a code still counted. */
export const formerActieIdInDocument = (planId: PlanId, sleutel: string): ActieId => uuidV5(planId, sleutel) as ActieId;

/** The name of a plan in a document. */
export interface Plannaam {
  readonly eigenaar: OrganisatieCode;
  readonly titel: string;
  readonly periode: Periode;
}

/** The id of a plan in a document: another spelling of the title is the same plan. */
export const planIdInDocument = ({ eigenaar, titel, periode }: Plannaam): PlanId =>
  uuidV5(importNamespace, `${eigenaar}|${fold(titel)}|${periode.van ?? ''}/${periode.tot ?? ''}`) as PlanId;

/** @param pad the path of the knoop in the tree of the document */
export const knoopIdInDocument = (planId: PlanId, pad: string): KnoopId => uuidV5(planId, `knoop|${pad}`) as KnoopId;

/** @param since tells a second assignment of the same trekker from the first, such as the id of the import */
export const trekkerIdInDocument = (actieId: ActieId, sleutel: string, since = ''): TrekkerId => uuidV5(actieId, `trekker|${sleutel}|${since}`) as TrekkerId;

/** The id of a first definition: every installation has these under the same ids, also after its own revisions. */
export const startIndicatorId = (sleutel: string): IndicatorId => uuidV5(indicatorNamespace, sleutel) as IndicatorId;

/** The id of a thing of the demo: the same at every start, so that the demo never exists twice. */
export const demoId = <Kind extends string>(soort: Kind, naam: string): Id<Kind> => uuidV5(demoNamespace, `${soort}/${naam}`) as Id<Kind>;

/** The id of an assignment in the demo: the same words give the same one. */
export const demoTrekkerId = (actieId: ActieId, tekst: string): TrekkerId => uuidV5(actieId, `trekker/${tekst}`) as TrekkerId;

/** The id of a statusupdate in the demo, by its command and its day. */
export const demoStatusupdateId = (actieId: ActieId, type: string, op: string): StatusupdateId => uuidV5(actieId, `${type}/${op}`) as StatusupdateId;
