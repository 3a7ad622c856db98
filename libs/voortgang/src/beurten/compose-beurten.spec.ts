import { describe, expect, it } from '@jest/globals';
import type { ActieId, ConsultatieId, DomainEvent, OrganisatieCode, OrganisatieGegevens, PersoonId, TrekkerId } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  andereActieId,
  gecorrigeerd,
  geevalueerd,
  gestart,
  gestopt,
  houten,
  knoopToegevoegd,
  lekstroom,
  lopik,
  op,
  planId,
  planOpgesteld,
  uitgesteld,
  uitgevoerd,
  vandaag,
  verhaal,
} from '../../test/verhaal.js';
import type { Beurt } from './beurt.js';
import { composeBeurten } from './compose-beurten.js';

const register = new Map<OrganisatieCode, OrganisatieGegevens>([
  [
    lekstroom,
    { organisatie: lekstroom, naam: 'Lekstroom', soort: 'samenwerkingsverband', aliassen: [], leden: [{ organisatie: houten }, { organisatie: lopik }] },
  ],
]);

const persoon = 'd1000000-0000-5000-8000-000000000001' as PersoonId;

const plan = (...events: readonly DomainEvent[]): readonly DomainEvent[] => [planOpgesteld(), knoopToegevoegd(), ...events];

/** The turns in a plan on a day; the acties are of Houten and Lopik, that both take part. */
const beurtenOp = (dag: string, ...events: readonly DomainEvent[]): readonly Beurt[] =>
  composeBeurten({ perPlan: [verhaal(...plan(...events))], register }, { peildatum: vandaag(dag), stilNa: 180, evaluerenNa: 90 });

/** Kind, organisatie and first day of each turn, but for those about taking part. */
const kort = (dag: string, ...events: readonly DomainEvent[]): readonly string[] =>
  beurtenOp(dag, ...events).flatMap(({ soort, organisatie, sinds }) => (soort === 'deelname-onbeslist' ? [] : [`${soort} ${organisatie} ${sinds}`]));

const doetMee = (organisatie: OrganisatieCode, besluit: 'ja' | 'nee' | 'later' = 'ja', id: ActieId = actieId): DomainEvent => ({
  type: 'DeelnameBesloten',
  data: { actieId: id, organisatie, vorige: null, besluit, op: op('2021-02-01') },
});
const planning = (nieuw: Pick<Extract<DomainEvent, { type: 'PlanningVastgelegd' }>['data']['nieuw'], 'soort' | 'van' | 'tot' | 'perJaar'>): DomainEvent => ({
  type: 'PlanningVastgelegd',
  data: { actieId, oud: null, nieuw: { tekst: 'zo', zekerheid: 'hoog', ...nieuw }, op: op('2021-02-01') },
});
const trekker = (id: ActieId = actieId): DomainEvent => ({
  type: 'TrekkerToegewezen',
  data: { actieId: id, trekker: { trekkerId: 't' as TrekkerId, tekst: 'Iemand', soort: 'persoon', persoon }, op: op('2021-02-01') },
});
const bijeen = (nummer: number, dag: string): DomainEvent => ({
  type: 'BijeenkomstGehouden',
  data: { actieId, organisatie: houten, nummer, op: op(dag) },
});
const regionaal = actieOpgenomen({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } });

