export type { Connecting } from './database.js';
export { migrateReadStore } from './migrate.js';
export type { ParkedOf, ProjectionControl, ProjectionStanding } from './projection-control.js';
export { openReadStore, type ReadStore } from './read-store.js';
