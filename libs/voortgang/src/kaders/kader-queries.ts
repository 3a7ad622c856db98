import type { KaderId } from '@actiespoor/plan/events';

import type { KaderRij } from './kaders.projection.js';

export interface KaderQueries {
  findKader(kaderId: KaderId): Promise<KaderRij | undefined>;
  /** All kaders, by id. */
  listKaders(): Promise<readonly KaderRij[]>;
}
