import type { ReadStore } from '@actiespoor/read-store-postgres';

import type { NotaryStatus } from './notaris.js';
import type { StoreHealth } from './projection-health.js';

/** The parts that an operator may look at, in a process whose stores are open. */
export interface Watched {
  readonly readStore: Pick<ReadStore, 'connections'>;
  health(timeoutMs: number): Promise<StoreHealth>;
  notary(): NotaryStatus | undefined;
}
