import type { Message } from '@actiespoor/kernel';

import { UnknownEvent } from './event-store.js';
import type { Recorded } from './recorded.js';

/** How stored events become facts of today's shape, and which version is written now. Unknown: {@link UnknownEvent}. */
export interface EventSchema<E extends Message> {
  readonly versionOf: (type: string) => number;
  readonly upcast: (recorded: Recorded) => readonly E[];
}

/** An event as far as its shape goes. */
export type VersionedEvent = Pick<Recorded, 'type' | 'version' | 'data'>;

/** One step up, to the next version: into no event, one, or more. */
export type Upcaster = (event: VersionedEvent) => readonly VersionedEvent[];

/** By type and the version that it lifts, such as `ActieGestart@1`. */
export type Upcasters = Readonly<Record<`${string}@${number}`, Upcaster>>;

/**
 * The schema of a set of events from the version that each type has now.
 *
 * @throws UnknownEvent for a type or a version that no entry and no upcaster knows
 * @example
 * const schema = schemaOf<ActieEvent>({ ActieGestart: 2 }, { 'ActieGestart@1': ({ data }) => [lifted(data)] });
 */
export const schemaOf = <E extends Message>(versions: Readonly<Record<string, number>>, upcasters: Upcasters = {}): EventSchema<E> => {
  const current = new Map(Object.entries(versions));
  const steps = new Map<string, Upcaster>(Object.entries(upcasters));

  const versionOf = (type: string): number => {
    const version = current.get(type);
    if (version === undefined) throw new UnknownEvent(`Onbekende gebeurtenis: ${type}`);
    return version;
  };

  const lift = (event: VersionedEvent): readonly VersionedEvent[] => {
    if (current.get(event.type) === event.version) return [event];
    const step = steps.get(`${event.type}@${event.version}`);
    if (!step) throw new UnknownEvent(`Onbekende gebeurtenis: ${event.type}, versie ${event.version}`);
    return step(event).flatMap(lift);
  };

  return { versionOf, upcast: (recorded) => lift(recorded).map(({ type, data }) => ({ type, data }) as E) };
};
