import type { KnoopId } from '../plan/plan.events.js';
import type { PlanStand } from './actie.commands.js';
import type { ActieId } from './actie.events.js';

export type PlaatsAfwijzing = 'knoop-onbekend' | 'code-bezet';

/** Where in the plan an actie is to stand, as far as the wish says so. */
export interface Plaats {
  readonly actieId: ActieId;
  readonly code?: string;
  readonly knoopId?: KnoopId;
}

const isBezet = (code: string, actieId: ActieId, { codes }: PlanStand): boolean => Object.hasOwn(codes, code) && codes[code] !== actieId;

/** What in the plan stands in the way; undefined where the place is free. */
export const bezwaarTegenPlaats = ({ actieId, code, knoopId }: Plaats, stand: PlanStand): PlaatsAfwijzing | undefined => {
  if (knoopId !== undefined && !stand.knopen.includes(knoopId)) return 'knoop-onbekend';
  if (code !== undefined && isBezet(code, actieId, stand)) return 'code-bezet';
  return undefined;
};
