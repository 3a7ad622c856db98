import { datum, isUuid } from '@actiespoor/kernel';
import type { DomainEvent } from '@actiespoor/plan';
import { describe, expect, it } from '@jest/globals';

import { bekendOp, replay, type StepOutcome } from '../test/replay.js';
import { demoGeschiedenis, demoPersonen } from './geschiedenis.js';
import { startset } from './startset/startset.js';
import { inspiratiesessie, lokaalPlan, raadInformeren, regioAanpak } from './west-betuwe/onderwerpen.js';

const outcomes = replay(demoGeschiedenis);

type Fact<Type extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: Type }>['data'];

const feiten = <Type extends DomainEvent['type']>(type: Type, van: readonly StepOutcome[] = outcomes): readonly Fact<Type>[] =>
  van.flatMap(({ events }) => events.filter((event) => event.type === type).map(({ data }) => data as Fact<Type>));

const dagenTussen = (van: string, tot: string): number => (Date.parse(tot) - Date.parse(van)) / 86_400_000;

const vastgestelde = (van: readonly StepOutcome[]) => feiten('PlanVastgesteld', van).filter(({ planId }) => planId === lokaalPlan.id);

describe('De demogeschiedenis', () => {
  it('staat op tijd, over alle stromen heen', () => {
    const momenten = demoGeschiedenis.map(({ at }) => at);
    expect(momenten).toStrictEqual([...new Set(momenten)].toSorted());
    expect(momenten.filter((at) => new Date(at).toISOString() !== at)).toStrictEqual([]);
  });

  it('wordt geheel aangenomen, en elke stap voegt iets toe', () => {
    const mislukt = outcomes.filter(({ events }) => events.length === 0).map(({ stap, refusal }) => [stap.at, stap.command.type, refusal]);
    expect(mislukt).toStrictEqual([]);
  });

  it('vertelt van drie plannen, elk met een vaststelling', () => {
    expect(feiten('PlanOpgesteld').map(({ eigenaar }) => eigenaar)).toStrictEqual(['GM1960', 'GM0622', 'GM1876']);
    expect(feiten('PlanVastgesteld')).toHaveLength(3);
  });

  it('noemt alleen organisaties die de startset kent', () => {
    const bekend = new Set<string>(startset.map(({ organisatie }) => organisatie));
    const genoemd = JSON.stringify(demoGeschiedenis).match(/"(?:GM\d{4}|VT\d{2}|SV-[A-Z-]+|PA-[A-Z-]+)"/g) ?? [];
    expect(genoemd.length).toBeGreaterThan(0);
    expect(genoemd.map((code) => code.slice(1, -1)).filter((code) => !bekend.has(code))).toStrictEqual([]);
  });

  it('laat mensen alleen handelen in het plan van hun eigen gemeente', () => {
    const eigenaarVan = new Map<string, string>(feiten('PlanOpgesteld').map(({ planId, eigenaar }) => [planId, eigenaar]));
    const planVan = new Map<string, string>(feiten('ActieOpgenomen').map(({ actieId, planId }) => [actieId, planId]));
    const vreemd = demoGeschiedenis.filter(({ command: { data }, door }) => {
      const planId = 'planId' in data ? data.planId : 'actieId' in data ? planVan.get(data.actieId) : undefined;
      return planId !== undefined && eigenaarVan.get(planId) !== door.organisatie;
    });
    expect(vreemd).toStrictEqual([]);
  });

  it('laat een trekker alleen melden hoe het ermee staat', () => {
    const vanTrekkers = new Set(demoGeschiedenis.filter(({ door }) => door.rol === 'trekker').map(({ command }) => command.type));
    const meldingen = /^(?:Actie(?:Starten|Uitvoeren|Evalueren|Uitstellen|Stoppen|Hervatten)|StatusCorrigeren|BijeenkomstHouden)$/;
    expect(vanTrekkers.size).toBeGreaterThan(0);
    expect([...vanTrekkers].filter((type) => !meldingen.test(type))).toStrictEqual([]);
  });

  it('geeft iedereen een eigen id en een functie', () => {
    expect(demoPersonen.every(({ id, naam }) => isUuid(id) && naam.length > 0)).toBe(true);
    expect(new Set(demoPersonen.map(({ id }) => id)).size).toBe(demoPersonen.length);
  });

  it('zegt zichtbaar wat verzonnen is', () => {
    const verzonnen = demoGeschiedenis.filter((stap) => stap.verzonnen);
    const zichtbaar = demoGeschiedenis.filter(({ reason }) => reason.startsWith('Verzonnen voor de demo: '));
    expect(verzonnen.length).toBeGreaterThan(0);
    expect(verzonnen.length).toBeLessThan(demoGeschiedenis.length);
    expect(zichtbaar).toStrictEqual(verzonnen);
  });

  it('toont een overdracht, een schrijffout, een correctie en een evaluatie', () => {
    const soorten = new Set(outcomes.flatMap(({ events }) => events.map(({ type }) => type)));
    const nodig = ['TrekkerOntheven', 'TekstGecorrigeerd', 'StatusGecorrigeerd', 'ActieGeevalueerd', 'DeelnameBesloten', 'ActieVervallen'] as const;
    expect(nodig.filter((type) => !soorten.has(type))).toStrictEqual([]);
  });
});

