import { type Bezet, firstDay, previousDay, refuse, type Refusal } from '@actiespoor/kernel';

import type { ActieId, KnoopId } from '../ids.js';
import type { DecisionContext } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type ActieHistory, hasActie, type OpgenomenActie } from './actie.state.js';
import { codeBezet, type Codebezit, isOverCode } from './codeperioden.js';

export type PlaatsAfwijzing = 'knoop-onbekend' | 'knoop-opgegaan' | 'splitsing-noemt-actie' | 'code-bezet';

/** The reason why an actie cannot hang under this knoop on its day; undefined if it can, and if no knoop is named. */
export const bezwaarTegenKnoop = (
  knoopId: string | undefined,
  { knopen, opgegaan = new Map() }: DecisionContext,
): 'knoop-onbekend' | 'knoop-opgegaan' | undefined => {
  if (knoopId === undefined || knopen.some((staand) => staand === knoopId)) return undefined;
  return opgegaan.has(knoopId as KnoopId) ? 'knoop-opgegaan' : 'knoop-onbekend';
};

/** The knoop in which an actie stands on the day of a command: that of its own facts, or the one in the place of that since a merge or split. */
export const plaatsOp = ({ knoopId }: OpgenomenActie, { opgegaan }: DecisionContext): KnoopId | undefined => knoopId && (opgegaan?.get(knoopId) ?? knoopId);

/** A decision about an actie that may give it another place or a code, with the facts that it would add. */
export interface Plaatsbesluit {
  readonly actieId: ActieId;
  readonly feiten: readonly ActieEvent[];
  readonly history: ActieHistory;
  readonly planContext: Pick<DecisionContext, 'codes' | 'genoemdIn'>;
}

/** A split of a later day moves the acties that it names out of its knoop: until that day they hang there. */
export const bezwaarTegenSplitsing = ({ feiten, history, planContext }: Plaatsbesluit): Refusal<'splitsing-noemt-actie'> | undefined => {
  if (!planContext.genoemdIn || !feiten.some(({ type }) => type === 'ActieVerplaatst')) return undefined;
  const na = feiten.reduce((timeline, feit) => timeline.with(feit), history);
  const gebroken = planContext.genoemdIn.find(({ op, onder }) => {
    const [toen, dan] = [history, na].map((timeline) => timeline.on(previousDay(firstDay(op))));
    const hangt = (actie: typeof toen): boolean => actie !== undefined && hasActie(actie) && actie.knoopId !== undefined && onder.has(actie.knoopId);
    return hangt(toen) && !hangt(dan);
  });
  return gebroken && refuse('splitsing-noemt-actie', { feit: { type: 'KnoopGesplitst', op: gebroken.op, id: gebroken.knoopId } });
};

const bezetDoor = ({ actieId: id, van, einde }: Codebezit): Bezet => ({ id, periode: { van, ...(einde !== undefined && { tot: previousDay(einde) }) } });

/**
 * The refusal of a decision that would give this actie a code on days on which another one has it, whichever days those are. It names the
 * other acties with all periods of such days, the first one apart; undefined if the code is free.
 */
export const bezwaarTegenCode = <R extends string>(refusal: R, { actieId, feiten, history, planContext }: Plaatsbesluit): Refusal<R> | undefined => {
  if (!feiten.some(isOverCode)) return undefined;
  const na = feiten.reduce((timeline, feit) => timeline.with(feit), history);
  const bezet = codeBezet({ actieId, voor: history.standing, na: na.standing }, planContext.codes).map(bezetDoor);
  return bezet[0] && refuse(refusal, { ...bezet[0], bezet });
};
