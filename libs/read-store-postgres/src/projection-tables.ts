import { firstDay, lastDay } from '@actiespoor/kernel';
import type { ProjectionTable, ReadModels, SpreadTable } from '@actiespoor/projection-store-postgres';
import {
  actueelPlan,
  indicatoren,
  isVerborgen,
  kaders,
  organisaties,
  spoor,
  tijdlijn,
  tijdvakken,
  type ActieStand,
  type ActueelPlanRij,
  type PlanStand,
  type SpoorRegel,
  type TijdlijnRij,
  type Tijdvak,
  type UitvoeringStand,
} from '@actiespoor/voortgang';

import type { Database } from './database.js';

type Named = { readonly table: `voortgang.${string}` & keyof Database };
/** Its name is that of a table which queries know. */
type KnownTable<Row extends object = object> = ProjectionTable<Row> & Named & { readonly spread?: SpreadTable<Row> & Named };

const planIdOf = (rij: ActueelPlanRij): string | null =>
  (rij.kind === 'plan' ? rij.opgesteld?.waarde.planId : rij.opname?.waarde.planId) ?? null;

// Rows of acties grow with what is reported, far beyond what stays in the table itself: what is asked of all acties of
// a plan at once stands beside the row and in the index.
const actueelPlanTable: KnownTable<ActueelPlanRij> = {
  projection: actueelPlan,
  table: 'voortgang.actueel_plan_v3',
  primaryKey: 'key',
  columns: [
    { name: 'soort', type: 'text', of: ({ kind }) => kind },
    { name: 'plan_id', type: 'text', of: planIdOf },
    { name: 'eigenaar', type: 'text', of: (rij) => (rij.kind === 'plan' ? (rij.opgesteld?.waarde.eigenaar ?? null) : null) },
    { name: 'verborgen', type: 'boolean', of: (rij) => rij.kind === 'plan' && isVerborgen(rij) },
    { name: 'actie_id', type: 'text', of: (rij) => (rij.kind === 'actie' ? (rij.opname?.waarde.actieId ?? null) : null) },
    { name: 'code', type: 'text', of: (rij) => (rij.kind === 'actie' ? (rij.code?.waarde ?? null) : null) },
    { name: 'hoofdactie_id', type: 'text', of: (rij) => (rij.kind === 'actie' ? (rij.opname?.waarde.hoofdactieId ?? null) : null) },
    { name: 'opgenomen_dag', type: 'text', of: (rij) => (rij.kind === 'actie' && rij.opname ? firstDay(rij.opname.op) : null) },
    { name: 'positie', type: 'text collate "C"', of: ({ positie }) => positie },
    { name: 'vervallen', type: 'boolean', of: (rij) => rij.kind === 'actie' && rij.vervallen !== undefined },
  ],
  indexes: ['(plan_id) include (soort, actie_id, code, hoofdactie_id, opgenomen_dag, vervallen, positie)', `(key) where soort = 'plan'`, `(key) where soort = 'actie' and (rij #>> '{trekkers}') like '%"persoon":%'`],
};

const textArray = (values: readonly string[]): string => `{${[...new Set(values)].map((value) => JSON.stringify(value)).join(',')}}`;

