import type { Bediend, Bediening } from '@actiespoor/application/ports';
import { retried } from '@actiespoor/postgres';
import type { Transaction } from 'kysely';

import { evaluatieRows } from './evaluatie-runs.js';
import type { BedieningTable, Db, EvaluatieTables } from './evaluatie-tables.js';

type Soort = BedieningTable['soort'];

const transitionOf = { stop: 'stop', hervatting: 'resume' } as const satisfies Record<Soort, string>;

const isNew = async (transaction: Transaction<EvaluatieTables>, soort: Soort, { evaluatieId, vroeger: _, ...given }: Bediening): Promise<boolean> => {
  const inserted = await transaction
    .insertInto('evaluaties.bediening')
    .values({ ...given, soort, evaluatie_id: evaluatieId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sleutel')
    .executeTakeFirst();
  return inserted !== undefined;
};

const isKnown = async (db: Db, soort: Soort, { evaluatieId, sleutel, vroeger = [] }: Bediening): Promise<boolean> => {
  const known = await db
    .selectFrom('evaluaties.bediening')
    .select('sleutel')
    .where('sleutel', 'in', [sleutel, ...vroeger])
    .where('soort', '=', soort)
    .where('evaluatie_id', '=', evaluatieId)
    .executeTakeFirst();
  return known !== undefined;
};

/** A request that could not be carried out leaves no trace. */
class NotDone extends Error {}

/** Stops or resumes an evaluation; the same key a second time changes nothing, whatever happened in between. */
export const bedien = async (db: Db, soort: Soort, bediening: Bediening): Promise<Bediend> => {
  const { evaluatieId } = bediening;
  const known = await db.selectFrom('evaluaties.evaluatie').select('evaluatie_id').where('evaluatie_id', '=', evaluatieId).executeTakeFirst();
  if (!known) return 'onbekend';
  if (bediening.vroeger !== undefined && (await isKnown(db, soort, bediening))) return 'gedaan';
  try {
    const once = async (transaction: Transaction<EvaluatieTables>): Promise<Bediend> => {
      if (!(await isNew(transaction, soort, bediening))) return (await isKnown(transaction, soort, bediening)) ? 'gedaan' : 'hergebruikt';
      if ((await evaluatieRows.control(transaction, transitionOf[soort], evaluatieId)) !== 'done') throw new NotDone();
      return 'gedaan';
    };
    return await retried(() => db.transaction().execute(once));
  } catch (fault) {
    if (fault instanceof NotDone) return 'kan-niet';
    throw fault;
  }
};
