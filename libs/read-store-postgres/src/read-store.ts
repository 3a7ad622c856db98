import type { BronStore, EvaluatieStore, PersoonStore, ProefStore } from '@actiespoor/application/ports';
import type { Position, ProjectionControl, ProjectionStore } from '@actiespoor/event-store';
import type { IndicatorQueries, KaderQueries, OrganisatieQueries, PlanQueries, SpoorQueries, TijdlijnQueries } from '@actiespoor/voortgang';

import { bronStore } from './bron-store.js';
import { waitForPosition } from './checkpoints.js';
import { openDatabase, type Connecting } from './database.js';
import { evaluatieStore } from './evaluatie-store.js';
import { persoonStore } from './persoon-store.js';
import { planQueries } from './plan-queries.js';
import { readModels } from './projection-tables.js';
import { postgresProjectionStore } from './postgres-projection-store.js';
import { projectionControl } from './projection-control.js';
import { proefStore } from './proef-store.js';
import { indicatorQueries, kaderQueries, organisatieQueries } from './reference-queries.js';
import { spoorQueries } from './spoor-queries.js';
import { tijdlijnQueries } from './tijdlijn-queries.js';

/** Everything of the read side that lives in one database. */
export interface ReadStore {
  readonly projections: ProjectionStore;
  readonly control: ProjectionControl;
  readonly plannen: PlanQueries;
  readonly spoor: SpoorQueries;
  readonly tijdlijn: TijdlijnQueries;
  readonly organisaties: OrganisatieQueries;
  readonly kaders: KaderQueries;
  readonly indicatoren: IndicatorQueries;
  readonly proeven: ProefStore;
  readonly evaluaties: EvaluatieStore;
  readonly bronnen: BronStore;
  readonly personen: PersoonStore;
  /** Whether the projections of these names came to the position within so many milliseconds; for a process that does not run them. */
  waitForPosition(names: readonly string[], position: Position, timeoutMs: number): Promise<boolean>;
  /** How many connections are at work, and how many callers wait for one. */
  connections(): { readonly inUse: number; readonly waiting: number };
  close(): Promise<void>;
}

/** Opens the read store of a database that {@link migrateReadStore} has brought up to date. Connects when something is asked. */
export const openReadStore = (connecting: Connecting): ReadStore => {
  const { db, pool } = openDatabase(connecting);
  return {
    projections: postgresProjectionStore({ readModels, db, ...connecting }),
    control: projectionControl({ db, readModels }),
    plannen: planQueries(db),
    spoor: spoorQueries(db),
    tijdlijn: tijdlijnQueries(db),
    organisaties: organisatieQueries(db),
    kaders: kaderQueries(db),
    indicatoren: indicatorQueries(db),
    proeven: proefStore(db),
    evaluaties: evaluatieStore(db),
    bronnen: bronStore(db),
    personen: persoonStore(db),
    waitForPosition: (names, position, timeoutMs) => waitForPosition(db, { readModels, names, position, timeoutMs }),
    connections: () => ({ inUse: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  };
};
