import type { LeveringId } from '@actiespoor/veilig-thuis/events';
import type { Gebiedscijfers } from '@actiespoor/veilig-thuis/model';

import type { LeveringRij } from './leveringen.projection.js';

/** Figures of the asked area in one delivery. */
export interface Gebiedsrij extends Gebiedscijfers {
  readonly leveringId: LeveringId;
}

export interface CijferQueries {
  findLevering(leveringId: LeveringId): Promise<LeveringRij | undefined>;
  /** All deliveries, or those of one table; in the order of their first recording. */
  listLeveringen(tabel?: string): Promise<readonly LeveringRij[]>;
  /** Of these deliveries, the ones whose figures have all been read. */
  volledig(leveringIds: readonly LeveringId[]): Promise<ReadonlySet<LeveringId>>;
  /** The figures of one area in these deliveries. */
  gebiedscijfers(gebied: string, leveringIds: readonly LeveringId[]): Promise<readonly Gebiedsrij[]>;
}
