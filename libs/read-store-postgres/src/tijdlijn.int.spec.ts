import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memoryEventStore, rebuildProjection, type Position, type ProjectionStore, type Recorded } from '@actiespoor/event-store';
import { dag, datum, type Datum } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, OrganisatieCode, PlanId, StatusupdateId } from '@actiespoor/plan/events';
import { planOpTijdstip, rowsAsOf, tijdlijn, type PlanOpTijdstip, type Tijdpunt } from '@actiespoor/voortgang';
import fc from 'fast-check';
import { Client } from 'pg';

import { actieOpgenomen, applyEvents, houten, ledBy, lekstroom, openedReadStore, planOpgesteld, recorded, type Opened } from '../test/feiten.js';
import { appendAll, schema } from '../test/geschiedenis.js';

const planIds = ['een', 'twee'] as unknown as readonly PlanId[];
const actieIdsOf = (planId: PlanId): readonly ActieId[] => ['a', 'b'].map((letter) => `${planId}-${letter}` as ActieId);
/** A deelactie of the first actie. */
const deelOf = (planId: PlanId): ActieId => `${planId}-c` as ActieId;

const momenten = ['2023-03-01T10:00:00.000Z', '2023-05-01T10:00:00.000Z', '2024-01-01T10:00:00.000Z'];
const datums = ['2021', '2021-41', '2022-03', '2022-03-15', '2023-01-01'].map(datum);
const dagen = ['2020-12-31', '2021-01-01', '2021-07-01', '2022-03-01', '2022-03-20', '2023-01-01'].map(dag);

interface Worp {
  readonly soort: 'gestart' | 'gestopt' | 'nee' | 'ja' | 'correctie' | 'vervallen' | 'hersteld' | 'tekst' | 'vastgesteld' | 'ingetrokken' | 'planhersteld';
  readonly actieId: ActieId;
  readonly planId: PlanId;
  readonly organisatie: OrganisatieCode;
  readonly op: Datum;
  readonly vervangt: number;
}

/** Statusupdates are numbered by the place of their event, so that a correction can point back. */
const feitOf = ({ soort, actieId, planId, organisatie, op, vervangt }: Worp, nummer: number): DomainEvent => {
  const updateId = (which: number) => `${actieId} ${organisatie} ${String(which)}` as StatusupdateId;
  const stap = { actieId, organisatie, op, statusupdateId: updateId(nummer), vorige: 'gepland' as const };
  switch (soort) {
    case 'gestart':
      return { type: 'ActieGestart', data: stap };
    case 'gestopt':
      return { type: 'ActieGestopt', data: stap };
    case 'correctie':
      return { type: 'StatusGecorrigeerd', data: { ...stap, vervangt: updateId(nummer - vervangt), status: 'uitgevoerd' } };
    case 'nee':
    case 'ja':
      return { type: 'DeelnameBesloten', data: { actieId, organisatie, vorige: null, besluit: soort, op } };
    case 'vervallen':
      return { type: 'ActieVervallen', data: { actieId, motief: 'niet meer nodig', op } };
    case 'hersteld':
      return { type: 'ActieHersteld', data: { actieId, motief: 'toch nodig', op } };
    case 'ingetrokken':
      return { type: 'PlanIngetrokken', data: { planId, motief: 'opgegaan in een ander', op } };
    case 'planhersteld':
      return { type: 'PlanHersteld', data: { planId, motief: 'toch nodig', op } };
    case 'tekst':
      return { type: 'TekstGecorrigeerd', data: { actieId, veld: 'omschrijving', oud: '', nieuw: `Tekst ${String(nummer)}`, op } };
    case 'vastgesteld':
      return { type: 'VaststellingGepland', data: { planId, orgaan: 'college', verwacht: op, op } };
  }
};

const streamOf = ({ data }: DomainEvent): string => ('actieId' in data ? `actie-${data.actieId}` : `plan-${'planId' in data ? data.planId : ''}`);

const soorten = [
  ...(['gestart', 'gestart', 'gestopt', 'nee', 'ja', 'correctie', 'correctie', 'tekst', 'vastgesteld'] as const),
  ...(['vervallen', 'hersteld', 'ingetrokken', 'planhersteld'] as const),
];

