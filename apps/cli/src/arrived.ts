import type { Arrival } from '@actiespoor/event-store';
import type { Platform } from '@actiespoor/platform';

import { CliFault } from './faults.js';

const catchUpMs = 60_000;
const stillBehind = 'De leesmodellen lopen nog achter. Kijk hoe ver ze zijn met: actiespoor projections list, en probeer het dan opnieuw.';

/** The reason why read models are not where they are awaited, with the way on; undefined if they are. */
export const delayText = (arrival: Arrival): string | undefined => {
  switch (arrival.outcome) {
    case 'reached':
      return undefined;
    case 'behind':
      return stillBehind;
    case 'standing':
      return arrival.reason;
  }
};

/** Waits until read models have what the store has. @param names of the read models; those of the plan and its audit trail by default @throws CliFault */
export const untilArrived = async (platform: Pick<Platform, 'eventStore' | 'arrival'>, names?: readonly string[]): Promise<void> => {
  const head = await platform.eventStore.head();
  const delay = head === undefined ? undefined : delayText(await platform.arrival(head, catchUpMs, names));
  if (delay !== undefined) throw new CliFault(delay);
};
