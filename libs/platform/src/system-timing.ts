import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises';

import type { Timing } from '@actiespoor/work';

/** Time as this process has it. */
export const systemTiming: Timing = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
  giveWay: () => othersTurn(),
  later: (ms, work) => {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, work) => {
    const timer = setInterval(work, ms).unref();
    return () => clearInterval(timer);
  },
};
