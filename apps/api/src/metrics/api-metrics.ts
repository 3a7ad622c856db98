import { buildInfo, createMetrics, type Metrics } from '@actiespoor/platform';

import { apiVersion } from '../edge/version.js';

/** The name under which the modules get the metrics. */
export const METRICS = Symbol('metrics');

/** New metrics, for one service; they begin at zero. @param commit see `GIT_COMMIT` */
export const apiMetrics = (commit?: string): Metrics => createMetrics(buildInfo(apiVersion, commit));
