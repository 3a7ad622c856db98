import type { Recorded } from '@actiespoor/event-store';

import type { AsOf } from '../peildatum/rows-as-of.js';
import type { PlanOpTijdstip } from '../tijdlijn/inhoud.js';
import { dubbeleCodes, dubbeleKnoopcodes } from './dubbele-codes.js';
import { feitenPerStream } from './feiten.js';
import { laterDanHoofdactie, laterDanIntrekking, laterDanVervallen } from './later-dan-einde.js';
import { naastDeelacties } from './naast-deelacties.js';
import { doelactiesIn, naarOpgegaanOnderdeel, naarVervallenActie } from './naar-wat-weg-is.js';
import { overTeruggenomenOnderdeel } from './over-teruggenomen.js';
import { geenLid, naarOnbekendeOrganisatie, type Register } from './niet-in-register.js';
import { planFeitenOf } from './plan-feiten.js';
import type { Signaal } from './signaal.js';

export interface Signaalbronnen {
  /** The plans at the time of the question. */
  readonly plannen: readonly PlanOpTijdstip[];
  /** The events of these plans and their acties: each stream in its own order, the streams in any. */
  readonly events: readonly Recorded[];
  readonly register: Register;
}

/**
 * The signals in these plans, plan after plan. A fact that names a thing which was gone on the day of the fact is a signal as long as
 * the fact stands, whatever happened to the thing later.
 *
 * @throws UnknownEvent
 */
export const composeSignalen = ({ plannen, events, register }: Signaalbronnen, asOf: AsOf): readonly Signaal[] => {
  const perStream = feitenPerStream(events, asOf);
  const alle = plannen.map((standen) => planFeitenOf(standen, perStream));
  const doelen = doelactiesIn(alle);
  return alle
    .flatMap((plan): readonly Signaal[] => [
      ...dubbeleCodes(plan),
      ...dubbeleKnoopcodes(plan),
      ...laterDanIntrekking(plan),
      ...laterDanHoofdactie(plan),
      ...laterDanVervallen(plan),
      ...naastDeelacties(plan),
      ...naarOpgegaanOnderdeel(plan),
      ...overTeruggenomenOnderdeel(plan),
      ...naarVervallenActie(plan, doelen),
      ...naarOnbekendeOrganisatie(plan, register),
      ...geenLid(plan, register),
    ])
    .toSorted((a, b) => (a.planId === b.planId ? 0 : a.planId < b.planId ? -1 : 1));
};
