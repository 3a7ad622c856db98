import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, memoryEventStore, type Processor, type Projection, rebuildProjection, type RebuildOptions } from '@actiespoor/event-store';
import { actueelPlan, allProjections, spoor } from '@actiespoor/voortgang';
import { clashingTables, peacefulTables } from '@actiespoor/testing';
import { Client } from 'pg';

import { openedReadStore, type Opened, planOpgesteld } from '../test/feiten.js';
import { openReadStore } from './read-store.js';
import { appendAll, follow, planIdOf, schema, update, writeHistory } from '../test/geschiedenis.js';

const acties = 500; // forty events each: 20,000
const longest = 60_000;

const query = async <T extends object>(url: string, text: string): Promise<readonly T[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
};

const views: Readonly<Record<string, string>> = { 'actueel-plan': 'voortgang.actueel_plan_v5', spoor: 'voortgang.spoor_v3' };

/** All rows of a projection with their columns, in any order. */
const contents = (url: string, projection: string): Promise<readonly object[]> =>
  query(url, `select to_jsonb(t) as inhoud from ${views[projection] ?? ''} t order by key`);

const tables = async (url: string, like: string): Promise<readonly string[]> =>
  (await query<{ naam: string }>(url, `select tablename as naam from pg_tables where tablename like '${like}' order by 1`)).map(({ naam }) => naam);

/** The same projection, for a store that cannot read stream by stream. */
const alongFeed = ({ isOfOneStream: _, ...projection }: Projection): Projection => projection;

