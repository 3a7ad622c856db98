import { StoreUnavailable } from '@actiespoor/event-store';
import { openPool, retried } from '@actiespoor/postgres';
import type { QueryResult, QueryResultRow } from 'pg';

import { type GetekendeWortel, verklaringOf, type Wortel } from './wortel.js';
import type { MisfiledWortel, WortelStore } from './wortel-store.js';

export interface PostgresWortelStoreOptions {
  /** Connection string of the application role. */
  readonly url: string;
  /** Called when an idle connection breaks. The store restores it without help. */
  readonly onFault?: (error: Error) => void;
}

/** Signed roots in PostgreSQL, with connections of its own. */
export interface PostgresWortelStore extends WortelStore {
  close(): Promise<void>;
}

interface WortelRow {
  readonly verklaring: Wortel;
  readonly handtekening: string;
}

/** A row as text: nothing is parsed yet. */
interface KeptRow {
  readonly nummer: string;
  readonly dag: string;
  readonly verklaring: string;
  readonly handtekening: string;
}

const selection = 'select verklaring, handtekening from notaris.wortels order by nummer';

const asKept = 'select nummer::text, dag::text, verklaring::text, handtekening from notaris.wortels order by nummer';

const insertion = `
  insert into notaris.wortels (nummer, dag, verklaring, handtekening) values ($1, $2, $3, $4)
  on conflict do nothing`;

const wortelOf = ({ verklaring, handtekening }: WortelRow): GetekendeWortel => ({ ...verklaring, handtekening });

/** The stored text: a reader gets back the same characters. */
const textOf = (wortel: GetekendeWortel): string => JSON.stringify(verklaringOf(wortel));

const misfiledIn = ({ nummer, dag, verklaring, handtekening }: KeptRow): readonly MisfiledWortel[] => {
  const wortel = wortelOf({ verklaring: JSON.parse(verklaring) as Wortel, handtekening });
  const place = { dag: wortel.dag };
  if (String(wortel.nummer) !== nummer || wortel.dag !== dag) return [{ ...place, columns: { nummer, dag } }];
  return textOf(wortel) === verklaring ? [] : [place];
};

const unavailable = (cause: unknown): StoreUnavailable =>
  new StoreUnavailable(`De wortels van de notaris zijn niet bereikbaar: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });

/**
 * The roots in PostgreSQL: beside the events, or in the read database if the events are in EventStoreDB.
 * Run {@link migrateWortels} before. Its methods throw StoreUnavailable.
 */
export const postgresWortelStore = (options: PostgresWortelStoreOptions): PostgresWortelStore => {
  const pool = openPool({ ...options, name: 'notaris', max: 1 });

  const query = <R extends QueryResultRow = WortelRow>(text: string, values: readonly unknown[] = []): Promise<QueryResult<R>> =>
    retried(() => pool.query<R>(text, [...values])).catch((error: unknown) => {
      throw unavailable(error);
    });

  return {
    last: async () => (await query(`${selection} desc limit 1`)).rows.map(wortelOf)[0],
    list: async () => (await query(selection)).rows.map(wortelOf),
    misfiled: async () => (await query<KeptRow & QueryResultRow>(asKept)).rows.flatMap(misfiledIn),
    append: async (wortel) => {
      const { nummer, dag, handtekening } = wortel;
      const { rowCount } = await query(insertion, [nummer, dag, textOf(wortel), handtekening]);
      return rowCount === 1 ? 'appended' : 'taken';
    },
    close: () => pool.end(),
  };
};
