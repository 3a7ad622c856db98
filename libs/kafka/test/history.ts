import { readdirSync, readFileSync } from 'node:fs';

import { type EventStore, type NewEvent, type Recorded, schemaOf } from '@actiespoor/event-store';
import type { Message } from '@actiespoor/kernel';
import { eventVersions, upcasters } from '@actiespoor/plan/events';
import { cijferVersions } from '@actiespoor/veilig-thuis/events';

export const schema = schemaOf<Message>({ ...eventVersions, ...cijferVersions }, upcasters);

interface Golden extends NewEvent {
  readonly stream: string;
}

const folder = new URL('../../../test/golden/', import.meta.url);

/** One stored event of every type and version, the former ones too. */
export const goldenEvents: readonly Golden[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Golden);

export const goldenOf = (type: string): Golden => {
  const found = goldenEvents.find((event) => event.type === type);
  if (!found) throw new RangeError(`Er is geen voorbeeld van ${type}`);
  return found;
};

/** Adds an event of a type to a stream, as somebody recorded it. */
export const record = async (store: EventStore, stream: string, type = 'StatusAangevuld'): Promise<void> => {
  const { version, data, metadata } = goldenOf(type);
  await store.append(stream, [{ id: crypto.randomUUID(), type, version, data, metadata }], 'any');
};

/** All events of a store, in the order of the log. */
export const everything = async (store: EventStore): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const item of store.feed({ signal: new AbortController().signal })) {
    if (item.kind === 'event') events.push(item.recorded);
    if (item.kind === 'caught-up') break;
  }
  return events;
};
