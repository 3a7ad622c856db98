import { accept, alreadySo, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import type { ActieHistory, OpgenomenActie } from './actie.state.js';
import { laatsteOver } from './onderwerpen.js';

/** Decisions about the planning: the first one, or an adjusted one with the old one beside the new. */
export type PlanningAfwijzing = 'planning-bestaat-al' | 'planning-ontbreekt';

type Besluit = Decision<ActieEvent, PlanningAfwijzing>;

export const planningVastleggen = ({ data }: ActieCommandOf<'PlanningVastleggen'>, { planning }: OpgenomenActie, history: ActieHistory): Besluit => {
  const { actieId, op, planning: nieuw } = data;
  if (!planning) return accept({ type: 'PlanningVastgelegd', data: { actieId, op, oud: null, nieuw } });
  return isSame(nieuw, planning) ? alreadySo(laatsteOver('planning', op, history)) : refuse('planning-bestaat-al');
};

export const planningBijstellen = ({ data }: ActieCommandOf<'PlanningBijstellen'>, { planning: oud }: OpgenomenActie, history: ActieHistory): Besluit => {
  const { actieId, op, planning: nieuw } = data;
  if (!oud) return refuse('planning-ontbreekt');
  return isSame(nieuw, oud) ? alreadySo(laatsteOver('planning', op, history)) : accept({ type: 'PlanningVastgelegd', data: { actieId, op, oud, nieuw } });
};

/** True if the actie recurs, so that its rounds can be evaluated one by one. */
export const isHerhalend = ({ planning }: OpgenomenActie): boolean => planning?.soort === 'herhalend' || planning?.soort === 'doorlopend';
