import { bookkeepingSteps } from '@actiespoor/projection-store-postgres';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

import { createBron } from './bronnen.js';
import { createEvaluaties } from './evaluaties/evaluatie-tables.js';
import { createOutages } from './outages.js';
import { addKeyedIds, createPersonen } from './personen.js';
import { createProef } from './proeven.js';
import { readModels } from './read-models.js';
import { createWork } from './work.js';

const { checkpoint, generations, streams, parts, since, anchors, left } = bookkeepingSteps(readModels.schema);

const createInvoer = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create schema invoer`.execute(db);
  await createProef(db);
  await createBron(db);
};

/** Each existing table becomes the first generation; a view takes its name. */
const renameTables = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of ['actueel_plan_v1', 'spoor_v1', 'organisaties_v1', 'kaders_v1']) {
    await sql`alter table if exists voortgang.${sql.id(table)} rename to ${sql.id(`${table}_g1`)}`.execute(db);
  }
};

/** By name, in order. A migration that has run anywhere is never changed. The tables of projections are not made here: they carry their own version. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_checkpoint': { up: checkpoint },
  '0002_invoer': { up: createInvoer },
  '0003_personen': { up: createPersonen },
  '0004_generaties': {
    up: async (db: Kysely<unknown>) => {
      await generations(db);
      await renameTables(db);
    },
  },
  '0005_herbouw_per_stream': { up: streams },
  '0006_herbouw_delen': { up: parts },
  '0007_evaluaties': { up: createEvaluaties },
  '0008_personen_met_sleutel': { up: addKeyedIds },
  '0009_sinds': { up: since },
  '0010_werk': { up: createWork },
  '0011_ankers': { up: anchors },
  '0012_herbouw_bleef_liggen': { up: left },
  '0013_event_store_weg': { up: createOutages },
};
