import type { Position } from '@actiespoor/event-store';
import { firstDay } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan/events';
import type { ProjectionTable } from '@actiespoor/projection-store-postgres';
import {
  tijdlijn,
  type ActieInTijdvak,
  type ActieMetUitvoeringen,
  type PlanFilter,
  type PlanInTijdvak,
  type PlanOpTijdstip,
  type PlannenOpTijdstip,
  type TijdlijnAnswer,
  type TijdlijnQuery,
  type Tijdpunt,
  type TijdlijnQueries,
  type TijdlijnRij,
  type Tijdvak,
  tijdvakken,
  type UitvoeringInTijdvak,
} from '@actiespoor/voortgang';
import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { ReadDatabase } from './database.js';
import { afterTitle, dutch, pageOf } from './title-order.js';

interface TijdvakVan {
  readonly rij: TijdlijnRij;
  readonly tijdvak: Tijdvak<PlanInTijdvak | ActieInTijdvak | UitvoeringInTijdvak>;
}

const planOf = ({ tijdvak: { stand: inhoud } }: TijdvakVan): string | null => {
  if ('opgesteld' in inhoud) return inhoud.opgesteld.waarde.planId;
  return 'opname' in inhoud ? inhoud.opname.waarde.planId : null;
};

const actieOf = ({ rij, tijdvak: { stand: inhoud } }: TijdvakVan): string | null => {
  if (rij.soort === 'uitvoering') return rij.actieId;
  return 'opname' in inhoud ? inhoud.opname.waarde.actieId : null;
};

/** The first day on which the plan or the actie is gone. */
const eindeOf = ({ tijdvak: { stand: inhoud } }: TijdvakVan): string | null => {
  const einde = 'opname' in inhoud ? inhoud.vervallen : 'opgesteld' in inhoud && inhoud.status.waarde === 'ingetrokken' ? inhoud.status : undefined;
  return einde ? firstDay(einde.op) : null;
};

const hoofdactieOf = ({ tijdvak: { stand: inhoud } }: TijdvakVan): string | null => ('opname' in inhoud ? (inhoud.opname.waarde.hoofdactieId ?? null) : null);

const eigenaarOf = ({ tijdvak: { stand: inhoud } }: TijdvakVan): string | null => ('opgesteld' in inhoud ? inhoud.opgesteld.waarde.eigenaar : null);

// A query of the present finds the two open ends by value; a query of a past state skips the earlier and
// later rows in the index alone.
const whenColumns = 'bekend_tot, geldig_tot, bekend_van, geldig_van';

export const tijdlijnTable: ProjectionTable<TijdlijnRij> = {
  projection: tijdlijn,
  table: 'voortgang.tijdlijn_v3',
  primaryKey: 'key',
  columns: [],
  indexes: [],
  spread: {
    table: 'voortgang.tijdvakken_v3',
    primaryKey: 'key, geldig_van, bekend_van',
    columns: [
      { name: 'soort', type: 'text', of: ({ rij }: TijdvakVan) => rij.soort },
      { name: 'plan_id', type: 'text', of: planOf },
      { name: 'eigenaar', type: 'text', of: eigenaarOf },
      { name: 'actie_id', type: 'text', of: actieOf },
      { name: 'organisatie', type: 'text', of: ({ rij }: TijdvakVan) => (rij.soort === 'uitvoering' ? rij.organisatie : null) },
      { name: 'hoofdactie_id', type: 'text', of: hoofdactieOf },
      { name: 'einde', type: 'date', of: eindeOf },
      { name: 'geldig_van', type: 'date', of: ({ tijdvak }: TijdvakVan) => tijdvak.geldigVan },
      { name: 'geldig_tot', type: 'date', of: ({ tijdvak }: TijdvakVan) => tijdvak.geldigTot ?? 'infinity' },
      { name: 'bekend_van', type: 'timestamptz', of: ({ tijdvak }: TijdvakVan) => tijdvak.bekendVan },
      { name: 'bekend_tot', type: 'timestamptz', of: ({ tijdvak }: TijdvakVan) => tijdvak.bekendTot ?? 'infinity' },
      { name: 'stand', type: 'json', of: ({ tijdvak }: TijdvakVan) => JSON.stringify(tijdvak.stand) },
    ],
    indexes: [
      `(eigenaar, ${whenColumns}) where soort = 'plan'`,
      `(plan_id, ${whenColumns}) where soort = 'actie'`,
      `(actie_id, ${whenColumns}) where soort = 'uitvoering'`,
    ],
    of: (rij) => tijdvakken(rij).map((tijdvak): TijdvakVan => ({ rij, tijdvak })),
  },
};

