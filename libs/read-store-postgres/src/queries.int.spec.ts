import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectionSession, Recorded } from '@actiespoor/event-store';
import { dag, datum } from '@actiespoor/kernel';
import type { ActieId, DomainEvent, ImportId, KaderId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { actiesIn, actueelPlan, composePlan, type PlanRijen, spoor, type SpoorFilter } from '@actiespoor/voortgang';

import {
  actieGestart,
  actieOpgenomen,
  applyEvents,
  houten,
  ledBy,
  lekstroom,
  openedReadStore,
  planOpgesteld,
  positie,
  recorded,
  type Opened,
} from '../test/feiten.js';

const [een, twee, drie, vier] = ['een', 'twee', 'drie', 'vier'].map((id) => id as PlanId) as [PlanId, PlanId, PlanId, PlanId];
const [actieEen, actieTwee] = ['een', 'twee'].map((id) => id as ActieId) as [ActieId, ActieId];

const verborgen: DomainEvent = {
  type: 'PlanOpgesteld',
  data: { planId: vier, titel: 'Half', soort: 'lokaal', eigenaar: houten, periode: {}, niveaus: [], importId: 'import' as ImportId, op: datum('2021') },
};

const events: readonly Recorded[] = [
  recorded(planOpgesteld(een), { stream: 'plan-een', nummer: 1 }),
  recorded(actieOpgenomen(actieEen, een), { stream: 'actie-een', nummer: 2, actor: 'medewerker-2' }),
  recorded(planOpgesteld(twee, houten), { stream: 'plan-twee', nummer: 3 }),
  recorded(actieOpgenomen(actieTwee, twee), { stream: 'actie-twee', nummer: 4 }),
  recorded(actieGestart(actieEen, 1), { stream: 'actie-een', nummer: 5, recordedAt: '2024-06-30T21:59:59.999Z' }),
  recorded(planOpgesteld(drie, houten), { stream: 'plan-drie', nummer: 6, recordedAt: '2024-06-30T22:00:00.000Z' }),
  recorded(verborgen, { stream: 'plan-vier', nummer: 7, recordedAt: '2024-07-01T22:00:00.000Z' }),
];

describe('De vragen', () => {
  let opened: Opened;
  let trail: ProjectionSession;

  beforeAll(async () => {
    opened = await openedReadStore();
    const current = await ledBy(opened.readStore, actueelPlan);
    trail = await ledBy(opened.readStore, spoor);
    await applyEvents(actueelPlan, current, events);
    await applyEvents(spoor, trail, events);
    await current.close();
  });

  afterAll(async () => {
    await trail.close();
    await opened.close();
  });

  const nummers = async (filter: Omit<SpoorFilter, 'aantal'>): Promise<readonly number[]> => {
    const { regels } = await opened.questions.spoor.regels({ ...filter, aantal: 100 });
    return regels.map((regel) => Number(regel.positie));
  };

  it('vinden een plan, een actie, en een plan met zijn acties', async () => {
    const { plannen } = opened.questions;
    expect((await plannen.findPlan(een))?.opgesteld?.waarde.titel).toBe('Plan een');
    expect((await plannen.findActie(actieEen))?.omschrijving?.waarde).toBe('Actie een\t"met" \\n regels\nen meer');
    expect((await plannen.findPlanMetActies(een))?.acties.map(({ stream }) => stream)).toEqual(['actie-een']);
    expect([await plannen.findPlan('nergens' as PlanId), await plannen.findPlanMetActies('nergens' as PlanId)]).toEqual([undefined, undefined]);
  });

  it('vinden een actie met wat erboven en eronder staat, en tonen haar zoals in het hele plan', async () => {
    const store = await openedReadStore();
    const session = await ledBy(store.readStore, actueelPlan);
    const boom: readonly (readonly [string, string?])[] = [['hoofd'], ['deel', 'hoofd'], ['onderdeel', 'deel'], ['zus', 'hoofd'], ['los']];
    const opname = (actieId: string, hoofdactieId: string | undefined, index: number): Recorded => {
      const { type, data } = actieOpgenomen(actieId as ActieId, een);
      return recorded({ type, data: { ...data, volgorde: index, ...(hoofdactieId && { hoofdactieId }) } } as DomainEvent, {
        stream: `actie-${actieId}`,
        nummer: index + 2,
      });
    };
    await applyEvents(actueelPlan, session, [
      recorded(planOpgesteld(een), { stream: 'plan-een', nummer: 1 }),
      ...boom.map(([actieId, hoofdactieId], index) => opname(actieId, hoofdactieId, index)),
      recorded(actieGestart('onderdeel' as ActieId, 1), { stream: 'actie-onderdeel', nummer: 9 }),
    ]);
    await session.close();
    const { plannen } = store.questions;
    const family = async (actieId: string) => (await plannen.findPlanMetActie(actieId as ActieId))?.acties.map(({ stream }) => stream).toSorted();
    expect(await family('deel')).toEqual(['actie-deel', 'actie-hoofd', 'actie-onderdeel']);
    expect(await family('hoofd')).toEqual(['actie-deel', 'actie-hoofd', 'actie-onderdeel', 'actie-zus']);
    expect([await family('los'), await family('nergens')]).toEqual([['actie-los'], undefined]);

    const shown = (rijen: PlanRijen | undefined, actieId: string) =>
      rijen && actiesIn(composePlan(rijen.plan, rijen.acties, { leden: [houten] })).find((actie) => actie.actieId === actieId);
    const whole = await plannen.findPlanMetActies(een);
    for (const [actieId] of boom) expect(shown(await plannen.findPlanMetActie(actieId as ActieId), actieId)).toEqual(shown(whole, actieId));
    await store.close();
  });

  it('vinden de plannen onder een kader, van wie zij mogen zijn', async () => {
    const store = await openedReadStore();
    const session = await ledBy(store.readStore, actueelPlan);
    const kader = 'kader' as KaderId;
    const onder = (planId: PlanId, eigenaar: OrganisatieCode, over: { readonly kaderId?: KaderId } = {}): Recorded => {
      const { type, data } = planOpgesteld(planId, eigenaar);
      return recorded({ type, data: { ...data, ...over } } as DomainEvent, { stream: `plan-${planId}`, nummer: 1 });
    };
    await applyEvents(actueelPlan, session, [
      onder(twee, houten, { kaderId: kader }),
      onder(een, lekstroom, { kaderId: kader }),
      onder(drie, houten),
      recorded({ ...verborgen, data: { ...verborgen.data, kaderId: kader } }, { stream: 'plan-vier', nummer: 4 }),
    ]);
    await session.close();
    const { plannen } = store.questions;
    expect(await plannen.plansUnder(kader, [houten, lekstroom])).toEqual([een, twee]);
    expect(await plannen.plansUnder(kader, [houten])).toEqual([twee]);
    expect([await plannen.plansUnder('ander' as KaderId, [houten]), await plannen.plansUnder(kader, [])]).toEqual([[], []]);
    await store.close();
  });

  it('geven plannen per bladzijde en per eigenaar, zonder wat nog wordt ingelezen', async () => {
    const { plannen } = opened.questions;
    const first = await plannen.listPlannen({ aantal: 2 });
    const rest = await plannen.listPlannen({ aantal: 2, ...(first.volgende === undefined ? {} : { na: first.volgende }) });
    expect([first, rest].map((page) => page.plannen.map(({ stream }) => stream))).toEqual([['plan-drie', 'plan-een'], ['plan-twee']]);
    expect(rest.volgende).toBeUndefined();
    const eigen = await plannen.listPlannen({ aantal: 9, eigenaars: [lekstroom] });
    expect(eigen.plannen.map(({ stream }) => stream)).toEqual(['plan-een']);
    expect((await plannen.listPlannen({ aantal: 9, eigenaars: [] })).plannen).toEqual([]);
  });

  it('kennen een plaats in het spoor als die van een regel, ook van een plan of actie', async () => {
    const { spoor: trail } = opened.questions;
    expect(await Promise.all([positie(5), positie(8)].map((plaats) => trail.has(plaats, {})))).toEqual([true, false]);
    expect(await Promise.all([positie(5), positie(3)].map((plaats) => trail.has(plaats, { planId: een })))).toEqual([true, false]);
    expect(await Promise.all([positie(5), positie(1)].map((plaats) => trail.has(plaats, { actieId: actieEen })))).toEqual([true, false]);
    expect(await Promise.all([positie(1), positie(2)].map((plaats) => trail.has(plaats, { soorten: ['plan-opgesteld'], eigenaars: [lekstroom] })))).toEqual([
      true,
      false,
    ]);
  });

  it.each<[string, Omit<SpoorFilter, 'aantal'>, readonly number[]]>([
    ['alles', {}, [1, 2, 3, 4, 5, 6, 7]],
    ['een plan met zijn acties', { planId: een }, [1, 2, 5]],
    ['een actie', { actieId: actieEen }, [2, 5]],
    ['een medewerker', { medewerker: 'medewerker-2' }, [2]],
    ['een organisatie', { organisatie: lekstroom }, [1]],
    ['een soort', { soorten: ['plan-opgesteld'] }, [1, 3, 6, 7]],
    ['een dag van registreren in Amsterdam', { van: dag('2024-07-01'), tot: dag('2024-07-01') }, [6]],
    ['de plannen van een eigenaar', { eigenaars: [lekstroom] }, [1, 2, 5]],
    ['meer soorten', { soorten: ['actie-gestart', 'plan-opgesteld'], planId: een }, [1, 5]],
    ['een veld', { veld: 'omschrijving' }, [2, 4]],
    ['wat inhoudelijk is', { redactioneel: false, na: positie(6) }, [7]],
    ['wat alleen de schrijfwijze is', { redactioneel: true }, []],
    ['wanneer het zo was, waar dat een heel jaar kan zijn', { opVan: dag('2021-03-01'), opTot: dag('2021-03-31') }, [7]],
    ['wanneer het zo was, tot en met een dag', { opTot: dag('2021-01-01'), planId: een }, [1, 2, 5]],
    ['een dag waarop niets werd vastgelegd', { van: dag('2024-05-01'), tot: dag('2024-05-02') }, []],
    ['meer tegelijk', { planId: een, soorten: ['actie-gestart'], eigenaars: [lekstroom, houten] }, [5]],
    ['wie niets mag zien', { eigenaars: [] }, []],
    ['wat na een positie kwam', { na: positie(5) }, [6, 7]],
  ])('geven het spoor van %s', async (_, filter, verwacht) => {
    expect(await nummers(filter)).toEqual(verwacht);
  });

  it('geven het spoor zoals het is geschreven', async () => {
    const { regels } = await opened.questions.spoor.regels({ aantal: 1 });
    const [first] = events;
    expect(regels).toEqual(first === undefined ? [] : [spoor.project(undefined, first, first.id)]);
  });
});

describe('Het spoor van een knoop', () => {
  it('volgt wat erin opging en waar hij zelf in opging, en niet wat daarnaast stond', async () => {
    const opened = await openedReadStore();
    const session = await ledBy(opened.readStore, spoor);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => id as KnoopId) as [KnoopId, KnoopId, KnoopId, KnoopId];
    const op = datum('2022-01-01');
    const toegevoegd = (knoopId: KnoopId): DomainEvent => ({
      type: 'KnoopToegevoegd',
      data: { planId: een, knoopId, niveau: 'thema', titel: knoopId, volgorde: 1, op },
    });
    const feiten: readonly DomainEvent[] = [
      planOpgesteld(een),
      ...[a, b, c].map(toegevoegd),
      { type: 'KnoopSamengevoegd', data: { planId: een, knopen: [a], in: b, op } },
      { type: 'KnoopSamengevoegd', data: { planId: een, knopen: [b, c], in: d, nieuw: { niveau: 'thema', titel: 'd', volgorde: 1 }, op } },
    ];
    const opgenomen: DomainEvent = {
      type: 'ActieOpgenomen',
      data: { actieId: actieEen, planId: een, knoopId: a, soort: 'actie', omschrijving: 'x', volgorde: 1, op },
    };
    await applyEvents(spoor, session, [
      ...feiten.map((feit, index) => recorded(feit, { stream: 'plan-een', nummer: index + 1 })),
      recorded(opgenomen, { stream: 'actie-een', nummer: 7 }),
    ]);
    const van = async (knoopId: KnoopId) =>
      (await opened.questions.spoor.regels({ planId: een, knoopId, aantal: 9 })).regels.map((regel) => Number(regel.positie));
    expect([await van(a), await van(b), await van(c), await van(d)]).toEqual([
      [2, 3, 5, 6, 7],
      [2, 3, 5, 6, 7],
      [4, 6],
      [2, 3, 4, 5, 6, 7],
    ]);
    await session.close();
    await opened.close();
  });
});

describe('Het bladeren door het spoor', () => {
  it('slaat niets over en geeft niets dubbel terwijl er regels bijkomen', async () => {
    const opened = await openedReadStore();
    const session = await ledBy(opened.readStore, spoor);
    const batchOf = (first: number): readonly Recorded[] =>
      Array.from({ length: 40 }, (_, index) => recorded(actieGestart(actieEen, first + index), { stream: 'actie-een', nummer: first + index }));

    const writing = (async () => {
      for (let first = 1; first <= 400; first += 40) await applyEvents(spoor, session, batchOf(first));
    })();
    const seen: number[] = [];
    while (seen.length < 400) {
      const last = seen.at(-1);
      const { regels } = await opened.questions.spoor.regels({ aantal: 7, actieId: actieEen, ...(last === undefined ? {} : { na: positie(last) }) });
      seen.push(...regels.map((regel) => Number(regel.positie)));
    }
    await writing;

    expect(seen).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
    await session.close();
    await opened.close();
  });
});
