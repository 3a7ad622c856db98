import { refuse, type Refusal } from '@actiespoor/kernel';

import type { ActieId, KnoopId } from '../ids.js';
import type { PlanStand } from './actie.commands.js';
import { codeSleutel } from './code.js';

export type PlaatsAfwijzing = 'knoop-onbekend' | 'knoop-opgegaan' | 'code-bezet';

/** The place of an actie in the plan, as far as the command names it. */
export interface Plaats {
  readonly actieId: ActieId;
  readonly code?: string;
  readonly knoopId?: KnoopId;
}

/** The other actie with this code. */
const houderOf = ({ code, actieId }: Plaats, { codes }: PlanStand): ActieId | undefined => {
  const sleutel = code === undefined ? '' : codeSleutel(code);
  const houder = Object.hasOwn(codes, sleutel) ? codes[sleutel] : undefined;
  return houder === actieId ? undefined : houder;
};

/** The reason why an actie cannot hang under this knoop on its day; undefined if it can, and if no knoop is named. */
export const bezwaarTegenKnoop = (knoopId: string | undefined, { knopen, opgegaan = [] }: PlanStand): 'knoop-onbekend' | 'knoop-opgegaan' | undefined => {
  if (knoopId === undefined || knopen.some((staand) => staand === knoopId)) return undefined;
  return opgegaan.some((weg) => weg === knoopId) ? 'knoop-opgegaan' : 'knoop-onbekend';
};

/** A dropped actie gave up its code: another may have it by now. */
export const bezwaarTegenTerugkeer = (plaats: Plaats, stand: PlanStand): Refusal<'code-intussen-bezet'> | undefined => {
  const houder = houderOf(plaats, stand);
  return houder && refuse('code-intussen-bezet', { id: houder });
};

/** The obstacle in the plan; undefined if the place is free. */
export const bezwaarTegenPlaats = (plaats: Plaats, stand: PlanStand): Refusal<PlaatsAfwijzing> | undefined => {
  const { knoopId } = plaats;
  const bezwaar = bezwaarTegenKnoop(knoopId, stand);
  if (bezwaar) return refuse(bezwaar);
  const houder = houderOf(plaats, stand);
  return houder && refuse('code-bezet', { id: houder });
};
