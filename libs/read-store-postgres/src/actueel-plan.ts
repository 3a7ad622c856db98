import { together } from '@actiespoor/event-store';
import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { actieStream, planStream } from '@actiespoor/plan/model';
import type { ActieRij, ActieSleutel, ActueelPlanRij, PlanFilter, PlanPagina, PlanQueries, PlanRij, PlanRijen } from '@actiespoor/voortgang';
import { sql } from 'kysely';

import type { ActueelPlanTable, ReadDatabase } from './database.js';
import { afterTitle, dutch, pageOf } from './title-order.js';

type SleutelRow = Pick<ActueelPlanTable, 'actie_id' | 'code' | 'hoofdactie_id' | 'opgenomen_dag' | 'vervallen' | 'positie'>;

const isActie = (rij: ActueelPlanRij): rij is ActieRij => rij.kind === 'actie';
const isPlan = (rij: ActueelPlanRij): rij is PlanRij => rij.kind === 'plan';

const rijen = (db: ReadDatabase) => db.selectFrom('voortgang.actueel_plan_v3').select('rij');

const findRij = async (db: ReadDatabase, stream: string): Promise<ActueelPlanRij | undefined> => {
  const found = await rijen(db).where('key', '=', stream).executeTakeFirst();
  return found?.rij;
};

const findPlan = async (db: ReadDatabase, planId: PlanId): Promise<PlanRij | undefined> => {
  const rij = await findRij(db, planStream(planId));
  return rij && isPlan(rij) ? rij : undefined;
};

const findActie = async (db: ReadDatabase, actieId: ActieId): Promise<ActieRij | undefined> => {
  const rij = await findRij(db, actieStream(actieId));
  return rij && isActie(rij) ? rij : undefined;
};

/** One statement, so that plan and acties are of the same moment. */
const findPlanMetActies = async (db: ReadDatabase, planId: PlanId): Promise<PlanRijen | undefined> => {
  const found = (await rijen(db).where('plan_id', '=', planId).execute()).map(({ rij }) => rij);
  const plan = found.find(isPlan);
  return plan && { plan, acties: found.filter(isActie) };
};

/** An actie that was not included (yet) has no id, and is none. */
const sleutelOf = ({ actie_id: actieId, code, hoofdactie_id: hoofdactieId, opgenomen_dag: sinds, vervallen, positie }: SleutelRow): readonly ActieSleutel[] => {
  if (actieId === null || sinds === null) return [];
  return [{ actieId, sinds, positie, isVervallen: vervallen, ...(code !== null && { code }), ...(hoofdactieId !== null && { hoofdactieId }) }];
};

/** Of several plans in one question; answers in the same order. */
const actieSleutels = async (db: ReadDatabase, planIds: readonly PlanId[]): Promise<readonly (readonly ActieSleutel[])[]> => {
  const found = await db
    .selectFrom('voortgang.actueel_plan_v3')
    .select(['plan_id', 'actie_id', 'code', 'hoofdactie_id', 'opgenomen_dag', 'vervallen', 'positie'])
    .where('plan_id', 'in', [...new Set(planIds)])
    .where('soort', '=', 'actie')
    .execute();
  const perPlan = Map.groupBy(found, ({ plan_id: planId }) => planId);
  return planIds.map((planId) => (perPlan.get(planId) ?? []).flatMap(sleutelOf));
};

interface Listed {
  readonly key: string;
  readonly titel: string;
  readonly rij: ActueelPlanRij;
}

const titel = sql`coalesce(p.rij -> 'opgesteld' -> 'waarde' ->> 'titel', '')`;

const listPlannen = async (db: ReadDatabase, { eigenaars, na, aantal }: PlanFilter): Promise<PlanPagina> => {
  const { rows } = await sql<Listed>`
    select p.key, ${titel} as titel, p.rij from voortgang.actueel_plan_v3 as p
    where p.soort = 'plan' and not p.verborgen
      and ${eigenaars === undefined ? sql`true` : sql`p.eigenaar = any(${eigenaars})`} and ${afterTitle({ titel, key: sql`p.key` }, na)}
    order by ${titel} ${dutch}, p.key limit ${aantal + 1}`.execute(db);
  const { page, volgende } = pageOf(rows, aantal);
  return { plannen: page.map(({ rij }) => rij).filter(isPlan), ...volgende };
};

/** The current plan, read from the table that its projection fills. */
export const planQueries = (db: ReadDatabase): PlanQueries => ({
  findPlan: (planId) => findPlan(db, planId),
  findPlanMetActies: (planId) => findPlanMetActies(db, planId),
  listPlannen: (filter) => listPlannen(db, filter),
  findActie: (actieId) => findActie(db, actieId),
  actieSleutels: together((planIds: readonly PlanId[]) => actieSleutels(db, planIds), { inFlight: 2, most: 100 }),
});
