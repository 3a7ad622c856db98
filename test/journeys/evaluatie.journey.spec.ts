import type { Definitie } from '@actiespoor/plan/events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { type EvaluatieAntwoord, geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { startServerOn, unkindStores } from '../support/event-stores.js';
import { beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { type ActieWeergave, actiesVan, type PlanLijst, type PlanWeergave } from '../support/plannen.js';
import type { TestServer } from '../support/test-server.js';

type Aandeel = Extract<Definitie, { readonly maat: 'aandeel' }>;

const naam = 'Aandeel uitgevoerd per actielijn';

/** Counts in the plan itself: the realisations that take part, and those among them with one of these statuses. */
const geteld = (plan: PlanWeergave, statussen: readonly string[]): { readonly aantal: number; readonly waarde: number } => {
  const acties = new Map(
    actiesVan(plan)
      .filter(({ deelacties, vervallen }) => deelacties.length === 0 && vervallen === undefined)
      .map((actie) => [actie.actieId, actie]),
  );
  const meedoend = [...acties.values()].flatMap(({ uitvoeringen }) => uitvoeringen.filter(({ deelname }) => deelname === 'ja'));
  const bereikt = meedoend.filter(({ status }) => statussen.includes(status ?? 'gepland'));
  return { aantal: meedoend.length, waarde: bereikt.length / meedoend.length };
};

const geheel = ({ regels = [] }: EvaluatieAntwoord) => regels.filter(({ groep }) => groep.id === undefined && groep.planId === undefined);

/** The number of realisations that reached the end, by the present definition. */
const bereikt = (evaluatie: EvaluatieAntwoord): number => {
  const { waarde = 0, aantal = 0 } = geheel(evaluatie).at(-1)?.staand ?? {};
  return waarde * aantal;
};

const isGestart = ({ deelacties, uitvoeringen }: ActieWeergave): boolean =>
  deelacties.length === 0 && uitvoeringen.some(({ organisatie, status }) => organisatie === 'GM1960' && status === 'gestart');

describe.each(unkindStores)('Een definitie naast de geldende, met de geschiedenis in %s', (store) => {
  let server: TestServer;
  let wil: Client;
  let planId: string;
  let indicatorId: string;
  let staand: Aandeel;
  let voorstel: Aandeel;
  let eerste: EvaluatieAntwoord;
  const opgave = () => ({ indicatorId, voorstel: { definitie: voorstel }, plan: planId, tot: '2023-12-31' });

  beforeAll(async () => {
    server = await startServerOn(store, { DEMO: 'on' });
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    const { plannen } = (await wil.read<PlanLijst>('/v1/plannen')).body;
    planId = plannen.find(({ eigenaar }) => eigenaar === 'GM1960')?.planId ?? '';
    const { indicatoren } = (await wil.get<IndicatorLijst>('/v1/indicatoren')).body;
    const indicator = indicatoren.find((een) => een.naam === naam);
    indicatorId = indicator?.indicatorId ?? '';
    staand = indicator?.versies[0]?.definitie as Aandeel;
    voorstel = { ...staand, teller: [...staand.teller, 'gestart'] };
    eerste = await geevalueerd(wil, opgave());
  });
  afterAll(() => server.stop());

  it('geeft per periode dezelfde cijfers als wie ze in het plan zelf telt', async () => {
    expect(eerste).toMatchObject({
      status: 'klaar',
      indicator: naam,
      staand: { versie: 1, definitie: staand },
      voorstel: { definitie: voorstel },
      plannen: [planId],
      voortgang: { plannen: 1, plannenTotaal: 1 },
    });
    expect(geheel(eerste).map(({ periode }) => periode.naam)).toEqual(['2021', '2022', '2023']);
    for (const { periode, staand: nu, voorstel: straks, verschil } of geheel(eerste)) {
      const plan = (await wil.get<PlanWeergave>(`/v1/plannen/${planId}?peildatum=${periode.tot}`)).body;
      const [verwacht, voorgesteld] = [geteld(plan, staand.teller), geteld(plan, voorstel.teller)];
      expect([nu, straks]).toEqual([verwacht, voorgesteld]);
      expect(verschil).toBeCloseTo(voorgesteld.waarde - verwacht.waarde);
    }
    expect(geheel(eerste).some(({ verschil = 0 }) => verschil > 0)).toBe(true);
  });

  it('geeft ook cijfers per actielijn, en een bestand voor Excel', async () => {
    const plan = (await wil.get<PlanWeergave>(`/v1/plannen/${planId}?peildatum=2023-12-31`)).body;
    const lijnen = eerste.regels?.filter(({ periode, groep }) => periode.naam === '2023' && groep.id !== undefined) ?? [];
    expect(plan.knopen.map(({ knoopId }) => knoopId)).toEqual(expect.arrayContaining(lijnen.map(({ groep }) => groep.id)));
    const csv = await wil.send<string>('GET', `/v1/evaluaties/${eerste.evaluatieId}`, { headers: { accept: 'text/csv' } });
    const [kop, ...rijen] = csv.body.trim().split('\r\n');
    expect(kop).toBe('periode;van;tot;groep;groepId;planId;organisatie;staand;staandAantal;staandDagen;voorstel;voorstelAantal;voorstelDagen;verschil');
    expect(rijen).toHaveLength(eerste.regels?.length ?? 0);
    expect(rijen.some((rij) => /;\d,\d+;/.test(rij))).toBe(true);
  });

  it('blijft wat zij was als er iets bij komt; een nieuwe evaluatie ziet dat wel', async () => {
    const plan = (await wil.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    const actie = actiesVan(plan).find(isGestart);
    const update = { status: 'uitgevoerd', organisatie: 'GM1960', op: '2023-12-30' };
    expect(await wil.change(`/v1/acties/${actie?.actieId ?? ''}/statusupdates`, update)).toMatchObject({ status: 201 });

    expect((await wil.get<EvaluatieAntwoord>(`/v1/evaluaties/${eerste.evaluatieId}`)).body).toEqual(eerste);
    const tweede = await geevalueerd(wil, opgave());
    expect(tweede.positie > eerste.positie).toBe(true);
    expect(bereikt(tweede)).toBeCloseTo(bereikt(eerste) + 1);

    const toen = await geevalueerd(wil, { ...opgave(), bekendTot: eerste.positie });
    expect([toen.regels, toen.positie]).toEqual([eerste.regels, eerste.positie]);
  });

  it('kijkt niet verder dan wat op een dag bekend was', async () => {
    const toen = await geevalueerd(wil, { ...opgave(), tot: '2022-12-31', bekendTot: '2022-12-31' });
    const plan = (await wil.get<PlanWeergave>(`/v1/plannen/${planId}?peildatum=2022-12-31&bekendOp=2022-12-31`)).body;
    expect(geheel(toen).at(-1)?.staand).toEqual(geteld(plan, staand.teller));
  });
});