describe('Een herbouw naast wat er staat', () => {
  let opened: Opened;
  let fresh: Opened;
  let store: EventStore;
  let running: readonly Processor[];

  const rebuild = (projection: Projection, options: Partial<RebuildOptions> = {}) =>
    rebuildProjection({ store, projectionStore: opened.readStore.projections, projection, schema, signal: new AbortController().signal, ...options });

  const standingOf = async () => (await opened.readStore.control.conditions()).filter(({ name }) => name === 'actueel-plan')[0] ?? { generation: 0 };

  const caughtUp = async (): Promise<void> => {
    const head = await store.head();
    if (head === undefined) throw new Error('Er is niets');
    const reached = await Promise.all(running.map((processor) => processor.waitFor(head, longest)));
    expect(reached).toEqual(running.map(() => true));
  };

  beforeAll(async () => {
    [opened, fresh] = await Promise.all([openedReadStore(), openedReadStore()]);
    store = memoryEventStore();
    await writeHistory(store, acties);
    running = allProjections.map((projection) => follow(store, opened.readStore, projection));
    await caughtUp();
  });

  afterAll(async () => {
    await Promise.all(running.map((processor) => processor.stop()));
    await store.close();
    await Promise.all([opened.close(), fresh.close()]);
  });

  it('is onder schrijvers en lezers gelijk aan wie van voren af aan begint, en geen lezer merkt iets', async () => {
    const ending = new AbortController();
    const writing = (async () => {
      for (let index = 40; !ending.signal.aborted; index += 1) await update(store, index % acties, index).then(() => sleep(2));
    })();
    const counts: number[] = [];
    const reading = (async () => {
      while (!ending.signal.aborted) {
        const found = await opened.questions.plannen.findPlanMetActies(planIdOf(3));
        const { regels } = await opened.questions.spoor.regels({ planId: planIdOf(3), aantal: 5 });
        counts.push((found?.acties.length ?? 0) + regels.length);
      }
    })();

    const [plans, trail] = await Promise.all([rebuild(actueelPlan), rebuild(spoor)]);
    ending.abort();
    await Promise.all([writing, reading]);
    await caughtUp();

    expect([plans, trail]).toMatchObject([
      { outcome: 'rebuilt', checked: 100 },
      { outcome: 'rebuilt', checked: 100 },
    ]);
    expect(counts.length).toBeGreaterThan(10);
    expect(new Set(counts)).toEqual(new Set([45]));
    for (const projection of [actueelPlan, spoor]) {
      await rebuildProjection({ store, projectionStore: fresh.readStore.projections, projection, schema, signal: new AbortController().signal });
      expect(await contents(opened.url, projection.name)).toEqual(await contents(fresh.url, projection.name));
    }
    expect(await tables(opened.url, 'spoor_v3_g%')).toEqual(['spoor_v3_g2']);
    expect(await tables(opened.url, 'actueel_plan_v5_g%')).toEqual(['actueel_plan_v5_g2']);
  });

  it.each([
    ['stream voor stream', actueelPlan],
    ['langs de feed, met rijen die er al zijn', alongFeed(actueelPlan)],
  ])('gaat na een onderbreking verder in dezelfde tabel: %s', async (_, projection) => {
    const { generation: standing } = await standingOf();
    const before = await contents(opened.url, 'actueel-plan');
    const stopping = new AbortController();
    const seen: number[] = [];
    const first = await rebuild(projection, {
      chunkSize: 4_000,
      signal: stopping.signal,
      onProgress: ({ events }) => void (seen.push(events) === 2 && stopping.abort()),
    });
    expect(first).toEqual({ outcome: 'stopped' });
    expect(await standingOf()).toMatchObject({ generation: standing, isRebuilding: false, leftBecause: 'iemand brak haar af' });

    const second = await rebuild(projection, { chunkSize: 4_000, onProgress: ({ events }) => void seen.push(events) });
    expect(second).toMatchObject({ outcome: 'rebuilt', rows: before.length });
    expect(seen.slice(0, 3).map((events) => Math.floor(events / 100))).toEqual([40, 80, 120]);
    expect(await contents(opened.url, 'actueel-plan')).toEqual(before);
    expect(await standingOf()).toEqual(expect.objectContaining({ generation: standing + 1, isRebuilding: false }));
    expect(await standingOf()).not.toHaveProperty('leftBecause');
  });

  it('wordt door een proces tegelijk gedaan', async () => {
    const other = await opened.readStore.projections.build(spoor);
    expect(await rebuild(spoor)).toEqual({ outcome: 'busy' });
    await other?.close();
    expect(await rebuild(spoor)).toMatchObject({ outcome: 'rebuilt' });
  });

  it('komt niet in de plaats als een rij niet klopt: wat er stond blijft staan', async () => {
    const { readStore } = opened;
    const before = await contents(opened.url, 'actueel-plan');
    const forgetful: Projection = {
      ...actueelPlan,
      keysOf: (recorded) => (recorded.type === 'ActieGestart' && recorded.revision === 5n && isFeed ? [] : actueelPlan.keysOf(recorded)),
    };
    let isFeed = true;
    await expect(
      rebuildProjection({
        store,
        projectionStore: readStore.projections,
        projection: forgetful,
        schema,
        signal: new AbortController().signal,
        onProgress: () => {
          isFeed = false;
        },
      }),
    ).rejects.toThrow('is na de herbouw niet zoals haar gebeurtenissen haar maken');
    expect(await contents(opened.url, 'actueel-plan')).toEqual(before);
  });

  it('wacht op een lange vraag, en laat daarachter niemand langer dan een halve seconde wachten', async () => {
    const reader = new Client({ connectionString: opened.url });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select count(*) from voortgang.spoor_v3');
    const rebuilding = rebuild(spoor);
    const longestWait = { ms: 0 };
    const ending = new AbortController();
    const others = (async () => {
      while (!ending.signal.aborted) {
        const begun = performance.now();
        await opened.questions.spoor.regels({ aantal: 1 });
        longestWait.ms = Math.max(longestWait.ms, performance.now() - begun);
      }
    })();
    await isWaiting(opened.ownerUrl);
    await reader.query('commit');
    await reader.end();
    expect(await rebuilding).toMatchObject({ outcome: 'rebuilt' });
    ending.abort();
    await others;
    expect(longestWait.ms).toBeLessThan(2_000);
  });

  it('zegt waarop zij wacht, sinds wanneer, en wat daaraan te doen is', async () => {
    const waits: string[] = [];
    const watched = openReadStore({ url: opened.url, ownerUrl: opened.ownerUrl, onWaiting: (sentence) => waits.push(sentence) });
    const reader = new Client({ connectionString: opened.ownerUrl, application_name: 'beheerder aan het kijken' });
    await reader.connect();
    await reader.query('begin');
    const {
      rows: [{ pid } = { pid: 0 }],
    } = await reader.query<{ pid: number }>('select pg_backend_pid() as pid from voortgang.spoor_v3 limit 1');
    const rebuilding = rebuild(spoor, { projectionStore: watched.projections });
    while (waits.length === 0) await sleep(10);
    expect(waits[0]).toMatch(
      new RegExp(
        `^Herbouwen van spoor wacht op proces ${String(pid)} \\(beheerder aan het kijken, rol \\w+\\), dat sinds \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC een transactie open heeft en niets doet\\.`,
      ),
    );
    const [, remedy = ''] = /met: (select .*;)$/.exec(waits[0] ?? '') ?? [];
    reader.on('error', () => undefined);
    await query(opened.ownerUrl, remedy);
    expect(await rebuilding).toMatchObject({ outcome: 'rebuilt' });
    expect(waits).toHaveLength(1);
    await Promise.all([reader.end().catch(() => undefined), watched.close()]);
  });

  it('zegt het ook van wie zij niet alles mag zien', async () => {
    const waits: string[] = [];
    const watched = openReadStore({ url: opened.url, ownerUrl: opened.ownerUrl, onWaiting: (sentence) => waits.push(sentence) });
    const reader = new Client({ connectionString: opened.url });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select from voortgang.spoor_v3 limit 1');
    const rebuilding = rebuild(spoor, { projectionStore: watched.projections });
    while (waits.length === 0) await sleep(10);
    await reader.query('commit');
    expect(waits[0]).toMatch(/wacht op proces \d+ \(zonder naam, rol \w+\), dat .*transactie open heeft/);
    expect(await rebuilding).toMatchObject({ outcome: 'rebuilt' });
    await Promise.all([reader.end(), watched.close()]);
  });

  it('komt er ook als de server telkens terugdraait', async () => {
    await clashingTables(opened.ownerUrl);
    try {
      expect(await rebuild(actueelPlan)).toMatchObject({ outcome: 'rebuilt' });
    } finally {
      await peacefulTables(opened.ownerUrl);
    }
  });

  it('laat een nieuw plan meteen na de wissel zien', async () => {
    await rebuild(actueelPlan);
    const planId = planIdOf(999);
    await appendAll(store, `plan-${planId}`, [planOpgesteld(planId)]);
    await caughtUp();
    expect(await opened.questions.plannen.findPlan(planId)).toMatchObject({ kind: 'plan' });
  });
});

/** Resolves once a switch waits for a reader. */
const isWaiting = async (url: string): Promise<void> => {
  for (;;) {
    const rows = await query(
      url,
      `select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock' and database = (select oid from pg_database where datname = current_database())`,
    );
    if (rows.length > 0) return;
    await sleep(5);
  }
};
