import type { Projection, Recorded } from '@actiespoor/event-store';
import type { CijferbronEvent, LeveringEvent, LeveringId } from '@actiespoor/veilig-thuis/events';
import { cijferPrefix, cijfersVan, type Gebiedscijfers } from '@actiespoor/veilig-thuis/model';

import { factOf } from '../fact.js';

/**
 * The figures of one area in one bundle of a delivery; or the mark that all figures of the delivery have come by. Without that mark its figures
 * are not shown, so that a delivery appears as a whole.
 */
export type CijferRij = { readonly stream: string; readonly revisie: number; readonly leveringId: LeveringId } & (
  ({ readonly kind: 'cijfers'; readonly gebied: string } & Gebiedscijfers) | { readonly kind: 'volledig' }
);

type Feit = CijferbronEvent | LeveringEvent;

// A slash stands in no id and no code.
const separator = '/';
const width = 7;

const keysOf = (recorded: Recorded): readonly string[] => {
  const { type, data } = factOf<Feit>(recorded);
  switch (type) {
    case 'CijfersOntvangen':
      return data.gebieden.map((gebied) => [data.leveringId, String(data.nummer).padStart(width, '0'), gebied].join(separator));
    case 'LeveringVastgelegd':
      return [[data.leveringId, recorded.position].join(separator)];
    case 'LeveringIngetrokken':
      return [];
  }
};

const rowOf = (recorded: Recorded, key: string): CijferRij => {
  const { type, data } = factOf<Feit>(recorded);
  const base = { stream: recorded.stream, revisie: Number(recorded.revision), leveringId: data.leveringId };
  if (type !== 'CijfersOntvangen') return { ...base, kind: 'volledig' };
  const gebied = key.split(separator).at(-1) ?? '';
  return { ...base, kind: 'cijfers', gebied, ...cijfersVan(data, gebied) };
};

/** The figures of every delivery, by delivery, bundle and area. */
export const cijfers: Projection<CijferRij> = {
  name: 'cijfers',
  version: 1,
  streamPrefixes: [cijferPrefix.cijfers, cijferPrefix.levering],
  insertOnly: true,
  policy: 'park',
  isOfOneStream: true,
  keysOf,
  project: (_, recorded, key) => rowOf(recorded, key),
  streamsOf: ({ stream }) => [stream],
  revisionOf: ({ revisie }) => BigInt(revisie),
};
