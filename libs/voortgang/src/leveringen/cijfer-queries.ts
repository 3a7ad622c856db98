import type { LeveringId } from '@actiespoor/veilig-thuis/events';
import type { Verzegeld } from '@actiespoor/veilig-thuis/model';

import type { LeveringRij } from './leveringen.projection.js';

export interface CijferQueries {
  findLevering(leveringId: LeveringId): Promise<LeveringRij | undefined>;
  /** All deliveries, or those of one table; in the order of their first recording. */
  listLeveringen(tabel?: string): Promise<readonly LeveringRij[]>;
  /** Of these deliveries, the ones whose figures have all been read. */
  volledig(leveringIds: readonly LeveringId[]): Promise<ReadonlySet<LeveringId>>;
  /** The figures of these areas in these deliveries. They are closed: only a release opens them. */
  gebiedscijfers(gebieden: readonly string[], leveringIds: readonly LeveringId[]): Promise<ReadonlyMap<LeveringId, Verzegeld>>;
}
