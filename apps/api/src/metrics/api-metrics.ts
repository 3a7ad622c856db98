import { createMetrics, type Metrics } from '@actiespoor/platform';

import { apiVersion } from '../edge/version.js';

/** Under which name the modules get the metrics. */
export const METRICS = Symbol('metrics');

/** New metrics, for one service; they begin at nothing. */
export const apiMetrics = (): Metrics => createMetrics({ version: apiVersion, commit: 'onbekend' });
