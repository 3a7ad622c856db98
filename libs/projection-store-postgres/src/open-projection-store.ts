import type { Position, ProjectionControl, ProjectionStore } from '@actiespoor/event-store';

import { waitForPosition } from './checkpoints.js';
import { dropUnusedVersions } from './drop-versions.js';
import type { Version } from './hold-versions.js';
import { postgresProjectionStore, type ProjectionStoreOptions } from './postgres-projection-store.js';
import { projectionControl } from './projection-control.js';

/** The engine over one schema of read models. */
export interface OpenedProjectionStore {
  readonly projections: ProjectionStore;
  readonly control: ProjectionControl;
  /** True if the projections of these names reached the position within so many milliseconds; for a process that does not run them. */
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
  return {
    projections: postgresProjectionStore(options),
    control: projectionControl({ db, readModels }),
    waitForPosition: (names, position, timeoutMs) => waitForPosition(db, { readModels, names, position, timeoutMs }),
    dropUnusedVersions: () => dropUnusedVersions(ownerUrl, readModels),
  };
};
