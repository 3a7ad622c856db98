import type { ProjectionTable, ReadModels } from '@actiespoor/projection-store-postgres';

import { actueelPlanTable } from './actueel-plan.js';
import { cijfersTable } from './cijfers.js';
import { indicatorenTable } from './indicatoren.js';
import { kadersTable } from './kaders.js';
import { leveringenTable } from './leveringen.js';
import { organisatiesTable } from './organisaties.js';
import { spoorTable } from './spoor.js';
import { tijdlijnTable } from './tijdlijn.js';

/** All read models: a new one takes a file, and its table here. */
const tables: readonly ProjectionTable[] = [
  actueelPlanTable,
  spoorTable,
  tijdlijnTable,
  organisatiesTable,
  kadersTable,
  indicatorenTable,
  leveringenTable,
  cijfersTable,
];

/** The read models of plans, for the engine. The number of its lock differs from that of appends, so that no write waits for a migration. */
export const readModels: ReadModels = {
  schema: 'voortgang',
  what: 'de leesmodellen',
  tables,
  locks: { migration: 7_205_759_413, prefix: '' },
};
