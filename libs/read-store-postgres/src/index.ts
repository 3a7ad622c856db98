export type { Connecting } from './database.js';
export { migrateReadStore } from './migrate.js';
export type { OutageStore } from './outages.js';
export { holdReadModels, openReadStore, type ReadStore } from './read-store.js';
