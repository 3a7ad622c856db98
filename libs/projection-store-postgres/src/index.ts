export type { AnyDatabase } from './bookkeeping.js';
export { bookkeepingSteps, type Step } from './bookkeeping-steps.js';
export { ensureTables, grantRows, migrateReadModels } from './migrate-read-models.js';
export { dropUnusedVersions } from './drop-versions.js';
export { holdVersions, type Version, type VersionHold } from './hold-versions.js';
export { openProjectionStore, type OpenedProjectionStore } from './open-projection-store.js';
export type { ProjectionStoreOptions } from './postgres-projection-store.js';
export type { Column, ProjectionTable, ReadModels, SpreadTable, Value } from './read-models.js';
