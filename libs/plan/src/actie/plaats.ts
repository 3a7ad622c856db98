import { type Bezet, previousDay, refuse, type Refusal } from '@actiespoor/kernel';

import type { ActieId } from '../ids.js';
import type { DecisionContext } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import type { ActieHistory } from './actie.state.js';
import { codeBezet, type Codebezit, isOverCode } from './codeperioden.js';

export type PlaatsAfwijzing = 'knoop-onbekend' | 'knoop-opgegaan' | 'code-bezet';

/** The reason why an actie cannot hang under this knoop on its day; undefined if it can, and if no knoop is named. */
export const bezwaarTegenKnoop = (knoopId: string | undefined, { knopen, opgegaan = [] }: DecisionContext): 'knoop-onbekend' | 'knoop-opgegaan' | undefined => {
  if (knoopId === undefined || knopen.some((staand) => staand === knoopId)) return undefined;
  return opgegaan.some((weg) => weg === knoopId) ? 'knoop-opgegaan' : 'knoop-onbekend';
};

/** A decision about an actie that may give it a code, with the facts that it would add. */
export interface Codebesluit {
  readonly actieId: ActieId;
  readonly feiten: readonly ActieEvent[];
  readonly history: ActieHistory;
  readonly planContext: Pick<DecisionContext, 'codes'>;
}

const bezetDoor = ({ actieId: id, van, einde }: Codebezit): Bezet => ({ id, periode: { van, ...(einde !== undefined && { tot: previousDay(einde) }) } });

/**
 * The refusal of a decision that would give this actie a code on days on which another one has it, whichever days those are. It names the
 * other acties with all periods of such days, the first one apart; undefined if the code is free.
 */
export const bezwaarTegenCode = <R extends string>(refusal: R, { actieId, feiten, history, planContext }: Codebesluit): Refusal<R> | undefined => {
  if (!feiten.some(isOverCode)) return undefined;
  const na = feiten.reduce((timeline, feit) => timeline.with(feit), history);
  const bezet = codeBezet({ actieId, voor: history.standing, na: na.standing }, planContext.codes).map(bezetDoor);
  return bezet[0] && refuse(refusal, { ...bezet[0], bezet });
};
