export type { Connecting } from './database.js';
export { migrateReadStore } from './migrate.js';
export { openReadStore, type ReadStore } from './read-store.js';
