import type { ActieId, PlanId } from '@actiespoor/plan/events';
import type { ActieRij, ActieSleutel, ActueelPlanRij, PlanFilter, PlanPagina, PlanQueries, PlanRij, PlanRijen } from '@actiespoor/voortgang';
import { sql, type SqlBool } from 'kysely';

import type { ReadDatabase } from './database.js';

const isActie = (rij: ActueelPlanRij): rij is ActieRij => rij.kind === 'actie';
const isPlan = (rij: ActueelPlanRij): rij is PlanRij => rij.kind === 'plan';

const rijen = (db: ReadDatabase) => db.selectFrom('voortgang.actueel_plan_v1').select('rij');

const findRij = async (db: ReadDatabase, stream: string): Promise<ActueelPlanRij | undefined> => {
  const found = await rijen(db).where('key', '=', stream).executeTakeFirst();
  return found?.rij;
};

const findPlan = async (db: ReadDatabase, planId: PlanId): Promise<PlanRij | undefined> => {
  const rij = await findRij(db, `plan-${planId}`);
  return rij && isPlan(rij) ? rij : undefined;
};

const findActie = async (db: ReadDatabase, actieId: ActieId): Promise<ActieRij | undefined> => {
  const rij = await findRij(db, `actie-${actieId}`);
  return rij && isActie(rij) ? rij : undefined;
};

/** One statement, so that plan and acties are of the same moment. */
const findPlanMetActies = async (db: ReadDatabase, planId: PlanId): Promise<PlanRijen | undefined> => {
  const found = (await rijen(db).where('plan_id', '=', planId).execute()).map(({ rij }) => rij);
  const plan = found.find(isPlan);
  return plan && { plan, acties: found.filter(isActie) };
};

const actiesOf = async (db: ReadDatabase, planId: PlanId): Promise<readonly ActieRij[]> => {
  const found = await rijen(db).where('plan_id', '=', planId).where('soort', '=', 'actie').orderBy('key').execute();
  return found.map(({ rij }) => rij).filter(isActie);
};

const actieSleutels = async (db: ReadDatabase, planId: PlanId): Promise<readonly ActieSleutel[]> => {
  const found = await db
    .selectFrom('voortgang.actueel_plan_v1')
    .select([
      sql<ActieId>`rij #>> '{opname,waarde,actieId}'`.as('actieId'),
      sql<string | null>`rij #>> '{code,waarde}'`.as('code'),
      sql<ActieId | null>`rij #>> '{opname,waarde,hoofdactieId}'`.as('hoofdactieId'),
    ])
    .where('plan_id', '=', planId)
    .where('soort', '=', 'actie')
    .execute();
  return found.map(({ actieId, code, hoofdactieId }) => ({
    actieId,
    ...(code !== null && { code }),
    ...(hoofdactieId !== null && { hoofdactieId }),
  }));
};

const listPlannen = async (db: ReadDatabase, { eigenaars, na, aantal }: PlanFilter): Promise<PlanPagina> => {
  const found = await rijen(db)
    .select('key')
    .where('soort', '=', 'plan')
    .where('verborgen', '=', false)
    .$if(eigenaars !== undefined, (query) => query.where(sql<SqlBool>`eigenaar = any(${eigenaars})`))
    .$if(na !== undefined, (query) => query.where('key', '>', na ?? ''))
    .orderBy('key')
    .limit(aantal + 1)
    .execute();
  const page = found.slice(0, aantal);
  const volgende = found.length > aantal ? page.at(-1)?.key : undefined;
  return { plannen: page.map(({ rij }) => rij).filter(isPlan), ...(volgende === undefined ? {} : { volgende }) };
};

/** The current plan, read from the table that its projection fills. */
export const planQueries = (db: ReadDatabase): PlanQueries => ({
  findPlan: (planId) => findPlan(db, planId),
  findPlanMetActies: (planId) => findPlanMetActies(db, planId),
  listPlannen: (filter) => listPlannen(db, filter),
  findActie: (actieId) => findActie(db, actieId),
  actiesOf: (planId) => actiesOf(db, planId),
  actieSleutels: (planId) => actieSleutels(db, planId),
});
