import type { Arrival, Position, ProjectionControl, ProjectionStore } from '@actiespoor/event-store';

import { arrivalAt } from './checkpoints.js';
import { dropUnusedVersions } from './drop-versions.js';
import type { Version } from './hold-versions.js';
import { postgresProjectionStore, type ProjectionStoreOptions } from './postgres-projection-store.js';
import { projectionControl } from './projection-control.js';

/** The engine over one schema of read models. */
export interface OpenedProjectionStore {
  readonly projections: ProjectionStore;
  readonly control: ProjectionControl;
  /** Waits until the projections of these names reached the position; for a process that does not run them. One that stands still is not waited for. */
  arrival(names: readonly string[], position: Position, timeoutMs: number): Promise<Arrival>;
  /** True if they reached it within so many milliseconds. */
  waitForPosition(names: readonly string[], position: Position, timeoutMs: number): Promise<boolean>;
  /** Drops the tables of earlier versions that no process uses any more, and returns those versions. */
  dropUnusedVersions(): Promise<readonly Version[]>;
}

/**
 * Opens the read models of a schema that `migrateReadModels` has brought up to date. It connects at the first use.
 *
 * @example
 * const { projections } = openProjectionStore({ readModels: { schema: 'cijfers', what: 'de cijfers', tables, locks }, db, url });
 * startProcessor({ projectionStore: projections, … });
 */
export const openProjectionStore = (options: ProjectionStoreOptions): OpenedProjectionStore => {
  const { db, readModels, url, ownerUrl = url } = options;
  const arrival: OpenedProjectionStore['arrival'] = (names, position, timeoutMs) => arrivalAt(db, { readModels, names, position, timeoutMs });
  return {
    projections: postgresProjectionStore(options),
    control: projectionControl({ db, readModels }),
    arrival,
    waitForPosition: async (...awaited) => (await arrival(...awaited)).outcome === 'reached',
    dropUnusedVersions: () => dropUnusedVersions(ownerUrl, readModels),
  };
};
