import { type Anchor, type Position, StoreUnavailable } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { unavailable } from './rows.js';

const positionShape = /^\d{1,19}$/;

const unpadded = (position: Position): string => position.replace(/^0+(?=\d)/, '');

/** True for a position that this store could have given out: that of another store is text of another form. */
export const isOwnPosition = (position: Position): boolean => positionShape.test(unpadded(position));

interface AnchorRow {
  readonly eventId: string;
  readonly hash: string | null;
}

const anchorText = `select id as "eventId", metadata->>'hash' as hash from event_store.events where position = $1`;

/** @throws StoreUnavailable */
export const anchorAt = async (pool: Pool, position: Position): Promise<Anchor | undefined> => {
  if (!isOwnPosition(position)) return undefined;
  try {
    const { rows } = await pool.query<AnchorRow>({ name: 'anchor', text: anchorText, values: [unpadded(position)] });
    return rows[0] && { position, eventId: rows[0].eventId, hash: rows[0].hash ?? '' };
  } catch (error) {
    throw unavailable(`Kijken wat er op positie ${position} staat lukt niet`, error);
  }
};

/** @throws StoreUnavailable */
export const identityOf = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>({ name: 'identity', text: 'select id from event_store.identity' }).catch((error: unknown) => {
    throw unavailable('Lezen welke event store dit is lukt niet', error);
  });
  const [row] = rows;
  if (!row) throw new StoreUnavailable('De event store zegt niet welke hij is: de tabel event_store.identity is leeg');
  return row.id;
};