type Condition = RawBuilder<SqlBool>;

const isKnownAt = ({ bekendOp }: Tijdpunt): Condition =>
  bekendOp === undefined ? sql`t.bekend_tot = 'infinity'` : sql`t.bekend_van <= ${bekendOp}::timestamptz and t.bekend_tot > ${bekendOp}::timestamptz`;

/** The one tijdvak of each key that holds then. The present has no end: a far day or moment would do as well, but not by value. */
const holdsAt = (tijdpunt: Tijdpunt): Condition => {
  const { peildatum } = tijdpunt;
  const isSo = peildatum === undefined ? sql`t.geldig_tot = 'infinity'` : sql`t.geldig_van <= ${peildatum}::date and t.geldig_tot > ${peildatum}::date`;
  return sql<SqlBool>`${isKnownAt(tijdpunt)} and ${isSo}`;
};

/** The same on a day that is in the row of another one. */
const holdsOn = (dag: RawBuilder<unknown>, tijdpunt: Tijdpunt): Condition =>
  sql<SqlBool>`${isKnownAt(tijdpunt)} and t.geldig_van <= ${dag} and t.geldig_tot > ${dag}`;

interface Checkpoint {
  readonly soort: 'checkpoint';
  readonly positie: Position | null;
}

interface Plan {
  readonly soort: 'plan';
  readonly plan_id: PlanId;
  readonly stand: PlanInTijdvak;
}

interface Actie {
  readonly soort: 'actie';
  readonly plan_id: PlanId;
  readonly stand: ActieInTijdvak;
  /** By organisatie; null if none decided or did anything. */
  readonly uitvoeringen: ActieMetUitvoeringen['uitvoeringen'] | null;
  readonly is_deel_van_vervallen: boolean;
  /** The same actie when its hoofdactie was dropped; null if it did not exist then. */
  readonly toen: ActieInTijdvak | null;
}

type Gevonden = Plan | Actie | Checkpoint;

const farDay = '9999-12-31';

// One statement, so that plans, acties, uitvoerenden and statuses are of one moment. Each step goes from its rows to an
// index: only the rows of the answer are read, and their history in the index. From its end on, a plan, an actie or a hoofdactie stands as on the day
// of that end, and so does all that belongs to it: `dag` and `tot` are the days that count.
const standenText = ({ eigenaars, planId, ookNaEinde, ...tijdpunt }: TijdlijnQuery): RawBuilder<Gevonden> => sql<Gevonden>`
  with plannen as materialized (
    select t.plan_id, t.stand, least(${tijdpunt.peildatum ?? farDay}::date, ${ookNaEinde ? sql`null` : sql`t.einde`}) as dag
    from voortgang.tijdvakken_v3 as t
    where t.soort = 'plan' and t.eigenaar = any(${eigenaars}) and ${holdsAt(tijdpunt)}
      and ${planId === undefined ? sql`true` : sql`t.plan_id = ${planId}`}
  ), acties as materialized (
    select t.plan_id, t.actie_id, t.hoofdactie_id, t.stand, ${ookNaEinde ? sql`null::date` : sql`t.einde`} as einde, p.dag from plannen as p
    join voortgang.tijdvakken_v3 as t on t.soort = 'actie' and t.plan_id = p.plan_id and ${holdsOn(sql`p.dag`, tijdpunt)}
  ), geteld as materialized (
    select a.*, least(a.dag, h.einde) as hoofd_dag, h.einde is not null as is_deel_van_vervallen
    from acties as a left join acties as h on h.actie_id = a.hoofdactie_id
  )
  select 'checkpoint' as soort, positie, null as plan_id, null::json as stand, null::json as uitvoeringen, false as is_deel_van_vervallen, null::json as toen
    from voortgang.checkpoint where name = ${tijdlijn.name} and version = ${tijdlijn.version}
  union all select 'plan', null, plan_id, stand, null, false, null from plannen
  union all select 'actie', null, a.plan_id, a.stand, (
    select json_object_agg(t.organisatie, t.stand order by t.organisatie) from voortgang.tijdvakken_v3 as t
    where t.soort = 'uitvoering' and t.actie_id = a.actie_id and ${holdsOn(sql`least(a.hoofd_dag, a.einde)`, tijdpunt)}
  ), a.is_deel_van_vervallen, case when a.is_deel_van_vervallen then (
    select t.stand from voortgang.tijdvakken_v3 as t
    where t.soort = 'actie' and t.plan_id = a.plan_id and t.actie_id = a.actie_id and ${holdsOn(sql`a.hoofd_dag`, tijdpunt)}
  ) end from geteld as a`;

