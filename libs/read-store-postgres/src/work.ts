import type { BegunWork, KeptWork, NewWork, Turn, Work, WorkState, WorkStore } from '@actiespoor/work';
import { type Kysely, sql } from 'kysely';

import type { ReadDatabase } from './database.js';
import { leaseEnd, LeasedRows, turnsIn } from './leased-rows.js';

interface Row {
  readonly werk_id: string;
  readonly opdracht: unknown;
  readonly gevraagd_op: Date;
  readonly staat: WorkState;
  readonly termijn: string;
  readonly gedaan: number;
  readonly totaal: number;
  readonly rest: unknown;
  readonly uitkomst: unknown;
  readonly fout: string | null;
}

/** Work is asked for and not derived: it is kept apart from what a rebuild may throw away. */
export const createWork = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create schema werk`.execute(db);
  await sql`
    create table werk.werk (
      soort text not null,
      werk_id text not null,
      opdracht json not null,
      gevraagd_op timestamptz not null,
      staat text not null default 'wacht' check (staat in ('wacht', 'loopt', 'gestopt', 'klaar', 'mislukt')),
      termijn bigint not null default 0,
      huur_tot timestamptz,
      gedaan integer not null default 0,
      totaal integer not null,
      rest json,
      uitkomst json,
      fout text,
      primary key (soort, werk_id),
      check ((staat = 'klaar') = (uitkomst is not null)),
      check ((staat = 'mislukt') = (fout is not null))
    )`.execute(db);
  await sql`create index werk_te_doen on werk.werk (soort, gevraagd_op) where staat <> 'klaar'`.execute(db);
  await sql`comment on table werk.werk is 'Werk op de achtergrond, per soort: wie eraan werkt heeft een termijn, die verloopt waar hij zwijgt.'`.execute(db);
};

const workOf = (row: Row): Work => ({
  id: row.werk_id,
  order: row.opdracht,
  total: row.totaal,
  askedAt: row.gevraagd_op.toISOString(),
  state: row.staat,
  done: row.gedaan,
  ...(row.uitkomst !== null && { outcome: row.uitkomst }),
  ...(row.fout !== null && { fault: row.fout }),
});

/** Work of one kind, in the one table of work. */
class PostgresWorkStore implements WorkStore {
  private readonly rows: LeasedRows;
  private readonly turns: ReturnType<typeof turnsIn>;

  constructor(
    private readonly db: ReadDatabase,
    private readonly kind: string,
  ) {
    this.rows = new LeasedRows({ table: sql`werk.werk`, id: sql`werk_id`, scope: sql`soort = ${kind}` });
    this.turns = turnsIn(db, this.rows);
  }

  async create({ id, order, total, askedAt }: NewWork): Promise<Work> {
    await sql`insert into werk.werk (soort, werk_id, opdracht, totaal, gevraagd_op)
      values (${this.kind}, ${id}, ${JSON.stringify(order)}, ${total}, ${askedAt}) on conflict do nothing`.execute(this.db);
    const kept = await this.get(id);
    if (!kept) throw new Error(`Werk ${id} is niet bewaard`);
    return kept;
  }

  async get(id: string): Promise<Work | undefined> {
    const { rows } = await sql<Row>`select * from werk.werk where soort = ${this.kind} and werk_id = ${id}`.execute(this.db);
    return rows[0] && workOf(rows[0]);
  }

  async unfinished(): Promise<readonly Work[]> {
    const { rows } = await sql<Row>`select * from werk.werk where soort = ${this.kind} and staat <> 'klaar' order by gevraagd_op, werk_id`.execute(this.db);
    return rows.map(workOf);
  }

  async claim(leaseMs: number, id?: string): Promise<BegunWork | undefined> {
    const row = await this.rows.claim<Row>(this.db, leaseMs, id);
    return (
      row && {
        id: row.werk_id,
        term: row.termijn,
        leaseMs,
        order: row.opdracht,
        done: row.gedaan,
        total: row.totaal,
        ...(row.rest !== null && { rest: row.rest }),
      }
    );
  }

  renew(turn: Turn): Promise<boolean> {
    return this.turns.renew(turn);
  }

  fail(turn: Turn, fault: string): Promise<boolean> {
    return this.turns.fail(turn, fault);
  }

  release(turn: Turn): Promise<void> {
    return this.turns.release(turn);
  }

  async progress(turn: Turn, { done, total, rest }: KeptWork): Promise<boolean> {
    const { rows } = await sql<Pick<Row, 'staat'>>`
      update werk.werk set gedaan = ${done}, totaal = ${total}, rest = ${rest === undefined ? null : JSON.stringify(rest)}, huur_tot = ${leaseEnd(turn.leaseMs)}
      where ${this.rows.held(turn, ['loopt', 'gestopt'])} returning staat`.execute(this.db);
    return rows[0]?.staat === 'loopt';
  }

  async finish(turn: Turn, outcome: unknown): Promise<boolean> {
    const { numAffectedRows = 0n } = await sql`
      update werk.werk set staat = 'klaar', uitkomst = ${JSON.stringify(outcome)}, gedaan = totaal, rest = null, huur_tot = null
      where ${this.rows.held(turn, ['loopt'])}`.execute(this.db);
    return numAffectedRows > 0n;
  }

  stop(id: string): ReturnType<WorkStore['stop']> {
    return this.rows.control(this.db, 'stop', id);
  }

  resume(id: string): ReturnType<WorkStore['resume']> {
    return this.rows.control(this.db, 'resume', id);
  }
}

export const workStores =
  (db: ReadDatabase) =>
  (kind: string): WorkStore =>
    new PostgresWorkStore(db, kind);
