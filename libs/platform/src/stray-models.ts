import { OperatorFault } from '@actiespoor/data-dir';
import { type EventStore, isStray, mooring, type ProjectionCondition, straySentence } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import { placeOf } from './projection-health.js';

interface Sources {
  readonly eventStore: EventStore;
  readonly readStore: Pick<ReadStore, 'control'>;
}

/** A read model that was not made from this event store. */
export interface StrayModel {
  readonly name: string;
  /** A Dutch sentence: the finding and the repair. */
  readonly reason: string;
}

/** The first of these read models that is not of this event store; undefined too where the store does not answer: then nobody knows. */
export const strayAmong = async ({ eventStore, readStore }: Sources, isAsked: (name: string) => boolean = () => true): Promise<StrayModel | undefined> => {
  const conditions = (await readStore.control.conditions()).filter(({ name }) => isAsked(name));
  const strayed = async (condition: ProjectionCondition): Promise<StrayModel | undefined> => {
    const found = await mooring(eventStore, placeOf(condition)).catch(() => undefined);
    return isStray(found) ? { name: condition.name, reason: straySentence(condition.name, found) } : undefined;
  };
  return (await Promise.all(conditions.map(strayed))).find((found) => found !== undefined);
};

/** Before a command records anything: nobody would see it, and the store may be the wrong one. @throws OperatorFault */
export const assertNoneStray = async (sources: Sources, { refusesStray }: { readonly refusesStray?: boolean }): Promise<void> => {
  const stray = refusesStray ? await strayAmong(sources) : undefined;
  if (stray) throw new OperatorFault(`Er is niets vastgelegd. ${stray.reason}`);
};
