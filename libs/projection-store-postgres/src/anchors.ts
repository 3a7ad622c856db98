import type { Moored, Place, Position } from '@actiespoor/event-store';

/** The columns of an anchor, as a list for `select`. */
export const anchorColumns = 'gebeurtenis_positie, gebeurtenis_id, gebeurtenis_hash, event_store';

/** A position with the columns of its anchor. */
export interface AnchorRow {
  readonly positie: Position | null;
  readonly gebeurtenis_positie: Position | null;
  readonly gebeurtenis_id: string | null;
  readonly gebeurtenis_hash: string | null;
  readonly event_store: string | null;
}

/** The anchor of a position; undefined if an earlier program, which kept none, wrote the position. */
export const anchorIn = (row: AnchorRow): Moored | undefined => {
  const { positie, gebeurtenis_id: eventId, gebeurtenis_hash: hash, event_store: store } = row;
  const isKept = positie !== null && positie === row.gebeurtenis_positie;
  return isKept && eventId !== null && store !== null ? { position: positie, eventId, hash: hash ?? '', store } : undefined;
};

export const placeIn = (row: AnchorRow | undefined): Place =>
  row ? { checkpoint: row.positie ?? undefined, anchor: anchorIn(row) } : { checkpoint: undefined, anchor: undefined };

/** The values of the columns of an anchor, in their order. */
export const anchorValues = (anchor: Moored | undefined): readonly (string | null)[] =>
  anchor ? [anchor.position, anchor.eventId, anchor.hash, anchor.store] : [null, null, null, null];
