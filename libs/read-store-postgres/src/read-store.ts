import type { BronStore, EvaluatieStore, PersoonStore, ProefStore } from '@actiespoor/application/ports';
import { type OpenedProjectionStore, openProjectionStore } from '@actiespoor/projection-store-postgres';
import type { IndicatorQueries, KaderQueries, OrganisatieQueries, PlanQueries, SpoorQueries, TijdlijnQueries } from '@actiespoor/voortgang';

import { bronStore } from './bronnen.js';
import { openDatabase, type Connecting } from './database.js';
import { evaluatieStore } from './evaluaties/evaluatie-store.js';
import { indicatorQueries } from './indicatoren.js';
import { kaderQueries } from './kaders.js';
import { persoonStore } from './personen.js';
import { planQueries } from './actueel-plan.js';
import { readModels } from './read-models.js';
import { proefStore } from './proeven.js';
import { organisatieQueries } from './organisaties.js';
import { spoorQueries } from './spoor.js';
import { tijdlijnQueries } from './tijdlijn.js';

/** Everything of the read side that lives in one database. */
export interface ReadStore extends OpenedProjectionStore {
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
  /** How many connections are at work, and how many callers wait for one. */
  connections(): { readonly inUse: number; readonly waiting: number };
  close(): Promise<void>;
}

/** Opens the read store of a database that {@link migrateReadStore} has brought up to date. Connects when something is asked. */
export const openReadStore = (connecting: Connecting): ReadStore => {
  const { db, pool } = openDatabase(connecting);
  return {
    ...openProjectionStore({ readModels, db, ...connecting }),
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
    connections: () => ({ inUse: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  };
};
