import type { Datum } from '@actiespoor/kernel';

import type { PlanId } from '../ids.js';
import type { ActieEvent } from './actie.events.js';
import { type ActieHistory, hasActie } from './actie.state.js';
import { isStand } from './verloop.js';

/** Decisions about the actie that a deelactie is a part of. */
export type HoofdactieAfwijzing = 'hoofdactie-onbekend' | 'hoofdactie-vervallen' | 'hoofdactie-is-deelactie' | 'hoofdactie-meldt-zelf';

// From the day on which it has deelacties an actie takes no report of its own: those of later days would contradict it.
const isEigenBericht = (event: ActieEvent): boolean => {
  if (event.type === 'StatusGecorrigeerd') return event.data.status !== 'gepland' && isStand(event);
  return isStand(event) || event.type === 'BijeenkomstGehouden' || event.type === 'DeelnameBesloten';
};

/** Why an actie cannot be the hoofdactie of a new deelactie of this plan on a day; undefined where it can. */
export const bezwaarTegenHoofdactie = (history: ActieHistory, planId: PlanId, op: Datum): HoofdactieAfwijzing | undefined => {
  const actie = history.on(op);
  if (!hasActie(actie) || actie.planId !== planId) return 'hoofdactie-onbekend';
  if (actie.vervallen) return 'hoofdactie-vervallen';
  if (actie.hoofdactieId !== undefined) return 'hoofdactie-is-deelactie';
  return history.after(op).some(isEigenBericht) ? 'hoofdactie-meldt-zelf' : undefined;
};
