import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type ParkedEvent, type Projection } from '@actiespoor/event-store';
import { type PlanId } from '@actiespoor/plan/events';
import { actueelPlan, spoor } from '@actiespoor/voortgang';
import { Client } from 'pg';

import { applyEvents, ledBy, mooredAt, openedReadStore, planOpgesteld, positie, recorded, type Opened } from '../test/feiten.js';

const planId = 'plan-een' as PlanId;
const stream = `plan-${planId}`;
const first = recorded(planOpgesteld(planId), { stream, nummer: 1 });
const second = recorded(planOpgesteld(planId), { stream, nummer: 2 });

const asClient = async <T>(url: string, use: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

const count = (url: string, table: string): Promise<number> =>
  asClient(url, async (client) => {
    const { rows } = await client.query<{ aantal: number }>(`select count(*)::int as aantal from ${table}`);
    return rows[0]?.aantal ?? 0;
  });

/** Takes the lead as another process would if the lock had been lost in between. */
const depose = (url: string, name: string): Promise<unknown> =>
  asClient(url, (client) => client.query('update voortgang.checkpoint set epoch = epoch + 1 where name = $1', [name]));

describe('De leiding over een projectie', () => {
  let opened: Opened;

  beforeEach(async () => {
    opened = await openedReadStore();
  });

  afterEach(() => opened.close());

  it('schrijft rijen en checkpoint samen', async () => {
    const session = await ledBy(opened.readStore, actueelPlan);
    expect(session.checkpoint).toBeUndefined();
    expect(await applyEvents(actueelPlan, session, [first])).toBe('committed');
    expect(await session.load([stream, 'plan-onbekend'])).toEqual(new Map([[stream, actueelPlan.project(undefined, first, stream)]]));
    expect(await opened.readStore.projections.checkpoints()).toEqual(new Map([['actueel-plan', positie(1)]]));
    await session.close();
  });

  it('gaat na een herstart verder waar zij was', async () => {
    const before = await ledBy(opened.readStore, actueelPlan);
    await applyEvents(actueelPlan, before, [first]);
    await before.close();
    const after = await ledBy(opened.readStore, actueelPlan);
    expect(after.checkpoint).toBe(positie(1));
    expect(await applyEvents(actueelPlan, after, [second])).toBe('committed');
    await after.close();
  });

  it('is van een tegelijk: de tweede wacht tot de eerste klaar is', async () => {
    const leader = await ledBy(opened.readStore, spoor);
    const order: string[] = [];
    const waiting = ledBy(opened.readStore, spoor).then((session) => {
      order.push('tweede leidt');
      return session;
    });
    await applyEvents(spoor, leader, [first]);
    order.push('eerste klaar');
    await leader.close();
    const successor = await waiting;
    expect([order, successor.checkpoint]).toEqual([['eerste klaar', 'tweede leidt'], positie(1)]);
    await successor.close();
  });

  it('wordt niet afgewacht door wie ophoudt', async () => {
    const leader = await ledBy(opened.readStore, spoor);
    const stopping = new AbortController();
    const waiting = opened.readStore.projections.lead(spoor, stopping.signal);
    stopping.abort();
    expect(await waiting).toBeUndefined();
    await leader.close();
  });

  it.each([actueelPlan, spoor])('kan wie haar verloor niets meer laten schrijven: $name', async (projection: Projection) => {
    const loser = await ledBy(opened.readStore, projection);
    await applyEvents(projection, loser, [first]);
    await depose(opened.url, projection.name);
    expect(await applyEvents(projection, loser, [second])).toBe('fenced');
    expect(await opened.readStore.projections.checkpoints()).toEqual(new Map([[projection.name, positie(1)]]));
    const table = projection === spoor ? 'voortgang.spoor_v3' : 'voortgang.actueel_plan_v5';
    expect(await count(opened.url, table)).toBe(1);
    await loser.close();
  });

  it.each([actueelPlan, spoor])('schrijft niets uit een andere event store bij wat er staat: $name', async (projection: Projection) => {
    const session = await ledBy(opened.readStore, projection);
    await applyEvents(projection, session, [first]);
    expect(await session.commit(new Map(), { ...mooredAt(positie(2)), store: 'andere' })).toBe('elsewhere');
    expect(await opened.readStore.projections.checkpoints()).toEqual(new Map([[projection.name, positie(1)]]));
    expect(await applyEvents(projection, session, [second])).toBe('committed');
    await session.close();
  });

  it('schrijft niets als een rij niet kan, en kan daarna verder', async () => {
    const session = await ledBy(opened.readStore, spoor);
    await applyEvents(spoor, session, [first]);
    const twice = recorded(planOpgesteld(planId), { stream, nummer: 1 });
    await expect(applyEvents(spoor, session, [second, twice])).rejects.toMatchObject({ code: '23505' });
    expect(await count(opened.url, 'voortgang.spoor_v3')).toBe(1);
    expect(await opened.readStore.projections.checkpoints()).toEqual(new Map([['spoor', positie(1)]]));
    expect(await applyEvents(spoor, session, [second])).toBe('committed');
    await session.close();
  });

  it('laat niets achter als de verbinding onderweg wegvalt, en is dan vrij', async () => {
    const session = await ledBy(opened.readStore, actueelPlan);
    await asClient(opened.url, async (client) => {
      await client.query('begin');
      await client.query('lock table voortgang.actueel_plan_v5_g1 in access exclusive mode');
      const rows = new Map([[stream, actueelPlan.project(undefined, first, stream)]]);
      const committing = session.commit(rows, mooredAt(positie(1)));
      const refused = expect(committing).rejects.toBeInstanceOf(StoreUnavailable);
      await blockedSession(opened.url).then((pid) => client.query('select pg_terminate_backend($1)', [pid]));
      await refused;
      await client.query('rollback');
    });
    const successor = await ledBy(opened.readStore, actueelPlan);
    expect([successor.checkpoint, await count(opened.url, 'voortgang.actueel_plan_v5')]).toEqual([undefined, 0]);
    await successor.close();
    await session.close();
  });

  it('houdt apart gezette gebeurtenissen vast met het checkpoint, tot zij alsnog genomen zijn', async () => {
    const before = await ledBy(opened.readStore, actueelPlan);
    const parked = { stream, revision: 1n, position: positie(1), eventId: first.id, error: 'kan niet' };
    expect(await before.commit(new Map(), mooredAt(positie(2)), [parked, { ...parked, revision: 2n, position: positie(2) }])).toBe('committed');
    await before.close();

    const after = await ledBy(opened.readStore, actueelPlan);
    expect([after.checkpoint, after.parked.map(({ position, attempts }) => [position, attempts])]).toEqual([
      positie(2),
      [
        [positie(1), 1],
        [positie(2), 1],
      ],
    ]);
    const [one, two] = after.parked as [ParkedEvent, ParkedEvent];
    expect(await after.release(new Map([[stream, actueelPlan.project(undefined, first, stream)]]), one)).toBe('committed');
    await after.refuse(two, 'nog steeds niet');
    expect(await opened.readStore.control.parked()).toEqual([{ ...two, name: 'actueel-plan', error: 'nog steeds niet', attempts: 2 }]);
    expect((await opened.readStore.control.conditions()).find(({ name }) => name === 'actueel-plan')).toMatchObject({ position: positie(2), parked: 1 });

    await depose(opened.url, 'actueel-plan');
    expect(await after.release(new Map(), two)).toBe('fenced');
    expect(await opened.readStore.control.parked()).toHaveLength(1);
    await after.close();
  });

  it('hoort wat iemand in een ander proces vraagt, en laat weten wat daarvan gedaan is', async () => {
    const ending = new AbortController();
    const { control, projections } = opened.readStore;
    const heard: unknown[] = [];
    for await (const request of projections.requests(spoor, ending.signal)) {
      heard.push(request);
      if (heard.length === 1) await control.pause('spoor');
      if (heard.length === 2) await control.resume('spoor');
      if (heard.length === 3) await control.retry('spoor');
      if (heard.length === 4) ending.abort();
    }
    expect(heard).toEqual([
      { wanted: 'running', retry: 0 },
      { wanted: 'paused', retry: 0 },
      { wanted: 'running', retry: 1 },
      { wanted: 'running', retry: 2 },
    ]);
    const session = await ledBy(opened.readStore, spoor);
    await session.answer(2);
    expect(await control.answered('spoor')).toBe(2);
    await expect(control.pause('onbekend')).rejects.toThrow('Er is geen projectie onbekend');
    await session.close();
  });

  it('begint met een andere versie van de code opnieuw, naast de oude', async () => {
    const old = await ledBy(opened.readStore, spoor);
    await applyEvents(spoor, old, [first]);
    const next = await ledBy(opened.readStore, { ...spoor, version: spoor.version + 1 });
    expect(next.checkpoint).toBeUndefined();
    expect((await opened.readStore.projections.checkpoints()).get('spoor')).toBe(positie(1));
    await Promise.all([old.close(), next.close()]);
  });

  it('is ook te nemen door wie geen tabel heeft, en alleen een checkpoint bijhoudt', async () => {
    const outlet: Projection = { ...spoor, name: 'naar-buiten' };
    const session = await ledBy(opened.readStore, outlet);
    expect(await session.commit(new Map(), mooredAt(positie(4)))).toBe('committed');
    expect((await opened.readStore.projections.checkpoints()).get('naar-buiten')).toBe(positie(4));
    await expect(applyEvents(outlet, session, [first])).rejects.toThrow('heeft geen tabel');
    await session.close();
  });
});

/** The backend of this database that waits for the lock of a table. */
const blockedSession = async (url: string): Promise<number> => {
  const text = `select pid from pg_locks where not granted and locktype = 'relation' and database = (select oid from pg_database where datname = current_database())`;
  return asClient(url, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ pid: number }>(text);
      if (rows[0]) return rows[0].pid;
      await sleep(5);
    }
  });
};