const worp: fc.Arbitrary<Worp> = fc.constantFrom(...planIds).chain((planId) =>
  fc.record({
    planId: fc.constant(planId),
    actieId: fc.constantFrom(...actieIdsOf(planId), deelOf(planId)),
    soort: fc.constantFrom(...soorten),
    organisatie: fc.constantFrom(houten, lekstroom),
    op: fc.constantFrom(...datums),
    vervangt: fc.integer({ min: 1, max: 8 }),
  }),
);

const begin: readonly DomainEvent[] = planIds.flatMap((planId) => [
  planOpgesteld(planId),
  ...actieIdsOf(planId).map((actieId) => actieOpgenomen(actieId, planId)),
  { type: 'ActieOpgenomen', data: { ...actieOpgenomen(deelOf(planId), planId).data, hoofdactieId: actieIdsOf(planId)[0] } } as DomainEvent,
]);

/** Recorded in the order of the feed, at ever later moments. */
const geschiedenis: fc.Arbitrary<readonly Recorded[]> = fc.array(worp, { minLength: 5, maxLength: 40 }).map((worpen) => {
  const feiten = [...begin, ...worpen.map((een, index) => feitOf(een, begin.length + index))];
  return feiten.map((feit, index) => {
    const moment = momenten[Math.floor((index * momenten.length) / feiten.length)] ?? '';
    return recorded(feit, { stream: streamOf(feit), nummer: index + 1, recordedAt: new Date(Date.parse(moment) + index).toISOString() });
  });
});

const tijdpunt: fc.Arbitrary<Tijdpunt> = fc.record(
  { peildatum: fc.constantFrom(...dagen), bekendOp: fc.constantFrom(...momenten, '2022-01-01T00:00:00.000Z') },
  { requiredKeys: [] },
);

const ordered = (plannen: readonly PlanOpTijdstip[]): readonly PlanOpTijdstip[] =>
  plannen
    .map((plan) => ({ ...plan, acties: plan.acties.toSorted((a, b) => (a.actie.opname.waarde.actieId < b.actie.opname.waarde.actieId ? -1 : 1)) }))
    .toSorted((a, b) => (a.plan.opgesteld.waarde.planId < b.plan.opgesteld.waarde.planId ? -1 : 1));

const outOfEvents = (events: readonly Recorded[], at: Tijdpunt): readonly PlanOpTijdstip[] =>
  planIds.flatMap((planId) => {
    const rijen = rowsAsOf(
      events.filter(({ stream }) => stream === `plan-${planId}` || stream.startsWith(`actie-${planId}-`)),
      at,
    );
    return (rijen && planOpTijdstip(rijen)) ?? [];
  });

const query = async <T extends object>(url: string, text: string): Promise<readonly T[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
};

const contents = (url: string): Promise<readonly object[]> =>
  query(url, 'select to_jsonb(t) as inhoud from voortgang.tijdvakken_v3 t order by key, geldig_van, bekend_van');

/** An empty table again, as if nothing had been read yet. */
const emptied = (url: string): Promise<unknown> =>
  query(url, `truncate voortgang.tijdlijn_v3_g1, voortgang.tijdvakken_v3_g1; update voortgang.checkpoint set positie = null where name = 'tijdlijn'`);

