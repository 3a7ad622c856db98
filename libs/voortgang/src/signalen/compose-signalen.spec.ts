import { describe, expect, it } from '@jest/globals';
import type { ActieId, DomainEvent, KnoopId, OrganisatieCode, OrganisatieGegevens, TrekkerId } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  andereActieId,
  andereKnoopId,
  gecorrigeerd,
  gestart,
  houten,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  lekstroom,
  lopik,
  op,
  planId,
  planOpgesteld,
  vandaag,
  verhaal,
} from '../../test/verhaal.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { planOpTijdstip } from '../tijdlijn/inhoud.js';
import { composeSignalen } from './compose-signalen.js';
import type { Signaal } from './signaal.js';

const register = new Map<OrganisatieCode, OrganisatieGegevens>([
  [
    lekstroom,
    {
      organisatie: lekstroom,
      naam: 'Lekstroom',
      soort: 'samenwerkingsverband',
      aliassen: [],
      leden: [{ organisatie: houten }, { organisatie: lopik, totJaar: 2021 }],
    },
  ],
  [lopik, { organisatie: lopik, naam: 'Lopik', soort: 'gemeente', aliassen: [], leden: [], totJaar: 2023 }],
]);

const signalenVan = (events: readonly DomainEvent[], peildatum = '2025-01-01'): readonly Signaal[] => {
  const recorded = verhaal(
    planOpgesteld(),
    knoopToegevoegd(),
    knoopToegevoegd({ knoopId: andereKnoopId, code: '2', titel: 'Stoppen' }),
    actieOpgenomen(),
    ...events,
  );
  const asOf = { peildatum: vandaag(peildatum) };
  const rijen = rowsAsOf(recorded, asOf);
  const standen = rijen && planOpTijdstip(rijen);
  return composeSignalen({ plannen: standen ? [standen] : [], events: recorded, register }, asOf);
};

/** The kind, the day of the end, and each fact with its day. */
const kort = (...events: readonly DomainEvent[]): readonly unknown[] =>
  signalenVan(events).map((signaal) => [
    signaal.soort,
    'einde' in signaal ? signaal.einde : undefined,
    'feiten' in signaal ? signaal.feiten.map((feit) => `${feit.soort} ${feit.op}`) : [],
  ]);

