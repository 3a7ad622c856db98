import type { Tampering } from '@actiespoor/event-store';

import { isForeign, type StoredEvent } from './stored-event.js';

// JSON rounds the revision of a deleted stream, 2^63 - 1, up to 2^63.
const everything = 2 ** 63;

const numberIn = (data: unknown, name: string): number | undefined => {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'number' ? value : undefined;
};

/** The way in which metadata hide events of their stream, in Dutch; undefined if they hide none. */
const hiding = (data: unknown): Pick<Tampering, 'kind' | 'what'> | undefined => {
  const [before, count, age] = ['$tb', '$maxCount', '$maxAge'].map((name) => numberIn(data, name));
  if (before !== undefined && before >= everything) return { kind: 'deleted', what: 'is op de server verwijderd (soft delete)' };
  if (before !== undefined && before > 0) return { kind: 'hidden', what: `is op de server afgekapt: alles voor revisie ${before} is verborgen ($tb)` };
  if (count !== undefined) return { kind: 'hidden', what: `toont op de server alleen de laatste ${count} gebeurtenissen ($maxCount)` };
  if (age !== undefined) return { kind: 'hidden', what: `toont op de server alleen gebeurtenissen van de laatste ${age} seconden ($maxAge)` };
  return undefined;
};

const placed = ({ stream, at, position }: StoredEvent): Pick<Tampering, 'stream' | 'since' | 'position'> => ({ stream, since: at, position });

/** The stream was ended for good. */
export const closed: Pick<Tampering, 'kind' | 'what'> = { kind: 'closed', what: 'is op de server voorgoed afgesloten (tombstone)' };

/** The stream does not start at its beginning, and no metadata explain it. */
export const incomplete = (stream: string): Tampering => ({ stream, kind: 'hidden', what: 'is op de server niet meer vanaf het begin te lezen' });

/** The stream was deleted while it was written, and goes on with a second beginning. */
export const begunAgain = (stream: string, revision: bigint): Tampering => ({
  stream,
  kind: 'hidden',
  what: `is op de server verwijderd en begon daarna opnieuw, tot en met revisie ${revision}`,
});

/** The tampering that an event in the log reports about an own stream; undefined for our own and unrelated events. */
export const tamperingIn = (event: StoredEvent): Tampering | undefined => {
  switch (event.place) {
    case 'elsewhere':
      return undefined;
    case 'metadata': {
      const hidden = hiding(event.data);
      return hidden && { ...placed(event), ...hidden };
    }
    case 'system':
      return event.type === '$streamDeleted' ? { ...placed(event), ...closed } : undefined;
    case 'event':
      return isForeign(event)
        ? { ...placed(event), kind: 'foreign', what: `heeft bij revisie ${event.revision} een gebeurtenis van een ander programma (${event.type})` }
        : undefined;
  }
};