describe('West Betuwe', () => {
  const opDagVanDeNota = outcomes.filter(bekendOp(datum('2021-11-30')));
  const opDagVanHetBesluit = outcomes.filter(bekendOp(datum('2022-06-21')));

  it('is 67 dagen te laat met het lokale plan', () => {
    const [kader] = feiten('KaderGeregistreerd').filter(({ kaderId }) => kaderId === regioAanpak.id);
    const [besluit] = vastgestelde(outcomes);
    expect([kader?.vastgesteldOp, kader?.verplichtingen[0]?.termijn]).toStrictEqual(['2021-04-15', 'P1Y']);
    expect(besluit?.op).toBe('2022-06-21');
    expect(dagenTussen('2022-04-15', besluit?.op ?? '')).toBe(67);
  });

  it('weet op de dag van de nota nog niet wat het op de dag van het besluit weet', () => {
    expect(vastgestelde(opDagVanDeNota)).toStrictEqual([]);
    expect(feiten('VaststellingGepland', opDagVanDeNota).map(({ verwacht }) => verwacht)).toStrictEqual(['2021-12']);
    expect(vastgestelde(opDagVanHetBesluit)).toHaveLength(1);
  });

  it('verwacht de inspiratiesessie in november en houdt haar op de 25e', () => {
    const sessie = (van: readonly StepOutcome[]) =>
      [...feiten('ConsultatieGepland', van), ...feiten('ConsultatieGehouden', van)].filter(({ consultatieId }) => consultatieId === inspiratiesessie);
    expect(sessie(opDagVanDeNota)).toMatchObject([{ verwacht: '2021-11' }]);
    expect(sessie(opDagVanHetBesluit)).toMatchObject([{ verwacht: '2021-11' }, { op: '2021-11-25' }]);
  });

  it('meldt de zelfscan van mei pas in november', () => {
    const zelfscan = outcomes.find(({ events }) => events.some(({ type, data }) => type === 'ActieUitgevoerd' && data.op === '2021-05'));
    expect(zelfscan?.stap.at.slice(0, 10)).toBe('2021-11-30');
  });

  it('houdt de acties van voor het plan bij een naam, ook als de boom verandert', () => {
    const hernoemd = feiten('KnoopGewijzigd').flatMap(({ knoopId }) => knoopId);
    const eersteKnopen = feiten('ActieOpgenomen', opDagVanDeNota).flatMap(({ knoopId }) => knoopId ?? []);
    expect(hernoemd.length).toBeGreaterThan(0);
    expect(eersteKnopen.length).toBeGreaterThan(10);
    expect(eersteKnopen.filter((knoopId) => !hernoemd.includes(knoopId))).toStrictEqual([]);
  });

  it('begint met de vier actielijnen van de regio, en geen daarvan verdwijnt zonder spoor', () => {
    const begin = feiten('KnoopToegevoegd').filter(({ planId }) => planId === lokaalPlan.id);
    const [kader] = feiten('KaderGeregistreerd').filter(({ kaderId }) => kaderId === regioAanpak.id);
    expect(begin.map(({ titel }) => titel)).toStrictEqual(kader?.onderdelen);
    const hernoemd = feiten('KnoopGewijzigd').map(({ knoopId }) => knoopId);
    const gesplitst = feiten('KnoopGesplitst').map(({ knoopId, delen }) => [knoopId, delen.length]);
    expect(begin.slice(0, 3).every(({ knoopId }) => hernoemd.includes(knoopId))).toBe(true);
    expect(gesplitst).toStrictEqual([[begin[3]?.knoopId, 4]]);
  });

  it('belooft de raad in november 2021 bericht in februari, en geeft het in juni', () => {
    const [belofte] = feiten('ActieOpgenomen', opDagVanDeNota).filter(({ actieId }) => actieId === raadInformeren.id);
    expect(belofte?.knoopId).toBeUndefined();
    const gedaan = (van: readonly StepOutcome[]) => feiten('ActieUitgevoerd', van).filter(({ actieId }) => actieId === raadInformeren.id);
    expect([gedaan(opDagVanDeNota).length, gedaan(opDagVanHetBesluit)[0]?.op]).toStrictEqual([0, '2022-06-21']);
  });
});
