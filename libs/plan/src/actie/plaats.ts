import { refuse, type Refusal } from '@actiespoor/kernel';

import type { ActieId, KnoopId } from '../ids.js';
import type { PlanStand } from './actie.commands.js';
import { codeSleutel } from './code.js';

export type PlaatsAfwijzing = 'knoop-onbekend' | 'knoop-opgegaan' | 'code-bezet';

/** Where in the plan an actie is to stand, as far as the wish says so. */
export interface Plaats {
  readonly actieId: ActieId;
  readonly code?: string;
  readonly knoopId?: KnoopId;
}

/** Which other actie has this code. */
const houderOf = ({ code, actieId }: Plaats, { codes }: PlanStand): ActieId | undefined => {
  const sleutel = code === undefined ? '' : codeSleutel(code);
  const houder = Object.hasOwn(codes, sleutel) ? codes[sleutel] : undefined;
  return houder === actieId ? undefined : houder;
};

/** Why an actie cannot hang there on its day; undefined where it can, and where no place is named. */
export const bezwaarTegenKnoop = (knoopId: string | undefined, { knopen, opgegaan = [] }: PlanStand): 'knoop-onbekend' | 'knoop-opgegaan' | undefined => {
  if (knoopId === undefined || knopen.some((staand) => staand === knoopId)) return undefined;
  return opgegaan.some((weg) => weg === knoopId) ? 'knoop-opgegaan' : 'knoop-onbekend';
};

/** An actie that was dropped gave up its code: another may have it by now. */
export const bezwaarTegenTerugkeer = (plaats: Plaats, stand: PlanStand): Refusal<'code-intussen-bezet'> | undefined => {
  const houder = houderOf(plaats, stand);
  return houder && refuse('code-intussen-bezet', { id: houder });
};

/** What in the plan stands in the way; undefined where the place is free. */
export const bezwaarTegenPlaats = (plaats: Plaats, stand: PlanStand): Refusal<PlaatsAfwijzing> | undefined => {
  const { knoopId } = plaats;
  const bezwaar = bezwaarTegenKnoop(knoopId, stand);
  if (bezwaar) return refuse(bezwaar);
  const houder = houderOf(plaats, stand);
  return houder && refuse('code-bezet', { id: houder });
};