/** An actie as it counts: a deelactie of a dropped hoofdactie as it stood then, unless it was dropped itself since. */
const actieVan = ({ stand: inhoud, uitvoeringen, is_deel_van_vervallen: isDeelVanVervallen, toen }: Actie): readonly ActieMetUitvoeringen[] => {
  if (!isDeelVanVervallen) return [{ actie: inhoud, uitvoeringen: uitvoeringen ?? {} }];
  if (toen === null) return [];
  const { vervallen: _, ...rest } = toen;
  return [{ actie: { ...rest, ...(inhoud.vervallen && { vervallen: inhoud.vervallen }) }, uitvoeringen: uitvoeringen ?? {} }];
};

const isOf =
  <Soort extends Gevonden['soort']>(soort: Soort) =>
  (rij: Gevonden): rij is Extract<Gevonden, { soort: Soort }> =>
    rij.soort === soort;

/** The rows in any order, each put under its plan and actie. */
const answerOf = (rijen: readonly Gevonden[]): TijdlijnAnswer => {
  const acties = Map.groupBy(rijen.filter(isOf('actie')), ({ plan_id: planId }) => planId);
  const actiesOf = (planId: PlanId): readonly ActieMetUitvoeringen[] => (acties.get(planId) ?? []).flatMap(actieVan);
  const plannen = rijen.filter(isOf('plan')).map(({ plan_id: planId, stand: inhoud }): PlanOpTijdstip => ({ plan: inhoud, acties: actiesOf(planId) }));
  const positie = rijen.find(isOf('checkpoint'))?.positie;
  return { plannen, ...(positie && { positie }) };
};

const standen = async (db: ReadDatabase, query: TijdlijnQuery): Promise<TijdlijnAnswer> => answerOf((await standenText(query).execute(db)).rows);

interface Listed {
  readonly key: string;
  readonly titel: string;
  readonly stand: PlanInTijdvak;
}

const titel = sql`(t.stand -> 'opgesteld' -> 'waarde' ->> 'titel')`;

const listPlannen = async (db: ReadDatabase, { eigenaars, na, aantal }: PlanFilter, tijdpunt: Tijdpunt): Promise<PlannenOpTijdstip> => {
  const { rows } = await sql<Listed>`
    select t.key, ${titel} as titel, t.stand from voortgang.tijdvakken_v3 as t
    where t.soort = 'plan' and ${holdsAt(tijdpunt)}
      and ${eigenaars === undefined ? sql`true` : sql`t.eigenaar = any(${eigenaars})`} and ${afterTitle({ titel, key: sql`t.key` }, na)}
    order by ${titel} ${dutch}, t.key limit ${aantal + 1}`.execute(db);
  const { page, volgende } = pageOf(rows, aantal);
  return { plannen: page.map(({ stand: inhoud }) => inhoud), ...volgende };
};

/** Queries of past states at a moment of knowledge, on the second table of the projection. */
export const tijdlijnQueries = (db: ReadDatabase): TijdlijnQueries => ({
  standen: (query) => standen(db, query),
  listPlannen: (filter, tijdpunt) => listPlannen(db, filter, tijdpunt),
});