describe('De tijdlijn in de database', () => {
  let opened: Opened;

  beforeAll(async () => {
    opened = await openedReadStore();
  });
  afterAll(() => opened.close());

  const project = async (events: readonly Recorded[], partij: number): Promise<void> => {
    const session = await ledBy(opened.readStore, tijdlijn);
    for (let start = 0; start < events.length; start += partij) await applyEvents(tijdlijn, session, events.slice(start, start + partij));
    await session.close();
  };

  it('zegt van elke peildatum, zoals elk moment bekend, wat de gebeurtenissen zeggen die dan tellen', async () => {
    await fc.assert(
      fc.asyncProperty(geschiedenis, fc.array(tijdpunt, { minLength: 3, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), async (events, punten, partij) => {
        await emptied(opened.ownerUrl);
        await project(events, partij);
        for (const at of punten) {
          const { plannen, positie } = await opened.questions.tijdlijn.standen({ eigenaars: [lekstroom], ...at });
          expect(ordered(plannen)).toEqual(ordered(outOfEvents(events, at)));
          expect(positie).toBe(events.at(-1)?.position);
          const lijst = await opened.questions.tijdlijn.listPlannen({ aantal: 9 }, at);
          expect(lijst.plannen).toEqual(ordered(plannen).map(({ plan }) => plan));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('heeft alleen plannen van wie gevraagd is, en één plan als dat gevraagd is', async () => {
    const [een] = planIds as readonly [PlanId];
    const { tijdlijn: queries } = opened.questions;
    expect((await queries.standen({ eigenaars: [houten] })).plannen).toEqual([]);
    expect((await queries.standen({ eigenaars: [lekstroom, houten], planId: een })).plannen.map(({ plan }) => plan.opgesteld.waarde.planId)).toEqual([een]);
    const first = await queries.listPlannen({ aantal: 1, eigenaars: [lekstroom] }, {});
    const rest = await queries.listPlannen({ aantal: 1, eigenaars: [lekstroom], na: first.volgende ?? ['', ''] }, {});
    expect([...first.plannen, ...rest.plannen].map(({ opgesteld }) => opgesteld.waarde.planId)).toEqual(planIds);
    expect(rest.volgende).toBeUndefined();
  });
});

describe('De tijdvakken na een herbouw', () => {
  const fill = async (store: ReturnType<typeof memoryEventStore>): Promise<void> => {
    const [events] = fc.sample(geschiedenis, { numRuns: 1, seed: 7 }) as [readonly Recorded[]];
    for (const [stream, own] of Map.groupBy(events, (event) => event.stream)) await appendAll(store, stream, own as unknown as readonly DomainEvent[]);
  };
  const rebuild = (opened: Opened, store: ReturnType<typeof memoryEventStore>) =>
    rebuildProjection({ store, projectionStore: opened.readStore.projections, projection: tijdlijn, schema, signal: new AbortController().signal });

  it('zijn die van wie gebeurtenis voor gebeurtenis volgt, in een nieuwe tabel met dezelfde rechten', async () => {
    const [opened, store] = [await openedReadStore(), memoryEventStore()];
    await fill(store);
    const session = await ledBy(opened.readStore, tijdlijn);
    const positions: Position[] = [];
    for await (const item of store.feed({ streamPrefixes: tijdlijn.streamPrefixes, signal: AbortSignal.timeout(10_000) })) {
      if (item.kind === 'caught-up') break;
      if (item.kind !== 'event') continue;
      await applyEvents(tijdlijn, session, [item.recorded]);
      positions.push(item.recorded.position);
    }
    await session.close();
    const before = await contents(opened.url);
    expect(before.length).toBeGreaterThan(positions.length / 2);

    expect(await rebuild(opened, store)).toMatchObject({ outcome: 'rebuilt' });
    expect(await contents(opened.url)).toEqual(before);
    const tables = await query<{ naam: string }>(opened.url, `select tablename as naam from pg_tables where tablename ~ '^(tijdlijn|tijdvakken)_' order by 1`);
    expect(tables.map(({ naam }) => naam)).toEqual(['tijdlijn_v3_g2', 'tijdvakken_v3_g2']);
    await opened.close();
  });

  it.each([
    ['er een ontbreekt', `delete from voortgang.tijdvakken_v3_g2 where ctid = (select min(ctid) from voortgang.tijdvakken_v3_g2)`, 'rijen in plaats van'],
    ['er een anders is', `update voortgang.tijdvakken_v3_g2 set geldig_van = geldig_van - 1`, 'niet zoals de rij zegt'],
  ])('komen niet in de plaats als %s', async (_, sabotage, fault) => {
    const [opened, store] = [await openedReadStore(), memoryEventStore()];
    await fill(store);
    const { projections } = opened.readStore;
    const build: ProjectionStore['build'] = async (projection) => {
      const building = await projections.build(projection);
      const finish = building?.finish.bind(building);
      return (
        building &&
        Object.assign(building, {
          finish: async () => {
            await finish?.();
            await query(opened.ownerUrl, sabotage);
          },
        })
      );
    };
    const projectionStore = Object.assign(Object.create(projections) as ProjectionStore, { build });
    await expect(rebuildProjection({ store, projectionStore, projection: tijdlijn, schema, signal: new AbortController().signal })).rejects.toThrow(fault);
    expect(await query(opened.url, `select 1 from pg_tables where tablename like 'tijdvakken_v3_g2'`)).toEqual([]);
    await opened.close();
  });
});
