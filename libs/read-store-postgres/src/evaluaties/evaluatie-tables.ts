import type { EvaluatieStaat } from '@actiespoor/application/ports';
import type { EvaluatieId, EvaluatieOpdracht, EvaluatieRegel } from '@actiespoor/voortgang';
import { type ColumnType, type Generated, type Kysely, sql } from 'kysely';

type Json<Value, Written = string> = ColumnType<Value, Written, Written>;

export interface EvaluatieTable {
  readonly evaluatie_id: EvaluatieId;
  readonly vraag: string;
  readonly gevraagd_door: string;
  readonly organisatie: string;
  readonly eigenaars: readonly string[];
  readonly gevraagd_op: ColumnType<Date, string, never>;
  readonly indicator_naam: string;
  /** The request without its plans. */
  readonly opdracht: Json<Omit<EvaluatieOpdracht, 'plannen'>>;
  readonly plannen: EvaluatieOpdracht['plannen'];
  readonly plannen_totaal: number;
  readonly staat: Generated<EvaluatieStaat>;
  /** Goes up with each process that takes it on: writes of an earlier process are ignored. */
  readonly termijn: ColumnType<string, never, number>;
  readonly huur_tot: ColumnType<Date | null, never, Date | null>;
  readonly plannen_gedaan: Generated<number>;
  readonly gebeurtenissen: ColumnType<string, never, number>;
  readonly werktijd_ms: ColumnType<string, never, number>;
  /** The contribution of the finished plans; null when the outcome exists. */
  readonly bijdrage: ColumnType<unknown, never, string | null>;
  readonly klaar_op: ColumnType<Date | null, never, string>;
  readonly regels: ColumnType<readonly EvaluatieRegel[] | null, never, string>;
  readonly fout: ColumnType<string | null, never, string | null>;
}

export interface BedieningTable {
  readonly sleutel: string;
  readonly evaluatie_id: EvaluatieId;
  readonly soort: 'stop' | 'hervatting';
  readonly door: string;
  readonly op: ColumnType<Date, string, never>;
}

export interface EvaluatieTables {
  'evaluaties.evaluatie': EvaluatieTable;
  'evaluaties.bediening': BedieningTable;
}

/** The database, with the tables of evaluations. */
export type Db = Kysely<EvaluatieTables>;

const createEvaluatie = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table evaluaties.evaluatie (
      evaluatie_id text primary key,
      vraag text not null,
      gevraagd_door text not null,
      organisatie text not null,
      eigenaars text[] not null,
      gevraagd_op timestamptz not null,
      indicator_naam text not null,
      opdracht json not null,
      plannen text[] not null,
      plannen_totaal integer not null,
      staat text not null default 'wacht' check (staat in ('wacht', 'loopt', 'gestopt', 'klaar', 'mislukt')),
      termijn bigint not null default 0,
      huur_tot timestamptz,
      plannen_gedaan integer not null default 0,
      gebeurtenissen bigint not null default 0,
      werktijd_ms bigint not null default 0,
      bijdrage json,
      klaar_op timestamptz,
      regels json,
      fout text,
      check ((staat = 'klaar') = (regels is not null)),
      check ((staat = 'klaar') = (klaar_op is not null)),
      check ((staat = 'mislukt') = (fout is not null))
    )`.execute(db);
};

const indexEvaluatie = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index evaluatie_lijst on evaluaties.evaluatie (gevraagd_op, evaluatie_id)`.execute(db);
  await sql`create index evaluatie_te_doen on evaluaties.evaluatie (gevraagd_op) where staat in ('wacht', 'loopt')`.execute(db);
  await sql`comment on table evaluaties.evaluatie is
    'Een definitie naast de geldende, over de geschiedenis tot een plaats in het spoor. De uitkomst blijft, met beide definities zoals zij waren.'`.execute(db);
};

const createBediening = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table evaluaties.bediening (
      sleutel text primary key,
      evaluatie_id text not null references evaluaties.evaluatie,
      soort text not null check (soort in ('stop', 'hervatting')),
      door text not null,
      op timestamptz not null
    )`.execute(db);
  await sql`comment on table evaluaties.bediening is 'Wie een evaluatie stopte of hervatte; dezelfde sleutel nogmaals doet niets.'`.execute(db);
};

/** Evaluations are requested and not derived: their tables stand apart from those that a rebuild may drop. */
export const createEvaluaties = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create schema evaluaties`.execute(db);
  await createEvaluatie(db);
  await indexEvaluatie(db);
  await createBediening(db);
};
