import { describe, expect, it } from '@jest/globals';
import { UnknownEvent, type Recorded } from '@actiespoor/event-store';
import type { Actor, Consultatie, ConsultatieId, DomainEvent, KaderId, Planning, Trekker, TrekkerId } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  actieStream,
  andereKnoopId,
  geevalueerd,
  gecorrigeerd,
  gestart,
  gestopt,
  hervat,
  houten,
  importId,
  knoopId,
  knoopToegevoegd,
  lopik,
  op,
  planId,
  planOpgesteld,
  planStream,
  positie,
  recorded,
  statusupdateId,
  uitgesteld,
  uitgevoerd,
  verhaal,
} from '../../test/verhaal.js';
import { standingStatus, type ActieRij } from './actie-rij.js';
import { actueelPlan, type ActueelPlanRij } from './actueel-plan.projection.js';
import { isVerborgen, planStatus, type PlanRij } from './plan-rij.js';

const foldAll = (events: readonly Recorded[]): ActueelPlanRij | undefined =>
  events.reduce<ActueelPlanRij | undefined>((rij, event) => actueelPlan.project(rij, event, event.stream), undefined);

const plan = (...events: readonly DomainEvent[]): PlanRij => foldAll(verhaal(planOpgesteld(), ...events)) as PlanRij;
const actie = (...events: readonly DomainEvent[]): ActieRij => foldAll(verhaal(actieOpgenomen(), ...events)) as ActieRij;

const statusVan = (rij: ActieRij, organisatie = houten): string | undefined => {
  const uitvoering = rij.uitvoeringen[organisatie];
  return uitvoering && standingStatus(uitvoering, rij.vervangen)?.status;
};

const consultatie: Consultatie = {
  consultatieId: 'consultatie-1' as ConsultatieId,
  soort: 'advies',
  onderwerp: 'Concept',
  deelnemers: ['Adviesraad'],
};

describe('De rij van een plan', () => {
  it('begint met het opstellen', () => {
    const rij = plan();
    expect(rij.opgesteld?.waarde).toEqual({
      planId,
      titel: 'Samen sterk in de Lekstroom',
      soort: 'regionaal',
      eigenaar: 'SV-LEKSTROOM',
      periode: { van: '2021', tot: '2024' },
      niveaus: ['actielijn'],
    });
    expect([rij.stream, rij.revisie, rij.positie, planStatus(rij), isVerborgen(rij)]).toEqual([planStream, 0, positie(0), 'concept', false]);
  });

  it('blijft verborgen tot een doorvoering voltooid is, ook als dat een latere import is', () => {
    const voltooid = (id: typeof importId): DomainEvent => ({ type: 'DoorvoeringVoltooid', data: { planId, importId: id, op: op('2021') } });
    const ander = 'd0000000-0000-5000-8000-000000000009' as typeof importId;
    const rij = (...events: readonly DomainEvent[]) => foldAll(verhaal(planOpgesteld({ importId }), ...events)) as PlanRij;
    expect([isVerborgen(rij()), isVerborgen(rij(voltooid(ander))), isVerborgen(rij(voltooid(importId)))]).toEqual([true, false, false]);
  });

  it('krijgt knopen, die van naam veranderen', () => {
    const rij = plan(knoopToegevoegd(), {
      type: 'KnoopGewijzigd',
      data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'Eerder in beeld', nieuw: 'Vroeg erbij' }], op: op('2022') },
    });
    const knoop = rij.knopen[knoopId];
    expect(knoop?.opgehangen?.waarde).toEqual({ knoopId, volgorde: 1 });
    expect(knoop?.velden).toMatchObject({ code: { waarde: '1' }, titel: { waarde: 'Vroeg erbij' }, toelichting: { waarde: null } });
  });

  it('gaat van concept naar gepland, vastgesteld en ingetrokken', () => {
    const stappen: readonly DomainEvent[] = [
      { type: 'VaststellingGepland', data: { planId, orgaan: 'college', verwacht: op('2021-06'), op: op('2021-02') } },
      { type: 'PlanVastgesteld', data: { planId, orgaan: 'college', besluitnummer: 'B1', inhoudHash: 'abc', op: op('2021-06-21') } },
      { type: 'PlanIngetrokken', data: { planId, motief: 'Vervangen', op: op('2023-01-01') } },
    ];
    const statussen = [1, 2, 3].map((aantal) => planStatus(plan(...stappen.slice(0, aantal))));
    expect(statussen).toEqual(['vaststelling-gepland', 'vastgesteld', 'ingetrokken']);
    expect(plan(...stappen).vastgesteld).toEqual({
      waarde: { orgaan: 'college', besluitnummer: 'B1', inhoud: 'abc' },
      op: '2021-06-21',
      positie: positie(2),
    });
  });

  it('onthoudt een consultatie die gepland was en gehouden is', () => {
    const rij = plan(
      { type: 'ConsultatieGepland', data: { ...consultatie, planId, verwacht: op('2021-11'), op: op('2021-09-01') } },
      { type: 'ConsultatieGehouden', data: { ...consultatie, planId, opbrengst: 'Drie vragen', op: op('2021-11-25') } },
    );
    const { gepland, gehouden } = rij.consultaties['consultatie-1'] ?? {};
    expect([gepland?.waarde.verwacht, gehouden?.op, gehouden?.waarde.opbrengst]).toEqual(['2021-11', '2021-11-25', 'Drie vragen']);
  });
});

