import { eventSchema } from '@actiespoor/application';
import { isStray, mooring, type Recorded, straySentence, UnknownEvent } from '@actiespoor/event-store';
import type { Bevinding } from '@actiespoor/integrity';
import { placeOfProjection, type Stores } from '@actiespoor/platform';

/** False for an event of a newer version. */
export const isReadable = (recorded: Recorded): boolean => {
  try {
    eventSchema().upcast(recorded);
    return true;
  } catch (fault) {
    return !(fault instanceof UnknownEvent);
  }
};

/** The read models that stand on an event that is no longer there: they tell of a restored backup before a day is signed over it. */
export const strayFindings = async ({ eventStore, readStore }: Pick<Stores, 'eventStore' | 'readStore'>): Promise<readonly Bevinding[]> => {
  const conditions = await readStore.control.conditions();
  const found = await Promise.all(
    conditions.map(async (condition): Promise<readonly Bevinding[]> => {
      const place = await mooring(eventStore, placeOfProjection(condition));
      if (!isStray(place)) return [];
      return [{ soort: 'leesmodel', projectie: condition.name, melding: straySentence(condition.name, place) }];
    }),
  );
  return found.flat();
};
