import { randomUUID } from 'node:crypto';

import { StoreUnavailable } from '@actiespoor/event-store';

import type { StoredEvent } from './stored-event.js';

/** The stream that keeps the identity of a store. */
export interface IdentityStream {
  readonly stream: string;
  readonly first: () => Promise<StoredEvent | undefined>;
  /** Writes the first event of the stream; does nothing if there is one. */
  readonly begin: (event: { readonly type: string; readonly data: { readonly id: string } }) => Promise<void>;
}

const identityIn = ({ data }: StoredEvent): string | undefined => {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
};

const read = async ({ first }: IdentityStream): Promise<string | undefined> => {
  const event = await first();
  return event && identityIn(event);
};

/** The identity of a store; made if there is none. Another process may make one at the same moment: the first one counts. @throws StoreUnavailable */
export const identityOf = async (kept: IdentityStream): Promise<string> => {
  const known = await read(kept);
  if (known !== undefined) return known;
  await kept.begin({ type: 'EventStoreBegonnen', data: { id: randomUUID() } });
  const made = await read(kept);
  if (made === undefined) throw new StoreUnavailable(`De stream ${kept.stream} zegt niet welke event store dit is`);
  return made;
};
