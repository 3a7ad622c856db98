import type { Client } from 'pg';

import type { BenchDatabase } from './bench-server.js';
import { type Result, resultOf } from './result.js';
import { rateOf, takeTurns } from './rounds.js';

const pageText = `select position, stream, revision, id, type, version, data, metadata
  from event_store.events where position > $1 order by position limit 5000`;

/** Reads the whole table in pages, parsed by the driver; returns rows a second. */
export const keysetRate = (client: Client, count: number): Promise<number> =>
  rateOf(count, async () => {
    let [after, seen] = ['0', 0];
    for (;;) {
      const { rows } = await client.query<{ position: string }>({ name: 'keyset', text: pageText, values: [after] });
      seen += rows.length;
      after = rows.at(-1)?.position ?? after;
      if (rows.length < 5000) break;
    }
    if (seen < count) throw new Error(`De tabel gaf ${seen} van ${count} rijen`);
  });

const feedRate = ({ eventStore }: BenchDatabase, count: number): Promise<number> =>
  rateOf(count, async () => {
    let seen = 0;
    const ending = new AbortController();
    for await (const { kind } of eventStore.feed({ signal: ending.signal })) {
      if (kind === 'event') seen += 1;
      if (kind === 'caught-up') break;
    }
    ending.abort();
    if (seen < count) throw new Error(`De feed gaf ${seen} van ${count} gebeurtenissen`);
  });

/** P3: the whole feed from the beginning, against a keyset SELECT of the same rows. */
export const measureFeed = async (database: BenchDatabase, { rounds, count }: { readonly rounds: number; readonly count: number }): Promise<Result> => {
  const client = await database.connect();
  const measured = await takeTurns(rounds, { ours: () => feedRate(database, count), limit: () => keysetRate(client, count) });
  await client.end();
  const work = `feed from 0, ${count.toLocaleString('en')} events`;
  return resultOf({ id: 'P3', work, unit: 'events/s', goal: { bound: 'at-least', ratio: 0.85 } }, measured);
};
