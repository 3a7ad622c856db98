import type { Recorded } from '@actiespoor/event-store';

import { factOf, type DataOf } from '../fact.js';
import { countsAsOf, type AsOf } from '../peildatum/rows-as-of.js';
import type { SpoorWijziging } from '../spoor/spoor-regel.js';

/** A correction of the spelling of a text. */
export type Tekstcorrectie = DataOf<'TekstGecorrigeerd'>;

/**
 * The corrections known in only one of two states of a plan, in the order of recording.
 *
 * @throws UnknownEvent
 */
export const correctiesBetween = (events: readonly Recorded[], van: AsOf, tot: AsOf): readonly Tekstcorrectie[] =>
  events
    .filter((recorded) => recorded.type === 'TekstGecorrigeerd' && countsAsOf(recorded, van) !== countsAsOf(recorded, tot))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1))
    .flatMap((recorded) => {
      const { type, data } = factOf(recorded);
      return type === 'TekstGecorrigeerd' ? [data] : [];
    });

/** True if corrections alone lead from one text to the other. */
const leads = (van: string | null, naar: string | null, correcties: readonly Tekstcorrectie[]): boolean =>
  correcties.reduce((tekst, { oud, nieuw }) => (tekst === oud ? nieuw : tekst), van) === naar;

/** True if only the spelling differs, whichever of both is the later one. */
export const isRedactioneel = ({ veld, oud, nieuw }: SpoorWijziging, correcties: readonly Tekstcorrectie[]): boolean => {
  const ofVeld = correcties.filter((correctie) => correctie.veld === veld);
  return leads(oud, nieuw, ofVeld) || leads(nieuw, oud, ofVeld);
};
