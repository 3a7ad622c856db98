export { bringUpToDate, type Place, type Schema } from './bring-up-to-date.js';
export { Lookout, type LookoutOptions } from './lookout.js';
export { type ClientOptions, newClient } from './new-client.js';
export { openPool, type PoolOptions } from './open-pool.js';
export { isRolledBack, retried } from './retrying.js';
export { retryingDialect } from './retrying-dialect.js';
export { connect, namedProcess } from './session.js';
