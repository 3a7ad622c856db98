import { Client } from 'pg';

import type { EventLog } from '../../libs/event-store-esdb/test/event-log.js';
import type { Logged } from '../../libs/event-store-esdb/test/logged-event.js';

/** A person with all rights on a store; events are counted from 0, in the order of writing. */
export interface Tamperer {
  /** Leaves room for an event that nobody wrote. */
  leaveGap(): Promise<void>;
  /** Keeps the present contents, for {@link restore}. */
  keep(): Promise<void>;
  edit(nth: number): Promise<void>;
  drop(nth: number): Promise<void>;
  /** Swaps this event and the next. */
  swap(nth: number): Promise<void>;
  /** Copies the event onto a new stream, right after itself; in PostgreSQL that must be before a gap. */
  insertAfter(nth: number): Promise<void>;
  /** Keeps only the first so many events. */
  truncate(count: number): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

const forged = 'organisatie-PA-VALS';

const moved = (from: string, to: string): string => `update event_store.events set position = ${to} where position = ${from}`;

/** Acts as the owner of the tables, with the trigger out of the way. */
export const postgresTamperer = async (ownerUrl: string): Promise<Tamperer> => {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of ['alter table event_store.events disable trigger all', ...statements, 'alter table event_store.events enable trigger all'])
      await owner.query(statement);
  };
  const at = async (nth: number): Promise<string> => {
    const { rows } = await owner.query<{ position: string }>('select position from event_store.events order by position offset $1 limit 1', [nth]);
    return rows[0]?.position ?? '';
  };
  return {
    leaveGap: async () => void (await owner.query(`select nextval('event_store.event_position')`)),
    keep: () => run('create table public.kept as table event_store.events'),
    edit: async (nth) => run(`update event_store.events set data = replace(data::text, 'Proef', 'Iets')::json where position = ${await at(nth)}`),
    drop: async (nth) => run(`delete from event_store.events where position = ${await at(nth)}`),
    swap: async (nth) => {
      const [one, other] = [await at(nth), await at(nth + 1)];
      await run(moved(one, '-1'), moved(other, one), moved('-1', other));
    },
    insertAfter: async (nth) =>
      run(
        `insert into event_store.events select position + 1, '${forged}', 0, gen_random_uuid(), type, version, data, metadata, recorded_at from event_store.events where position = ${await at(nth)}`,
      ),
    truncate: async (count) => run(`delete from event_store.events where position >= ${await at(count)}`),
    restore: () => run('truncate event_store.events', 'insert into event_store.events select * from public.kept'),
    close: () => owner.end(),
  };
};

/** Acts on the log of EventStoreDB itself, which anybody with access to its files can change. */
export const esdbTamperer = ({ events }: EventLog): Tamperer => {
  let kept: readonly Logged[] = [];
  const indexOf = (nth: number): number => {
    const own = events.filter(({ stream }) => !stream.startsWith('$'));
    return events.indexOf(own[nth] as Logged);
  };
  const at = (nth: number): Logged => events[indexOf(nth)] as Logged;
  const put = (...whole: readonly Logged[]): Promise<void> => Promise.resolve(void events.splice(0, events.length, ...whole));
  return {
    leaveGap: () => Promise.resolve(),
    keep: () => {
      kept = [...events];
      return Promise.resolve();
    },
    edit: (nth) => put(...events.with(indexOf(nth), { ...at(nth), data: Buffer.from(Buffer.from(at(nth).data).toString().replace('Proef', 'Iets')) })),
    drop: (nth) => put(...events.toSpliced(indexOf(nth), 1)),
    swap: (nth) => {
      const [one, other] = [at(nth), at(nth + 1)];
      return put(...events.with(indexOf(nth), { ...other, position: one.position }).with(indexOf(nth + 1), { ...one, position: other.position }));
    },
    insertAfter: (nth) => {
      const { position } = at(nth);
      return put(...events.toSpliced(indexOf(nth) + 1, 0, { ...at(nth), id: crypto.randomUUID(), stream: forged, revision: 0n, position: position + 1n }));
    },
    truncate: (count) => put(...events.slice(0, indexOf(count))),
    restore: () => put(...kept),
    close: () => Promise.resolve(),
  };
};
