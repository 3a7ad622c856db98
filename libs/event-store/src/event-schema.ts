import type { Message } from '@actiespoor/kernel';

import { UnknownEvent } from './event-store.js';
import type { Recorded } from './recorded.js';

/**
 * Turns stored events into facts of the present shape, and tells the version in which each type is written. Unknown types and versions
 * throw {@link UnknownEvent}.
 */
export interface EventSchema<E extends Message> {
  readonly versionOf: (type: string) => number;
  readonly upcast: (recorded: Recorded) => readonly E[];
}

/** The part of an event that its shape concerns. */
export type VersionedEvent = Pick<Recorded, 'type' | 'version' | 'data'>;

/** One step to the next version: the event becomes no event, one, or more. */
export type Upcaster = (event: VersionedEvent) => readonly VersionedEvent[];

/** Upcasters by type and the version that they lift, such as `ActieGestart@1`. */
export type Upcasters = Readonly<Record<`${string}@${number}`, Upcaster>>;

const placeOf = ({ stream, revision }: Partial<Pick<Recorded, 'stream' | 'revision'>>): string =>
  stream === undefined || revision === undefined ? '' : `, in ${stream} op revisie ${revision}`;

/**
 * Makes the schema of a set of events from the present version of each type.
 *
 * @throws UnknownEvent for a type or a version without an entry or an upcaster
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

  const lift = (event: VersionedEvent & Partial<Pick<Recorded, 'stream' | 'revision'>>): readonly VersionedEvent[] => {
    if (current.get(event.type) === event.version) return [event];
    const step = steps.get(`${event.type}@${event.version}`);
    if (!step) throw new UnknownEvent(`Onbekende gebeurtenis: ${event.type}, versie ${event.version}${placeOf(event)}`);
    return step(event).flatMap(lift);
  };

  return { versionOf, upcast: (recorded) => lift(recorded).map(({ type, data }) => ({ type, data }) as E) };
};
