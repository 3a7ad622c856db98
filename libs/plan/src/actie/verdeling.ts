import type { ActieEvent } from './actie.events.js';
import { isStand } from './verloop.js';

/** A part of an actie, as far as is known whether it was dropped. */
interface Deel {
  readonly vervallen?: unknown;
}

/** Deelacties that are in force: what was dropped divides nothing. */
export const geldendeDelen = <D extends Deel>(delen: readonly D[]): readonly D[] => delen.filter(({ vervallen }) => vervallen === undefined);

/**
 * Whether an actie is divided on a day, by its deelacties as they were on it. On such a day it counts by those alone and takes
 * no report of its own; on every other day it counts by what was reported of itself. One rule for decisions and for every view.
 */
export const isVerdeeld = (delen: readonly Deel[]): boolean => geldendeDelen(delen).length > 0;

/** What an organisatie says of an actie as a whole. On a day on which it is divided that would contradict its deelacties. */
export const isEigenBericht = (event: ActieEvent): boolean => {
  if (event.type === 'StatusGecorrigeerd') return event.data.status !== 'gepland' && isStand(event);
  return isStand(event) || event.type === 'BijeenkomstGehouden' || event.type === 'DeelnameBesloten';
};
