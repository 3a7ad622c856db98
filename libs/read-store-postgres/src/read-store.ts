import type { BronStore, EvaluatieStore, PersoonStore, ProefStore } from '@actiespoor/application/ports';
import { holdVersions, type OpenedProjectionStore, openProjectionStore, type VersionHold } from '@actiespoor/projection-store-postgres';
import type { AskedAs } from '@actiespoor/voortgang';
import type { WorkStore } from '@actiespoor/work';

import { bronStore } from './bronnen.js';
import { openDatabase, type Connecting } from './database.js';
import { evaluatieStore } from './evaluaties/evaluatie-store.js';
import { type OutageStore, outageStore } from './outages.js';
import { persoonStore } from './personen.js';
import { proefStore } from './proeven.js';
import { questionsFor } from './questions.js';
import { readModels } from './read-models.js';
import { workStores } from './work.js';

/** Everything of the read side that lives in one database. */
export interface ReadStore extends OpenedProjectionStore, AskedAs {
  readonly proeven: ProefStore;
  readonly evaluaties: EvaluatieStore;
  readonly bronnen: BronStore;
  readonly personen: PersoonStore;
  readonly outages: OutageStore;
  /** Durable work of a kind. */
  work(kind: string): WorkStore;
  /** Number of connections in use, and of callers that wait for one. */
  connections(): { readonly inUse: number; readonly waiting: number };
  close(): Promise<void>;
}

/** Opens the read store of a database that {@link migrateReadStore} has brought up to date. It connects at the first use. */
export const openReadStore = (connecting: Connecting): ReadStore => {
  const { db, pool } = openDatabase(connecting);
  return {
    ...openProjectionStore({ readModels, db, ...connecting }),
    as: questionsFor(db),
    proeven: proefStore(db),
    evaluaties: evaluatieStore(db),
    bronnen: bronStore(db),
    personen: persoonStore(db),
    outages: outageStore(db),
    work: workStores(db),
    connections: () => ({ inUse: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  };
};

/** Declares for as long as it is open that this process reads the read models of this program, in their versions. Take it before they are migrated. */
export const holdReadModels = (url: string): Promise<VersionHold> => holdVersions(url, readModels);
