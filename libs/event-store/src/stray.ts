import { type EventStore, type FeedItem, HistoryReplaced, type Foothold } from './event-store.js';
import type { Anchor, Moored, Position, Recorded } from './recorded.js';

/** The anchor of an event. Somebody past this program may have left metadata that are none. */
export const anchorOf = ({ position, id, metadata }: Pick<Recorded, 'position' | 'id' | 'metadata'>): Anchor => {
  const hash: unknown = (metadata as Partial<Recorded['metadata']> | null)?.hash;
  return { position, eventId: id, hash: typeof hash === 'string' ? hash : '' };
};

/** The event of an item of the feed, wanted or not; undefined for a sign. */
export const anchorIn = (item: FeedItem): Anchor | undefined => {
  switch (item.kind) {
    case 'event':
      return anchorOf(item.recorded);
    case 'checkpoint':
      return item.anchor;
    case 'caught-up':
    case 'fell-behind':
      return undefined;
  }
};

/** The place of a read model in the log. */
export interface Place {
  /** Absent before the first event. */
  readonly checkpoint: Position | undefined;
  /** The event at the checkpoint; absent if an earlier program, which did not note it, wrote the checkpoint. */
  readonly anchor: Moored | undefined;
}

/** The part of a store that tells whether an event still stands where it stood. */
export type Ground = Pick<EventStore, 'at' | 'head' | 'identity'>;

/** The read model was not made from this store as it is now. */
export interface Stray {
  /** A Dutch sentence: the finding, to follow the name of the read model. */
  readonly found: string;
}

export const isSameEvent = (one: Anchor, other: Anchor): boolean => one.eventId === other.eventId && one.hash === other.hash;

/** @throws HistoryReplaced if the store is another one, or the event no longer stands there; StoreUnavailable */
export const assertStanding = async (ground: Pick<EventStore, 'at' | 'identity'>, { store, event }: Foothold): Promise<void> => {
  if ((await ground.identity()) !== store) throw new HistoryReplaced(event?.position);
  const there = event && (await ground.at(event.position));
  if (event && !(there && isSameEvent(event, there))) throw new HistoryReplaced(event.position);
};

const endOf = (head: Position | undefined): string => (head === undefined ? 'de event store is leeg' : `de event store loopt tot positie ${head}`);

const lost = async (ground: Ground, position: Position): Promise<Stray> => ({
  found: `staat op positie ${position}, en daar staat in deze event store geen gebeurtenis: ${endOf(await ground.head())}`,
});

const elsewhere = async (ground: Ground, { position, store }: Moored, own: string): Promise<Stray> => ({
  found: `is gemaakt uit een andere event store (${store}, tot positie ${position}); deze is ${own}, en ${endOf(await ground.head())}`,
});

const changed = ({ position, eventId }: Anchor, there: Anchor): Stray => {
  const instead = there.eventId === eventId ? 'dezelfde opdracht, die later opnieuw is vastgelegd' : `gebeurtenis ${there.eventId}`;
  return { found: `staat op positie ${position} bij gebeurtenis ${eventId}, en daar staat nu ${instead}` };
};

/** The event on which a read model stands, with the identity of the store. @returns the reason if it is no longer there */
const mooringOf = async (ground: Ground, checkpoint: Position, anchor: Moored | undefined): Promise<Moored | Stray> => {
  const store = await ground.identity();
  if (anchor && anchor.store !== store) return elsewhere(ground, anchor, store);
  const there = await ground.at(checkpoint);
  if (!there) return lost(ground, checkpoint);
  return anchor && !isSameEvent(anchor, there) ? changed(anchor, there) : { ...there, store };
};

export const isStray = (mooring: Moored | Stray | undefined): mooring is Stray => mooring !== undefined && 'found' in mooring;

/**
 * Looks whether the event on which a read model stands is still there: an older backup of the store may have been put back under it, or the
 * address may name another store. A place without an event, of an earlier program, gets the one that stands there now.
 *
 * @returns undefined before the first event
 * @throws StoreUnavailable
 */
export const mooring = async (ground: Ground, { checkpoint, anchor }: Place): Promise<Moored | Stray | undefined> =>
  checkpoint === undefined ? undefined : mooringOf(ground, checkpoint, anchor);

/** The sentence about a stray read model, with its repair. */
export const straySentence = (name: string, { found }: Stray): string =>
  `Projectie ${name} ${found}. Zij neemt niets op, en wat zij toont hoort niet bij deze event store. ` +
  'Kijk of het adres van de event store en de teruggezette reservekopie kloppen; is dit de goede event store, herbouw dan: actiespoor projections rebuild --alle';
