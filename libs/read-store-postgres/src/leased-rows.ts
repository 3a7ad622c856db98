import type { Controlled, Turn, WorkState } from '@actiespoor/work';
import { type Expression, type QueryExecutorProvider, type RawBuilder, sql, type SqlBool } from 'kysely';

/** Any database, whatever tables are known of it. */
type Executor = QueryExecutorProvider;

/** A table of work, with the columns `gevraagd_op`, `staat`, `termijn`, `huur_tot` and `fout`. */
export interface LeasedTable {
  readonly table: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  /** The rows that are this work; all of them where absent. */
  readonly scope?: RawBuilder<SqlBool>;
}

const transitions = {
  stop: { from: ['wacht', 'loopt', 'gestopt'], to: sql`'gestopt'` },
  resume: { from: ['wacht', 'loopt', 'gestopt', 'mislukt'], to: sql`case when staat = 'loopt' then staat else 'wacht' end` },
} as const satisfies Record<string, { readonly from: readonly WorkState[]; readonly to: RawBuilder<unknown> }>;

const changed = async (db: Executor, query: RawBuilder<unknown>): Promise<boolean> => ((await query.execute(db)).numAffectedRows ?? 0n) > 0n;

export const leaseEnd = (leaseMs: number): Expression<Date> => sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`;

const whole = sql<SqlBool>`true`;

/** The turns of work whose rows carry their lease, the same for each table. The clock is that of the database. */
export class LeasedRows {
  constructor(private readonly of: LeasedTable) {}

  /** Two that ask at once do not wait for each other: each gets another one. */
  async claim<Row>(db: Executor, leaseMs: number, one?: string): Promise<Row | undefined> {
    const { table, id, scope = whole } = this.of;
    const named = one === undefined ? whole : sql<SqlBool>`${id} = ${one}`;
    const { rows } = await sql<Row>`
      update ${table} set staat = 'loopt', termijn = termijn + 1, huur_tot = ${leaseEnd(leaseMs)}
      where ${scope} and ${id} = (
        select ${id} from ${table}
        where ${scope} and ${named} and (staat = 'wacht' or (staat = 'loopt' and huur_tot < now()))
        order by gevraagd_op, ${id} limit 1
        for update skip locked)
      returning *`.execute(db);
    return rows[0];
  }

  /** The row, as long as the turn is the last one and the work is in such a state. */
  held({ id: one, term }: Turn, states: readonly WorkState[]): RawBuilder<SqlBool> {
    const { id, scope = whole } = this.of;
    return sql<SqlBool>`(${scope} and ${id} = ${one} and termijn = ${term}::bigint and staat = any(${states}::text[]))`;
  }

  renew(db: Executor, turn: Turn): Promise<boolean> {
    return changed(db, sql`update ${this.of.table} set huur_tot = ${leaseEnd(turn.leaseMs)} where ${this.held(turn, ['loopt'])}`);
  }

  fail(db: Executor, turn: Turn, fault: string): Promise<boolean> {
    return changed(db, sql`update ${this.of.table} set staat = 'mislukt', fout = ${fault}, huur_tot = null where ${this.held(turn, ['loopt'])}`);
  }

  async release(db: Executor, turn: Turn): Promise<void> {
    await sql`update ${this.of.table} set staat = 'wacht', huur_tot = null where ${this.held(turn, ['loopt'])}`.execute(db);
  }

  async control(db: Executor, transition: keyof typeof transitions, one: string): Promise<Controlled> {
    const { table, id, scope = whole } = this.of;
    const { from, to } = transitions[transition];
    if (await changed(db, sql`update ${table} set staat = ${to}, fout = null where ${scope} and ${id} = ${one} and staat = any(${from}::text[])`))
      return 'done';
    const { rows } = await sql`select 1 from ${table} where ${scope} and ${id} = ${one}`.execute(db);
    return rows.length > 0 ? 'cannot' : 'unknown';
  }
}

/** The turns alone, for who keeps progress and outcome in columns of its own. */
export const turnsIn = (db: Executor, rows: LeasedRows) => ({
  renew: (turn: Turn): Promise<boolean> => rows.renew(db, turn),
  fail: (turn: Turn, fault: string): Promise<boolean> => rows.fail(db, turn, fault),
  release: (turn: Turn): Promise<void> => rows.release(db, turn),
});
