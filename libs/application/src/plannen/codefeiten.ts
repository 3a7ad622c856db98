import type { ActieHistory, BareActieCommand } from '@actiespoor/plan';
import type { ActieEvent, ActieId } from '@actiespoor/plan/events';
import { actieStream, type Codefeiten, isOverCode } from '@actiespoor/plan/model';

import type { Loaders } from '../commands/commands.js';

/** True if a decision about this command can give a code to an actie: only then are the codes of the others read. */
export const canGiveCode = ({ type, data }: BareActieCommand): boolean => {
  if (type === 'ActieOpnemen' || type === 'ActieWijzigen') return data.code !== undefined;
  return type === 'ActieHerstellen';
};

const known = new WeakMap<ActieHistory, readonly ActieEvent[]>();

/** Found once for as long as nothing is recorded of an actie. */
const feitenIn = (history: ActieHistory): readonly ActieEvent[] => {
  const feiten = known.get(history) ?? history.standing.filter(isOverCode);
  known.set(history, feiten);
  return feiten;
};

/** The facts about the codes of these acties, as their own streams tell them: a code may have been given on any day. */
export const codefeitenOf = async ({ actie: load }: Pick<Loaders, 'actie'>, acties: readonly ActieId[]): Promise<Codefeiten> =>
  new Map(await Promise.all(acties.map(async (actieId) => [actieId, feitenIn((await load(actieStream(actieId))).state)] as const)));
