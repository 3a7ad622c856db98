export { bringUpToDate, type Place, type Schema } from './bring-up-to-date.js';
export { openPool, type PoolOptions } from './open-pool.js';
