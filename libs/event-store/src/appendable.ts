import { isUuid } from '@actiespoor/kernel';

import { CorruptIdempotency, EventTooLarge } from './event-store.js';
import type { NewEvent } from './recorded.js';

/** The largest event that a store takes, in bytes of UTF-8 of its data and metadata as JSON: 1 MiB. */
export const maxEventBytes = 1_048_576;

const maxNameLength = 256;
const maxVersion = 2_147_483_647;
const utcMoment = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

const encoder = new TextEncoder();

/** The size of an event in bytes: its data and metadata as JSON in UTF-8. */
export const eventBytes = ({ data, metadata }: NewEvent): number =>
  encoder.encode(JSON.stringify(data)).length + encoder.encode(JSON.stringify(metadata)).length;

const isName = (text: string): boolean => text.length > 0 && text.length <= maxNameLength && text.isWellFormed() && !/\p{Cc}/u.test(text);

const isMoment = (text: string): boolean => utcMoment.test(text) && !Number.isNaN(Date.parse(text));

const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version >= 1 && version <= maxVersion;

const faultOf = ({ id, type, version, metadata }: NewEvent): string | undefined => {
  if (!isUuid(id)) return `het id van ${type} is geen UUID in kleine letters`;
  if (!isName(type)) return `type "${type}" is geen naam`;
  if (!isVersion(version)) return `versie ${version} is geen geheel getal vanaf 1`;
  if (!isMoment(metadata.recordedAt)) return `recordedAt "${metadata.recordedAt}" is geen moment in UTC`;
  return undefined;
};

/**
 * Checks an append before any of it reaches a store, so that a store only meets events that it can take.
 *
 * @throws RangeError for an invalid name, id, version or moment, and for an append without events
 * @throws EventTooLarge above {@link maxEventBytes}
 * @throws CorruptIdempotency if one id occurs twice
 */
export const assertAppendable = (stream: string, events: readonly NewEvent[]): void => {
  if (!isName(stream)) throw new RangeError(`Geen naam van een stream: "${stream}"`);
  if (events.length === 0) throw new RangeError(`Niets toe te voegen aan ${stream}`);
  for (const event of events) {
    const fault = faultOf(event);
    if (fault !== undefined) throw new RangeError(`Geen gebeurtenis voor ${stream}: ${fault}`);
    const bytes = eventBytes(event);
    if (bytes > maxEventBytes) throw new EventTooLarge(`${event.type} (${event.id}) is ${bytes} bytes; er past ${maxEventBytes}`);
  }
  if (new Set(events.map(({ id }) => id)).size < events.length) throw new CorruptIdempotency(`Eén id staat twee keer in de toevoeging aan ${stream}`);
};
