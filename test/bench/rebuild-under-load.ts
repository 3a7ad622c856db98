// Run by hand after a build: rebuilds every projection while status updates come in, and compares a sample with a fold of the streams.
// node --import ./test/bench/typescript.mjs test/bench/rebuild-under-load.ts [plans] [events per actie]
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { type EventStore, type Processor, type Projection, rebuildProjection, schemaOf, startProcessor } from '@actiespoor/event-store';
import { eventVersions, upcasters } from '@actiespoor/plan/events';
import { openReadStore } from '@actiespoor/read-store-postgres';
import { actueelPlan, allProjections, spoor, tijdlijn } from '@actiespoor/voortgang';

import { type BenchDatabase, startBenchServer } from './bench-server.js';
import { statusEvents } from './history.js';
import { loadHistory } from './load-history.js';
import type { Rebuilt } from './rebuild.child.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const schema = schemaOf(eventVersions, upcasters);
const child = fileURLToPath(new URL('rebuild.child.ts', import.meta.url));
const updatesPerSecond = 50;
const longestMs = 900_000;

const follow = ({ eventStore, readStore }: BenchDatabase, projection: Projection): Processor =>
  startProcessor({ store: eventStore, projectionStore: readStore.projections, projection, schema, sleep: (ms, signal) => sleep(ms, undefined, { signal }) });

const rebuild = async ({ eventStore, readStore }: BenchDatabase, projection: Projection, sampleSize: number): Promise<string> => {
  const begun = performance.now();
  const rebuilt = await rebuildProjection({
    store: eventStore,
    projectionStore: readStore.projections,
    projection,
    schema,
    sampleSize,
    signal: AbortSignal.timeout(longestMs),
  });
  const seconds = (performance.now() - begun) / 1000;
  if (rebuilt.outcome !== 'rebuilt') throw new Error(`${projection.name}: ${rebuilt.outcome}`);
  const { events, rows, checked } = rebuilt;
  return `${projection.name}: ${events} events into ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)}/s; ${checked} rows are as their streams`;
};

/** Rebuilds in a separate process, to measure its memory alone. */
const rebuildApart = async ({ url, ownerUrl }: BenchDatabase, { name }: Projection): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, child, url, ownerUrl, name], { timeout: longestMs });
  const { seconds, memoryMiB } = JSON.parse(stdout) as Rebuilt;
  return `${name}: ${seconds.toFixed(1)} s in a process of its own, peak RSS ${Math.round(memoryMiB)} MiB`;
};

/** Writes fifty status updates a second on new acties, until the signal aborts; returns their number. */
const write = async (store: EventStore, signal: AbortSignal): Promise<number> => {
  let written = 0;
  for (let actie = 0; !signal.aborted; actie += 1) {
    const { stream, events } = statusEvents('onderweg', actie, updatesPerSecond);
    for (const [index, event] of events.entries()) {
      if (signal.aborted) break;
      await store.append(stream, [event], index === 0 ? 'no-stream' : BigInt(index - 1));
      written += 1;
      await sleep(1000 / updatesPerSecond);
    }
  }
  return written;
};

const compareCounts = async (database: BenchDatabase): Promise<string> => {
  const client = await database.connect();
  const { rows } = await client.query<{ events: string; regels: string }>(
    `select (select count(*) from event_store.events)::text as events, (select count(*) from voortgang.spoor_v${spoor.version})::text as regels`,
  );
  await client.end();
  return `events ${rows[0]?.events ?? '?'}, lines of the trail ${rows[0]?.regels ?? '?'}`;
};

const sampleOf = (projection: Projection): number => (projection === actueelPlan ? 1_000 : 100);

const reach = async (database: BenchDatabase, running: readonly Processor[]): Promise<void> => {
  const head = await database.eventStore.head();
  if (head !== undefined) await Promise.all(running.map((processor) => processor.waitFor(head, longestMs)));
};

const rebuildAll = async (database: BenchDatabase): Promise<void> => {
  const ending = new AbortController();
  const writing = write(database.eventStore, ending.signal);
  try {
    for (const projection of allProjections) say(await rebuildApart(database, projection));
    const running = allProjections.map((projection) => follow(database, projection));
    await reach(database, running);
    say('once more, with leaders that follow:');
    for (const projection of [actueelPlan, spoor, tijdlijn]) say(await rebuild(database, projection, sampleOf(projection)));
    ending.abort();
    say(`${await writing} status updates came in meanwhile`);
    await reach(database, running);
    say(await compareCounts(database));
    await Promise.all(running.map((processor) => processor.stop()));
  } finally {
    ending.abort();
    await writing;
  }
};

const main = async ([plans = '500', eventsPerActie = '50']: readonly string[]): Promise<void> => {
  const server = await startBenchServer();
  try {
    const opened = await server.database('herbouw');
    const readStore = openReadStore({ url: opened.url, ownerUrl: opened.ownerUrl });
    const database = { ...opened, readStore };
    say(`${await loadHistory(database, { name: 'herbouw', plans: Number(plans), eventsPerActie: Number(eventsPerActie) })} events loaded`);
    await rebuildAll(database).finally(() => readStore.close());
  } finally {
    await server.stop();
  }
};

await main(process.argv.slice(2));