const planning: Planning = { tekst: '2022', soort: 'eenmalig', van: op('2022'), zekerheid: 'hoog' };
const trekker: Trekker = { trekkerId: 'trekker-1' as TrekkerId, tekst: 'Gemeente', soort: 'iedere-gemeente' };

describe('De rij van een actie', () => {
  it('begint met de opname in een plan', () => {
    const rij = actie();
    expect(rij.opname?.waarde).toEqual({ actieId, planId, volgorde: 1 });
    expect([rij.code?.waarde, rij.soort?.waarde, rij.knoopId?.waarde, rij.schaal?.waarde?.soort]).toEqual(['1a', 'actie', knoopId, 'lokaal']);
    expect([rij.stream, rij.omschrijving?.waarde]).toEqual([actieStream(actieId), 'Training voor sociale teams']);
  });

  it('volgt een wijziging van elk veld', () => {
    const rij = actie(
      {
        type: 'ActieGewijzigd',
        data: {
          actieId,
          wijzigingen: [
            { veld: 'omschrijving', oud: 'Training voor sociale teams', nieuw: 'Cursus' },
            { veld: 'schaal', oud: 'Lokaal', nieuw: 'Regionaal' },
            { veld: 'code', oud: '1a', nieuw: null },
            { veld: 'soort', oud: 'actie', nieuw: 'optie' },
          ],
          schaal: { tekst: 'Regionaal', soort: 'regionaal' },
          op: op('2022'),
        },
      },
      { type: 'ActieVerplaatst', data: { actieId, oud: knoopId, nieuw: andereKnoopId, op: op('2022') } },
    );
    expect([rij.omschrijving, rij.schaal, rij.code, rij.soort, rij.knoopId].map((een) => een?.waarde)).toEqual([
      'Cursus',
      { tekst: 'Regionaal', soort: 'regionaal' },
      null,
      'optie',
      andereKnoopId,
    ]);
  });

  it.each([
    ['omschrijving', 'omschrijving'],
    ['standVanZaken', 'standVanZaken'],
    ['resultaat', 'resultaat'],
    ['dekking', 'dekkingTekst'],
    ['planning', 'planningTekst'],
  ] as const)('neemt een tekstcorrectie van %s over', (veld, register) => {
    const rij = actie({ type: 'TekstGecorrigeerd', data: { actieId, veld, oud: 'a', nieuw: 'b', op: op('2022') } });
    expect(rij[register]?.waarde).toBe('b');
  });

  it('houdt koppelingen, actoren en trekkers bij', () => {
    const actor: Actor = { tekst: 'constructor' };
    const toegewezen: DomainEvent = { type: 'TrekkerToegewezen', data: { actieId, trekker, op: op('2021-02-01') } };
    const rij = actie(
      { type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'zieOok', doel: '4a' }, op: op('2021') } },
      { type: 'ActorBetrokken', data: { actieId, actor, op: op('2021') } },
      toegewezen,
    );
    expect([rij.koppelingen['zieOok 4a']?.waarde, rij.actoren['constructor']?.waarde, rij.trekkers['trekker-1']?.waarde]).toEqual([
      { soort: 'zieOok', doel: '4a' },
      actor,
      trekker,
    ]);
    const ontheven = actie(toegewezen, { type: 'TrekkerOntheven', data: { actieId, trekker, op: op('2022-01-01') } });
    expect(ontheven.trekkers['trekker-1']?.waarde).toBeNull();
  });

  it('houdt planning, resultaat, dekking en stand van zaken bij', () => {
    const nieuw: Planning = { ...planning, tekst: '2023', van: op('2023') };
    const vastgelegd: DomainEvent = { type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: planning, op: op('2021') } };
    const rij = actie(
      vastgelegd,
      { type: 'ResultaatBeoogd', data: { actieId, oud: null, nieuw: 'Iedereen geschoold', op: op('2021') } },
      { type: 'DekkingVastgelegd', data: { actieId, oud: null, nieuw: { tekst: 'BOEG', zekerheid: 'voorlopig' }, op: op('2021') } },
      { type: 'StandVanZakenVastgelegd', data: { actieId, oud: null, nieuw: 'Spreekuur loopt', op: op('2021') } },
    );
    expect([rij.planning, rij.resultaat, rij.dekking, rij.standVanZaken].map((een) => een?.waarde)).toEqual([
      planning,
      'Iedereen geschoold',
      { tekst: 'BOEG', zekerheid: 'voorlopig' },
      'Spreekuur loopt',
    ]);
    const bijgesteld = actie(vastgelegd, { type: 'PlanningVastgelegd', data: { actieId, oud: planning, nieuw, op: op('2022-05-01') } });
    expect(bijgesteld.planning?.waarde.tekst).toBe('2023');
  });

  it('houdt deelname, bijeenkomsten en verval bij', () => {
    const rij = actie(
      { type: 'DeelnameBesloten', data: { actieId, organisatie: lopik, vorige: null, besluit: 'nee', op: op('2021-03-01') } },
      { type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 1, op: op('2021-04-01') } },
      { type: 'ActieVervallen', data: { actieId, motief: 'Opgegaan in 1b', op: op('2023') } },
    );
    expect(rij.uitvoeringen[lopik]?.deelname?.waarde).toBe('nee');
    expect(rij.bijeenkomsten['GM0321 1']?.waarde).toEqual({ organisatie: houten, nummer: 1, op: '2021-04-01' });
    expect(rij.vervallen?.waarde).toBe('Opgegaan in 1b');
  });

  it.each([
    ['gestart', [gestart({ nummer: 1, op: '2021-05-01' })]],
    ['uitgevoerd', [gestart({ nummer: 1, op: '2021-05-01' }), uitgevoerd({ nummer: 2, op: '2021-06-01' })]],
    ['geevalueerd', [uitgevoerd({ nummer: 1, op: '2021-05-01' }), geevalueerd({ nummer: 2, op: '2021-06-01' })]],
    ['uitgesteld', [gestart({ nummer: 1, op: '2021-05-01' }), uitgesteld({ nummer: 2, op: '2021-06-01' })]],
    ['gestopt', [gestart({ nummer: 1, op: '2021-05-01' }), gestopt({ nummer: 2, op: '2021-06-01' })]],
    ['gestart', [gestopt({ nummer: 1, op: '2021-05-01' }), hervat({ nummer: 2, op: '2021-06-01' })]],
  ] as const)('staat op %s na de laatste statusupdate', (status, events) => {
    expect(statusVan(actie(...events))).toBe(status);
  });

  it('houdt zijn status als alleen een ronde is geevalueerd', () => {
    expect(statusVan(actie(gestart({ nummer: 1, op: '2021' }), geevalueerd({ nummer: 2, op: '2022', ronde: 1 })))).toBe('gestart');
  });

  it('laat een eerder feit dat laat wordt geregistreerd het latere niet overschrijven', () => {
    const rij = actie(uitgevoerd({ nummer: 1, op: '2022-01-01' }), gestart({ nummer: 2, op: '2021-05-01' }));
    expect([statusVan(rij), rij.revisie]).toEqual(['uitgevoerd', 2]);
  });

  it('vervangt een status die niet klopte, en trekt er een in', () => {
    const fout = gestart({ nummer: 1, op: '2021-05-01' });
    const vervangen = actie(fout, gecorrigeerd({ nummer: 2, op: '2021-09-01', vervangt: 1, status: 'gestart' }));
    expect(vervangen.vervangen).toEqual([statusupdateId(1)]);
    expect(standingStatus(vervangen.uitvoeringen[houten] ?? { verloop: [] }, vervangen.vervangen)?.op).toBe('2021-09-01');
    expect(statusVan(actie(fout, gecorrigeerd({ nummer: 2, op: '2021-09-01', vervangt: 1 })))).toBeUndefined();
  });
});

describe('De projectie actueel-plan', () => {
  it('houdt een rij per stroom', () => {
    expect(actueelPlan.keysOf(recorded(planOpgesteld(), { stream: planStream, nummer: 0 }))).toEqual([planStream]);
  });

  it.each([
    ['een onbekende versie', recorded(planOpgesteld(), { stream: planStream, nummer: 0, version: 2 })],
    ['een onbekende soort', { ...recorded(planOpgesteld(), { stream: planStream, nummer: 0 }), type: 'PlanVerzonnen' }],
  ])('houdt halt bij %s', (_, event) => {
    expect(() => actueelPlan.project(undefined, event, planStream)).toThrow(UnknownEvent);
  });

  it('laat het kader van een plan staan', () => {
    const kaderId = 'kader-1' as KaderId;
    expect((foldAll(verhaal(planOpgesteld({ kaderId }))) as PlanRij).opgesteld?.waarde.kaderId).toBe(kaderId);
  });
});
