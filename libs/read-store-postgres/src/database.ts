import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId } from '@actiespoor/plan/events';
import { openPool, retryingDialect } from '@actiespoor/postgres';
import type { IndicatorRij, KaderRij, ActueelPlanRij, OrganisatieRij, SpoorRegel, TijdlijnRij, Tijdvak } from '@actiespoor/voortgang';
import { Kysely, type ColumnType, type Generated } from 'kysely';
import type { Pool } from 'pg';

import type { BedieningTable, EvaluatieTable } from './evaluaties/evaluatie-tables.js';

/** JSON comes out as a value and goes in as text, so that nobody but us decides how it is written. */
type Json<T> = ColumnType<T, string, string>;

interface RowTable<Row> {
  readonly key: string;
  readonly rij: Json<Row>;
}

export interface ActueelPlanTable extends RowTable<ActueelPlanRij> {
  readonly soort: ActueelPlanRij['kind'];
  readonly plan_id: string | null;
  readonly eigenaar: string | null;
  readonly verborgen: boolean;
  readonly actie_id: ActieId | null;
  readonly code: string | null;
  readonly hoofdactie_id: ActieId | null;
  readonly opgenomen_dag: Dag | null;
  readonly positie: Position;
  readonly vervallen: boolean;
}

export interface SpoorTable extends RowTable<SpoorRegel> {
  readonly positie: Position;
  readonly stream: string;
  readonly soort: string;
  readonly plan_id: string | null;
  readonly eigenaar: string | null;
  readonly medewerker: string;
  readonly organisatie: string;
  readonly geregistreerd_op: ColumnType<Date, string, string>;
  /** Of recording, in UTC. */
  readonly dag: ColumnType<Date, string, string>;
  readonly op_eerste: ColumnType<Date, string, string>;
  readonly op_laatste: ColumnType<Date, string, string>;
  readonly velden: readonly string[];
  readonly knopen: readonly string[] | null;
  readonly redactioneel: boolean;
}

/** What was so when, as known when; `infinity` where a range is open. */
export interface TijdvakTable {
  readonly key: string;
  readonly soort: TijdlijnRij['soort'];
  readonly plan_id: string | null;
  readonly eigenaar: string | null;
  readonly actie_id: string | null;
  readonly organisatie: string | null;
  readonly geldig_van: ColumnType<Date, string, string>;
  readonly geldig_tot: ColumnType<Date | number, string, string>;
  readonly bekend_van: ColumnType<Date, string, string>;
  readonly bekend_tot: ColumnType<Date | number, string, string>;
  readonly stand: Json<Tijdvak<unknown>['stand']>;
}

export interface ProefTable {
  readonly import_id: string;
  readonly eigenaar: string;
  readonly gemaakt_door: string;
  readonly document: string;
  /** Null once it was carried out and its days are over. */
  readonly inhoud: ColumnType<unknown, string, string | null>;
  readonly gemaakt_op: ColumnType<Date, string, never>;
  /** How it is being carried out; what a stopped process left is here. */
  readonly begonnen: ColumnType<unknown, string | undefined, string | null>;
  readonly doorgevoerd_op: ColumnType<Date | null, string | undefined, string>;
  readonly antwoord: ColumnType<unknown, string | undefined, string>;
}

export interface BronTable {
  readonly document: string;
  /** Null once it is forgotten. */
  readonly inhoud: Buffer | null;
  readonly soort: string;
  readonly vergeten_op: Generated<Date | null>;
}

export interface PersoonTable {
  readonly id: string;
  /** Null once it is forgotten. */
  readonly naam: string | null;
  readonly organisatie: string | null;
  readonly vergeten_op: Generated<Date | null>;
}

/** An id of before, and the one that the same person has now. */
export interface AliasTable {
  readonly oud: string;
  readonly nieuw: string;
}

/** Who is named in which plan. */
export interface BandTable {
  readonly persoon: string;
  readonly plan_id: string;
}

export interface Database {
  'voortgang.actueel_plan_v3': ActueelPlanTable;
  'voortgang.spoor_v3': SpoorTable;
  'voortgang.tijdlijn_v2': RowTable<TijdlijnRij>;
  'voortgang.tijdvakken_v2': TijdvakTable;
  'voortgang.organisaties_v1': RowTable<OrganisatieRij>;
  'voortgang.kaders_v1': RowTable<KaderRij>;
  'voortgang.indicatoren_v1': RowTable<IndicatorRij>;
  'invoer.proef': ProefTable;
  'invoer.bron': BronTable;
  'personen.persoon': PersoonTable;
  'personen.alias': AliasTable;
  'personen.band': BandTable;
  'evaluaties.evaluatie': EvaluatieTable;
  'evaluaties.bediening': BedieningTable;
}

export type ReadDatabase = Kysely<Database>;

export interface Connecting {
  /** Connection string of the application role. */
  readonly url: string;
  /** Connection string of the role that owns the tables, for a rebuild; that of the application where absent. */
  readonly ownerUrl?: string;
  /** How many connections read at most; 8 unless told. Each projection that is led has one of its own besides. */
  readonly maxConnections?: number;
  /** Told of a connection that broke while nobody was waiting for it. */
  readonly onFault?: (error: Error) => void;
  /** Told, in a Dutch sentence, of a transaction elsewhere that holds up a rebuild. */
  readonly onWaiting?: (sentence: string) => void;
}

/** A database, and the pool of its connections to look at. `db.destroy()` closes both. */
export interface OpenDatabase {
  readonly db: ReadDatabase;
  readonly pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
}

export const openDatabase = ({ url, maxConnections = 8, onFault = () => undefined }: Connecting): OpenDatabase => {
  const pool = openPool({ url, name: 'reader', max: maxConnections, onFault });
  return { db: new Kysely<Database>({ dialect: retryingDialect(pool) }), pool };
};