// Positions are unique and come in order: as a primary key they cost nearly nothing, and writing an event twice is an error.
// What is included is looked at beside it, so that the wide rows need no reading before it is known which of them are wanted.
const spoorTable: KnownTable<SpoorRegel> = {
  projection: spoor,
  table: 'voortgang.spoor_v3',
  primaryKey: 'positie',
  columns: [
    { name: 'positie', type: 'text collate "C"', of: ({ positie }) => positie },
    { name: 'stream', type: 'text collate "C"', of: ({ stream }) => stream },
    { name: 'soort', type: 'text', of: ({ soort }) => soort },
    { name: 'plan_id', type: 'text', of: ({ planId }) => planId ?? null },
    { name: 'eigenaar', type: 'text', of: ({ soort, organisatie }) => (soort === 'plan-opgesteld' ? organisatie : null) },
    { name: 'medewerker', type: 'text', of: ({ medewerker }) => medewerker.id },
    { name: 'organisatie', type: 'text', of: ({ organisatie }) => organisatie },
    { name: 'geregistreerd_op', type: 'timestamptz', of: ({ geregistreerdOp }) => geregistreerdOp },
    { name: 'dag', type: 'date', of: ({ geregistreerdOp }) => geregistreerdOp.slice(0, 10) },
    { name: 'op_eerste', type: 'date', of: ({ op }) => firstDay(op) },
    { name: 'op_laatste', type: 'date', of: ({ op }) => lastDay(op) },
    { name: 'velden', type: 'text[]', of: ({ wijzigingen }) => textArray(wijzigingen.map(({ veld }) => veld)) },
    { name: 'knopen', type: 'text[]', of: ({ knopen }) => (knopen ? textArray(knopen) : null) },
    { name: 'redactioneel', type: 'boolean', of: ({ redactioneel }) => redactioneel },
  ],
  indexes: [
    '(stream, positie) include (soort, organisatie, geregistreerd_op, op_eerste, op_laatste)',
    '(plan_id, stream) where plan_id is not null',
    '(eigenaar) where eigenaar is not null',
    '(medewerker, positie)',
    '(organisatie, positie)',
    '(soort, positie)',
    '(dag, positie)',
    '(op_eerste, op_laatste, positie) include (soort)',
    'using gin (velden) with (fastupdate = off)',
    'using gin (knopen) with (fastupdate = off) where knopen is not null',
    '(positie) where redactioneel',
  ],
};

interface TijdvakVan {
  readonly rij: TijdlijnRij;
  readonly tijdvak: Tijdvak<PlanStand | ActieStand | UitvoeringStand>;
}

const planOf = ({ tijdvak: { stand } }: TijdvakVan): string | null => {
  if ('opgesteld' in stand) return stand.opgesteld.waarde.planId;
  return 'opname' in stand ? stand.opname.waarde.planId : null;
};

const actieOf = ({ rij, tijdvak: { stand } }: TijdvakVan): string | null => {
  if (rij.soort === 'uitvoering') return rij.actieId;
  return 'opname' in stand ? stand.opname.waarde.actieId : null;
};

const eigenaarOf = ({ tijdvak: { stand } }: TijdvakVan): string | null => ('opgesteld' in stand ? stand.opgesteld.waarde.eigenaar : null);

// Who asks for the present asks for the two open ends, and finds them by value; who asks for a past state passes over what
// is before and after it in the index alone.
const whenColumns = 'bekend_tot, geldig_tot, bekend_van, geldig_van';

const tijdlijnTable: KnownTable<TijdlijnRij> = {
  projection: tijdlijn,
  table: 'voortgang.tijdlijn_v2',
  primaryKey: 'key',
  columns: [],
  indexes: [],
  spread: {
    table: 'voortgang.tijdvakken_v2',
    primaryKey: 'key, geldig_van, bekend_van',
    columns: [
      { name: 'soort', type: 'text', of: ({ rij }: TijdvakVan) => rij.soort },
      { name: 'plan_id', type: 'text', of: planOf },
      { name: 'eigenaar', type: 'text', of: eigenaarOf },
      { name: 'actie_id', type: 'text', of: actieOf },
      { name: 'organisatie', type: 'text', of: ({ rij }: TijdvakVan) => (rij.soort === 'uitvoering' ? rij.organisatie : null) },
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

/** All of them: adding a projection is adding an entry here, and its rows to {@link Database}. */
export const projectionTables: readonly KnownTable[] = [
  actueelPlanTable,
  spoorTable,
  tijdlijnTable,
  { projection: organisaties, table: 'voortgang.organisaties_v1', primaryKey: 'key', columns: [], indexes: [] },
  { projection: kaders, table: 'voortgang.kaders_v1', primaryKey: 'key', columns: [], indexes: [] },
  { projection: indicatoren, table: 'voortgang.indicatoren_v1', primaryKey: 'key', columns: [], indexes: [] },
];

/** The read models of plans, for the engine. The number of the lock is not that of who appends, which would have every write wait for a migration. */
export const readModels: ReadModels = {
  schema: 'voortgang',
  what: 'de leesmodellen',
  tables: projectionTables,
  locks: { migration: 7_205_759_413, prefix: '' },
};
