import type { ActieEvent } from './actie.events.js';
import { statusAfter } from './status-na.js';
import { isStanding } from './verloop.js';

/** A deelactie, with the fact that it was dropped, if it was. */
interface Deel {
  readonly vervallen?: unknown;
}

/** Deelacties that are in force: a dropped one divides nothing. */
export const geldendeDelen = <D extends Deel>(delen: readonly D[]): readonly D[] => delen.filter(({ vervallen }) => vervallen === undefined);

/**
 * True if an actie is divided on a day, by its deelacties on that day. On such a day only its deelacties count, and it takes
 * no report of its own; on every other day its own reports count. Decisions and views share this rule.
 */
export const isVerdeeld = (delen: readonly Deel[]): boolean => geldendeDelen(delen).length > 0;

/** True for a report about the actie as a whole. On a day on which the actie is divided it would contradict the deelacties. */
export const isEigenBericht = (event: ActieEvent): boolean => {
  if (event.type === 'StatusGecorrigeerd') return event.data.status !== 'gepland' && isStanding(event);
  return isStanding(event) || event.type === 'BijeenkomstGehouden' || event.type === 'DeelnameBesloten';
};

/**
 * True for such a report that holds until another one follows: from the day on which the actie is divided its deelacties take its place.
 * A meeting, and the evaluation of one round, are of their own day.
 */
export const geldtTotVerdeling = (event: ActieEvent): boolean =>
  isEigenBericht(event) && event.type !== 'BijeenkomstGehouden' && !(isStanding(event) && statusAfter(event) === undefined);
