import { setTimeout as sleep } from 'node:timers/promises';

import type { Client, ClientBase } from 'pg';

import { connect } from './session.js';

export interface LookoutOptions {
  /** What waits, for a person: `Herbouwen van spoor`. */
  readonly what: string;
  /** A connection of its own, not opened yet: who waits can ask nothing. */
  readonly client: Client;
  /** Told once of each that is in the way, in a Dutch sentence that says what to do. */
  readonly onWaiting: (sentence: string) => void;
}

interface Blocker {
  readonly pid: number;
  readonly name: string | null;
  readonly role: string | null;
  /** When its transaction began; null where our role may not see it. */
  readonly since: string | null;
  readonly state: string | null;
}

const pauseMs = 250;
// A moment of waiting is no news: every commit of a leader is one.
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

/** Looks, while others work, whether a transaction elsewhere holds them up, and says which. */
export class Lookout {
  private readonly pids: number[] = [];
  private readonly seen = new Map<number, number>();
  private readonly ended = new AbortController();
  private looking: Promise<void> | undefined;
  /** The sentence that was told last; undefined where nobody was in the way for long. */
  told: string | undefined;

  constructor(private readonly options: LookoutOptions) {}

  /** From here on this connection, which is open, is looked after. */
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

  /** What is soon over needs no look, and no connection. */
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
