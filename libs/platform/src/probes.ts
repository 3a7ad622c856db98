import type { Metrics } from './metrics.js';
import { readinessOf } from './readiness.js';
import type { Startup } from './startup.js';

export interface ProbeAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const maxAnswerMs = 1_000;

const json = (status: number, value: object): ProbeAnswer => ({ status, type: 'application/json', body: JSON.stringify(value) });

/** The answers of `/health/live`, `/health/ready` and `/metrics`, from the first moment of a start on; undefined for any other path. */
export const probeAnswer = async (path: string, startup: Startup, metrics: Metrics): Promise<ProbeAnswer | undefined> => {
  switch (path) {
    case '/health/live':
      return json(200, { status: 'ok' });
    case '/health/ready': {
      const readiness = await readinessOf(startup, maxAnswerMs);
      return json(readiness.status === 'gereed' ? 200 : 503, readiness);
    }
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.read(startup) };
  }
  return undefined;
};
