import { setTimeout as sleep } from 'node:timers/promises';

import type { Client, ClientBase } from 'pg';

import { connect } from './session.js';

export interface LookoutOptions {
  /** The waiting work, named for a person: `Herbouwen van spoor`. */
  readonly what: string;
  /** A separate connection, not opened yet: the waiting connection itself cannot run queries. */
  readonly client: Client;
  /** Called once for each blocking transaction, with a Dutch sentence that says what to do. */
  readonly onWaiting: (sentence: string) => void;
}

interface Blocker {
  readonly pid: number;
  readonly name: string | null;
  readonly role: string | null;
  /** The start of the transaction; null if our role may not see it. */
  readonly since: string | null;
  readonly state: string | null;
}

const pauseMs = 250;
// Looks at which the same process is in the way. Shorter waits are normal: every commit of a leader causes one.
const worthTelling = 3;

const blockersText = `
  select distinct b.pid, nullif(a.application_name, '') as name, a.usename as role,
    to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS') as since, a.state
  from unnest($1::int[]) as w (pid)
  cross join lateral unnest(pg_blocking_pids(w.pid)) as b (pid)
  left join pg_stat_activity a on a.pid = b.pid
  where b.pid <> all ($1)`;

const states: Readonly<Record<string, string>> = { active: 'nu een vraag loopt', 'idle in transaction': 'niets doet' };

const transactionOf = ({ since, state }: Blocker): string =>
  since === null
    ? 'dat een transactie open heeft (sinds wanneer ziet alleen wie pg_read_all_stats heeft)'
    : `dat sinds ${since} UTC een transactie open heeft en ${states[state ?? ''] ?? state ?? 'bezig is'}`;

const sentenceOf = (what: string, blocker: Blocker): string => {
  const { pid, name, role } = blocker;
  if (pid === 0) return `${what} wacht op een voorbereide transactie: kijk in pg_prepared_xacts en rond haar af.`;
  const who = [name ?? 'zonder naam', ...(role === null ? [] : [`rol ${role}`])].join(', ');
  return `${what} wacht op proces ${String(pid)} (${who}), ${transactionOf(blocker)}. Laat het zijn transactie afronden, of breek het af met: select pg_terminate_backend(${String(pid)});`;
};

/** Watches whether a transaction elsewhere blocks the work on the followed connections, and reports which one. */
export class Lookout {
  private readonly pids: number[] = [];
  private readonly seen = new Map<number, number>();
  private readonly ended = new AbortController();
  private looking: Promise<void> | undefined;
  /** The last sentence that was reported; undefined if nothing blocked the work for long. */
  told: string | undefined;

  constructor(private readonly options: LookoutOptions) {}

  /** Starts watching this open connection. */
  async follow(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    this.pids.push(...rows.map(({ pid }) => pid));
    this.looking ??= this.keepLooking().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.looking;
    await this.options.client.end().catch(() => undefined);
  }

  /** Work that is over soon needs no look, and no connection. */
  private async keepLooking(): Promise<void> {
    const { client } = this.options;
    const rest = (): Promise<void> => sleep(pauseMs, undefined, { signal: this.ended.signal });
    await rest();
    await connect(client);
    for (; ; await rest()) {
      const { rows } = await client.query<Blocker>(blockersText, [this.pids]);
      for (const blocker of rows) this.see(blocker);
    }
  }

  private see(blocker: Blocker): void {
    const times = (this.seen.get(blocker.pid) ?? 0) + 1;
    this.seen.set(blocker.pid, times);
    if (times !== worthTelling) return;
    this.told = sentenceOf(this.options.what, blocker);
    this.options.onWaiting(this.told);
  }
}