const ingetrokken = (dag: string): DomainEvent => ({ type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan in een ander', op: op(dag) } });
const planHersteld = (dag: string): DomainEvent => ({ type: 'PlanHersteld', data: { planId, motief: 'Toch niet', op: op(dag) } });
const vervallen = (dag: string, id: ActieId = actieId): DomainEvent => ({
  type: 'ActieVervallen',
  data: { actieId: id, motief: 'Gaat niet door', op: op(dag) },
});
const hersteld = (dag: string, id: ActieId = actieId): DomainEvent => ({ type: 'ActieHersteld', data: { actieId: id, motief: 'Toch wel', op: op(dag) } });
const gekoppeld = (soort: 'tevensOnder' | 'zieOok', doel: string, dag: string): DomainEvent => ({
  type: 'ActieGekoppeld',
  data: { actieId, koppeling: { soort, doel }, op: op(dag) },
});
const verplaatst = (nieuw: KnoopId, dag: string): DomainEvent => ({ type: 'ActieVerplaatst', data: { actieId, oud: knoopId, nieuw, op: op(dag) } });
const deelactie = actieOpgenomen({ actieId: andereActieId, hoofdactieId: actieId, code: '1a1', op: op('2021-02-01') });
const vanDeelactie = (event: DomainEvent): DomainEvent => ({ ...event, data: { ...event.data, actieId: andereActieId } }) as DomainEvent;

describe('Een code die twee acties hebben', () => {
  const ander = (code?: string): DomainEvent => {
    const { code: _, ...data } = actieOpgenomen({ actieId: andereActieId, omschrijving: 'Een andere', volgorde: 2 }).data;
    return { type: 'ActieOpgenomen', data: { ...data, ...(code !== undefined && { code }) } };
  };
  it('is een signaal, ook als zij anders geschreven is', () => {
    expect(signalenVan([ander('1A ')])).toEqual([
      {
        soort: 'dubbele-code',
        planId,
        plan: 'Samen sterk in de Lekstroom',
        organisatie: lekstroom,
        code: '1a',
        acties: [
          { actieId, omschrijving: 'Training voor sociale teams' },
          { actieId: andereActieId, omschrijving: 'Een andere' },
        ],
        van: '2021-01-01',
      },
    ]);
  });
  const periodes = (...events: readonly DomainEvent[]): readonly unknown[] =>
    signalenVan(events).flatMap((signaal) => (signaal.soort === 'dubbele-code' ? [[signaal.van, signaal.tot]] : []));
  const gewijzigd = (nieuw: string, dag: string): DomainEvent => ({
    type: 'ActieGewijzigd',
    data: { actieId: andereActieId, wijzigingen: [{ veld: 'code', oud: null, nieuw }], op: op(dag) },
  });

  it('noemt van wanneer tot wanneer, ook als het voorbij is', () => {
    expect(periodes(ander('1a'), gewijzigd('2b', '2022-03'))).toEqual([['2021-01-01', '2022-02-28']]);
    expect(periodes(ander('2b'), gewijzigd('1a', '2022-03'), gewijzigd('3c', '2023'), gewijzigd('1a', '2024'))).toEqual([
      ['2022-03-01', '2022-12-31'],
      ['2024-01-01', undefined],
    ]);
    expect(periodes(ander('1a'), vervallen('2022'), hersteld('2023'))).toEqual([
      ['2021-01-01', '2021-12-31'],
      ['2023-01-01', undefined],
    ]);
    expect(periodes(ander('1a'), ingetrokken('2022'), planHersteld('2023'))).toEqual([
      ['2021-01-01', '2021-12-31'],
      ['2023-01-01', undefined],
    ]);
  });
  it('is er niet meer als een van beide van die dag af een andere code kreeg', () => {
    expect(periodes(ander('1a'), gewijzigd('2b', '2022-03'), gewijzigd('4d', '2021-01-01'))).toEqual([]);
  });
  it('is er niet zonder code, als een van beide was vervallen, en in een ingetrokken plan', () => {
    expect([kort(ander()), kort(ander('1a'), vervallen('2021')), kort(ander('1a'), ingetrokken('2021'))]).toEqual([[], [], []]);
  });
});

describe('Wat van na het einde is', () => {
  const melding = gestart({ nummer: 1, op: '2022-04-01' });
  const signaal = (soort: string, einde = '2022-03-01') => [[soort, einde, ['actie-gestart 2022-04-01']]];

  it('van het plan is een signaal, nu en zolang het feit staat', () => {
    expect(kort(melding, ingetrokken('2022-05-01'))).toEqual([]);
    expect(kort(melding, ingetrokken('2022-03-01'))).toEqual(signaal('later-dan-intrekking'));
    expect(kort(melding, ingetrokken('2022-03-01'), planHersteld('2022-06-01'))).toEqual(signaal('later-dan-intrekking'));
    expect(kort(melding, ingetrokken('2022-03-01'), planHersteld('2022-03-01'))).toEqual([]);
  });
  it('van de hoofdactie ook', () => {
    const events = [deelactie, vanDeelactie(melding)];
    expect(kort(...events, vervallen('2022-03-01'))).toEqual(signaal('later-dan-hoofdactie'));
    expect(kort(...events, vervallen('2022-03-01'), hersteld('2022-06-01'))).toEqual(signaal('later-dan-hoofdactie'));
    expect(kort(...events, vervallen('2022-03-01'), hersteld('2022-03-01'))).toEqual([]);
    expect(kort(...events, vervallen('2022-05-01'))).toEqual([]);
  });
  it('is er niet meer als de melding is teruggenomen, ook niet als dat op haar eigen dag is', () => {
    const recht = (status?: 'gepland') => gecorrigeerd({ nummer: 2, vervangt: 1, op: '2022-04-01', ...(status && { status }) });
    for (const correctie of [recht(), recht('gepland')]) {
      expect(kort(melding, ingetrokken('2022-03-01'), correctie)).toEqual([]);
      expect(kort(deelactie, vanDeelactie(melding), vervallen('2022-03-01'), vanDeelactie(correctie))).toEqual([]);
    }
  });
  it('is er op een peildatum van voor dat feit nog niet', () => {
    expect([signalenVan([melding, ingetrokken('2022-03-01')], '2022-03-31'), signalenVan([melding, ingetrokken('2022-03-01')], '2022-04-01').length]).toEqual([
      [],
      1,
    ]);
  });
});

describe('Een onderdeel dat op die dag al was opgegaan', () => {
  const opgegaan = knoopSamengevoegd([andereKnoopId], knoopId, '2022-03-01');
  const signaal = (feit: string) => [['naar-opgegaan-onderdeel', '2022-03-01', [feit]]];

  it('is een signaal waar een actie eronder werd gehangen of opgenomen', () => {
    expect(kort(verplaatst(andereKnoopId, '2022-04-01'), opgegaan)).toEqual(signaal('actie-verplaatst 2022-04-01'));
    expect(kort(verplaatst(andereKnoopId, '2022-02-01'), opgegaan)).toEqual([]);
    expect(kort(actieOpgenomen({ actieId: andereActieId, code: '2a', knoopId: andereKnoopId, op: op('2022-04-01') }), opgegaan)).toEqual(
      signaal('actie-opgenomen 2022-04-01'),
    );
  });
  it('tot de actie op diezelfde dag hangt waar het in opging', () => {
    expect(kort(verplaatst(andereKnoopId, '2022-04-01'), opgegaan, verplaatst(knoopId, '2022-04-01'))).toEqual([]);
    expect(kort(verplaatst(andereKnoopId, '2022-04-01'), opgegaan, verplaatst(knoopId, '2022-05-01'))).toEqual(signaal('actie-verplaatst 2022-04-01'));
  });
  it('is een signaal waar een actie er ook onder hoort, tot zij bij zijn opvolger hoort', () => {
    const [derde, tevens] = ['c0000000-0000-5000-8000-000000000003' as KnoopId, gekoppeld('tevensOnder', andereKnoopId, '2022-04-01')];
    const events = [knoopToegevoegd({ knoopId: derde, code: '3' }), tevens, knoopSamengevoegd([andereKnoopId], derde, '2022-03-01')];
    expect(kort(...events)).toEqual(signaal('actie-gekoppeld 2022-04-01'));
    expect(kort(...events, gekoppeld('tevensOnder', derde, '2022-04-01'))).toEqual([]);
    expect(kort(tevens, opgegaan)).toEqual([]); // the actie itself has that place
  });
});

describe('Een koppeling naar een actie die op die dag al was vervallen', () => {
  const events = [actieOpgenomen({ actieId: andereActieId, code: '1b', omschrijving: 'Een andere' }), gekoppeld('zieOok', andereActieId, '2022-04-01')];
  const signaal = [['naar-vervallen-actie', '2022-03-01', ['actie-gekoppeld 2022-04-01']]];

  it('is een signaal, ook als die actie later weer bij het plan kwam', () => {
    expect(kort(...events, vervallen('2022-05-01', andereActieId))).toEqual([]);
    expect(kort(...events, vervallen('2022-03-01', andereActieId))).toEqual(signaal);
    expect(kort(...events, vervallen('2022-03-01', andereActieId), hersteld('2022-06-01', andereActieId))).toEqual(signaal);
  });
  it('tot die actie op die dag toch bij het plan hoorde, of de koppeling er al eerder was', () => {
    expect(kort(...events, vervallen('2022-03-01', andereActieId), hersteld('2022-03-01', andereActieId))).toEqual([]);
    expect(kort(...events, vervallen('2022-03-01', andereActieId), gekoppeld('zieOok', andereActieId, '2022-02-01'))).toEqual([]);
  });
  it('is één signaal over één feit, hoe vaak dezelfde koppeling daarna ook is verteld', () => {
    const nogEens = ['2022-06-01', '2022-08-01'].map((dag) => gekoppeld('zieOok', andereActieId, dag));
    expect(kort(...events, ...nogEens, vervallen('2022-03-01', andereActieId))).toEqual(signaal);
    expect(kort(...events, ...nogEens, vervallen('2022-03-01', andereActieId), hersteld('2022-05-01', andereActieId))).toEqual(signaal);
  });
});

describe('Een organisatie die het register van dat jaar niet kent', () => {
  const toegewezen = (dag: string): DomainEvent => ({
    type: 'TrekkerToegewezen',
    data: { actieId, trekker: { trekkerId: 't' as TrekkerId, tekst: 'Lopik', soort: 'organisatie', organisatie: lopik }, op: op(dag) },
  });
  const ontheven = (dag: string): DomainEvent => ({
    type: 'TrekkerOntheven',
    data: { ...(toegewezen(dag).data as Extract<DomainEvent, { type: 'TrekkerToegewezen' }>['data']) },
  });

  it('is een signaal waar zij is genoemd, tot dat ongedaan is gemaakt', () => {
    expect([kort(toegewezen('2023')), kort(toegewezen('2024'))]).toEqual([[], [['naar-onbekende-organisatie', undefined, ['trekker-toegewezen 2024']]]]);
    expect(kort(toegewezen('2024'), ontheven('2024-01-01'))).toEqual([]);
  });
  it('is een signaal waar zij meedoet zonder lid te zijn, en niet waar zij van meedoen afziet', () => {
    const melding = (dag: string): DomainEvent => gestart({ nummer: 1, organisatie: lopik, op: dag });
    const besluit = (keuze: 'ja' | 'nee'): DomainEvent => ({
      type: 'DeelnameBesloten',
      data: { actieId, organisatie: lopik, vorige: null, besluit: keuze, op: op('2022') },
    });
    const signaal = (feit: string) => [['geen-lid', undefined, [feit]]];
    expect([kort(melding('2021')), kort(melding('2022'))]).toEqual([[], signaal('actie-gestart 2022')]);
    expect([kort(besluit('ja')), kort(besluit('nee')), kort(besluit('ja'), besluit('nee'))]).toEqual([signaal('deelname-besloten 2022'), [], []]);
    expect(kort(melding('2022'), gecorrigeerd({ nummer: 2, organisatie: lopik, vervangt: 1, op: '2022' }))).toEqual([]);
  });
});
