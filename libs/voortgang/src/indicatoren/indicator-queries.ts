import type { IndicatorId } from '@actiespoor/plan/events';

import type { IndicatorRij } from './indicatoren.projection.js';

export interface IndicatorQueries {
  findIndicator(indicatorId: IndicatorId): Promise<IndicatorRij | undefined>;
  /** All indicatoren, by name. */
  listIndicatoren(): Promise<readonly IndicatorRij[]>;
}