describe('Wie aan de beurt is', () => {
  it('om over deelname te besluiten: ieder die dat nog niet deed, sinds de actie er is', () => {
    const [eerste, ...rest] = beurtenOp('2021-03-01', actieOpgenomen(), doetMee(houten, 'nee'));
    expect(rest).toEqual([]);
    expect(eerste).toEqual({
      soort: 'deelname-onbeslist',
      planId,
      plan: 'Samen sterk in de Lekstroom',
      eigenaar: lekstroom,
      organisatie: lopik,
      sinds: '2021-01-01',
      dagen: 59,
      actie: { actieId, code: '1a', omschrijving: 'Training voor sociale teams', personen: [] },
    });
  });

  it.each([
    ['een jaar', { soort: 'periode', van: op('2021'), tot: op('2022') }, '2022-12-31', '2023-01-01'],
    ['een dag', { soort: 'eenmalig', van: op('2022-05-10') }, '2022-05-10', '2022-05-11'],
  ] as const)('als een planning van %s voorbij is: vanaf de dag erna, tot zij anders meldt', (...[, periode, laatste, sinds]) => {
    const feiten = [regionaal, planning(periode), trekker()];
    expect([kort(laatste, ...feiten), kort(sinds, ...feiten)]).toEqual([[], [`planning-voorbij ${lekstroom} ${sinds}`]]);
    const begin = { nummer: 1, organisatie: lekstroom, op: '2022-02-01' };
    const daarna = [uitgevoerd, uitgesteld, gestopt].map((meldt) => kort(sinds, ...feiten, gestart(begin), meldt({ ...begin, nummer: 2, op: '2022-05-01' })));
    expect(daarna.flat().filter((beurt) => beurt.startsWith('planning-voorbij'))).toEqual([]);
  });

  it('niet over een planning zonder einde', () => {
    expect(kort('2029-01-01', regionaal, planning({ soort: 'doorlopend', van: op('2021') }), trekker())).toEqual([]);
  });

  it('als over een lopende actie lang niets is gemeld: elk bericht begint de tijd opnieuw', () => {
    const feiten = [actieOpgenomen(), trekker(), doetMee(houten), doetMee(lopik, 'nee'), gestart({ nummer: 1, organisatie: houten, op: '2022-01-01' })];
    expect([kort('2022-06-29', ...feiten), kort('2022-06-30', ...feiten)]).toEqual([[], [`stil ${houten} 2022-06-30`]]);
    expect(kort('2022-08-01', ...feiten, bijeen(1, '2022-03-01'))).toEqual([]);
    const gezegd: DomainEvent = { type: 'StandVanZakenVastgelegd', data: { actieId, oud: null, nieuw: 'Loopt', op: op('2022-04-01') } };
    expect(kort('2022-08-01', ...feiten, gezegd)).toEqual([]);
    expect(kort('2022-08-01', ...feiten, gecorrigeerd({ nummer: 2, organisatie: houten, vervangt: 1, op: '2022-01-01' }))).toEqual([]);
  });

  it('als er in het laatste hele jaar minder bijeenkomsten waren dan gepland', () => {
    const feiten = [actieOpgenomen(), trekker(), doetMee(houten), doetMee(lopik, 'later'), planning({ soort: 'herhalend', van: op('2021-03'), perJaar: 2 })];
    expect(kort('2021-12-31', ...feiten)).toEqual([]);
    // The first full year is 2022.
    expect(kort('2022-12-31', ...feiten)).toEqual([]);
    const later = [...feiten, bijeen(1, '2021-05-01'), bijeen(2, '2022-05-01')];
    expect(beurtenOp('2023-01-01', ...later)).toMatchObject([
      { soort: 'achter-op-herhaling', organisatie: houten, sinds: '2023-01-01', dagen: 0, herhaling: { jaar: 2022, gehouden: 1, perJaar: 2 } },
    ]);
    expect(kort('2023-01-01', ...later, bijeen(3, '2022-11-01'))).toEqual([]);
  });

  it('om te evalueren, enige tijd na de uitvoering', () => {
    const feiten = [regionaal, trekker(), uitgevoerd({ nummer: 1, organisatie: lekstroom, op: '2022-01-01' })];
    expect([kort('2022-03-31', ...feiten), kort('2022-04-01', ...feiten)]).toEqual([[], [`niet-geevalueerd ${lekstroom} 2022-04-01`]]);
    expect(kort('2022-04-01', ...feiten, geevalueerd({ nummer: 2, organisatie: lekstroom, op: '2022-03-01' }))).toEqual([]);
  });

  it('om een trekker te vinden voor wat begonnen is; die van de hoofdactie trekt ook haar delen', () => {
    const begin = gestart({ nummer: 1, organisatie: lekstroom, op: '2022-01-01' });
    expect([kort('2022-01-01', regionaal, begin), kort('2022-01-01', regionaal, begin, trekker())]).toEqual([[`zonder-trekker ${lekstroom} 2022-01-01`], []]);
    const deel = actieOpgenomen({ ...regionaal.data, actieId: andereActieId, hoofdactieId: actieId, code: '1a1' });
    const vanDeel: DomainEvent = { ...begin, data: { ...begin.data, actieId: andereActieId } } as DomainEvent;
    expect(kort('2022-01-01', regionaal, deel, vanDeel, trekker())).toEqual([]);
    expect(beurtenOp('2022-12-01', regionaal, deel, vanDeel, trekker())).toMatchObject([
      { soort: 'stil', actie: { actieId: andereActieId, personen: [persoon] } },
    ]);
  });

  it('als een vaststelling of consultatie niet kwam op de dag die men verwachtte', () => {
    const gepland: DomainEvent = { type: 'VaststellingGepland', data: { planId, orgaan: 'De raad', verwacht: op('2022-06'), op: op('2022-01-01') } };
    const consultatie: DomainEvent = {
      type: 'ConsultatieGepland',
      data: {
        planId,
        consultatieId: 'c' as ConsultatieId,
        soort: 'advies',
        onderwerp: 'Het concept',
        deelnemers: [],
        verwacht: op('2022-05-10'),
        op: op('2022-01-01'),
      },
    };
    expect(kort('2022-06-30', gepland)).toEqual([]);
    expect(kort('2022-07-01', gepland, consultatie)).toEqual([`consultatie-voorbij ${lekstroom} 2022-05-11`, `vaststelling-voorbij ${lekstroom} 2022-07-01`]);
  });

  it('is niemand in een ingetrokken plan, en bij wat vervallen of nog geen actie is', () => {
    const begin = gestart({ nummer: 1, organisatie: lekstroom, op: '2022-01-01' });
    const ingetrokken: DomainEvent = { type: 'PlanIngetrokken', data: { planId, motief: 'Klaar', op: op('2022-02-01') } };
    const vervallen: DomainEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Gaat niet door', op: op('2022-02-01') } };
    expect([kort('2022-01-31', regionaal, begin, ingetrokken).length, beurtenOp('2022-02-01', regionaal, begin, ingetrokken)]).toEqual([1, []]);
    expect(beurtenOp('2022-02-01', regionaal, begin, vervallen)).toEqual([]);
    expect(beurtenOp('2022-02-01', actieOpgenomen({ ...regionaal.data, soort: 'optie' }), begin)).toEqual([]);
  });
});
