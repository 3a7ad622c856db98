import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  andereActieId,
  andereKnoopId,
  geevalueerd,
  gestart,
  houten,
  knoopId,
  knoopToegevoegd,
  lekstroom,
  lopik,
  op,
  planId,
  planOpgesteld,
  uitgevoerd,
} from '../../test/verhaal.js';
import { regelsIn, verschilTussen } from '../../test/vergelijken.js';

const dag = op('2022-01-01');
const begin: readonly DomainEvent[] = [planOpgesteld(), knoopToegevoegd(), actieOpgenomen()];
const tweedeKnoop = knoopToegevoegd({ knoopId: andereKnoopId, code: '2', titel: 'Samen verder', volgorde: 2 });

const gewijzigd = (veld: 'omschrijving', oud: string, nieuw: string): DomainEvent => ({
  type: 'ActieGewijzigd',
  data: { actieId, wijzigingen: [{ veld, oud, nieuw }], op: dag },
});
const verplaatst: DomainEvent = { type: 'ActieVerplaatst', data: { actieId, oud: knoopId, nieuw: andereKnoopId, op: dag } };
const gecorrigeerd = (oud: string, nieuw: string): DomainEvent => ({
  type: 'TekstGecorrigeerd',
  data: { actieId, veld: 'omschrijving', oud, nieuw, op: dag },
});
const deelname = (besluit: 'ja' | 'nee' | 'later', organisatie = lopik): DomainEvent => ({
  type: 'DeelnameBesloten',
  data: { actieId, organisatie, vorige: null, besluit, op: dag },
});
const planning = (tekst: string, zekerheid: 'hoog' | 'laag'): DomainEvent => ({
  type: 'PlanningVastgelegd',
  data: { actieId, oud: null, nieuw: { tekst, soort: 'doorlopend', zekerheid }, op: dag },
});

const sindsBegin = (...feiten: readonly DomainEvent[]) => verschilTussen([...begin, ...feiten], begin.length);

describe('Tussen twee standen van een plan', () => {
  it('is een nieuw onderdeel met een nieuwe actie toegevoegd, elk met wat erin staat', () => {
    const verschil = sindsBegin(tweedeKnoop, actieOpgenomen({ actieId: andereActieId, knoopId: andereKnoopId, code: '2a', omschrijving: 'Een draaiboek' }));
    expect(verschil.onderdelen.map(({ onderdeel }) => onderdeel.titel)).toEqual(['Samen verder']);
    expect(regelsIn(verschil)).toMatchObject([
      {
        soort: 'toegevoegd',
        onderwerp: { soort: 'knoop', code: '2' },
        wijzigingen: expect.arrayContaining([{ veld: 'titel', oud: null, nieuw: 'Samen verder' }]),
      },
      { soort: 'toegevoegd', onderwerp: { soort: 'actie', code: '2a' }, wijzigingen: expect.arrayContaining([{ veld: 'schaal', oud: null, nieuw: 'Lokaal' }]) },
    ]);
    expect(verschil.aantallen).toMatchObject({ toegevoegd: 2, gewijzigd: 0, status: 0, deelname: 0 });
  });

  it('noemt van een gewijzigde tekst wat er stond en wat er staat', () => {
    expect(regelsIn(sindsBegin(gewijzigd('omschrijving', 'Training voor sociale teams', 'Training voor iedereen')))).toEqual([
      {
        soort: 'gewijzigd',
        onderwerp: { soort: 'actie', id: actieId, code: '1a', titel: 'Training voor iedereen' },
        wijzigingen: [{ veld: 'omschrijving', oud: 'Training voor sociale teams', nieuw: 'Training voor iedereen' }],
      },
    ]);
  });

  it('staat een actie die onder een ander onderdeel kwam daar, en niet als weg en terug', () => {
    const verschil = sindsBegin(tweedeKnoop, verplaatst);
    expect(regelsIn(verschil).filter(({ soort }) => soort === 'verplaatst')).toMatchObject([
      { onderwerp: { id: actieId }, van: [{ id: knoopId }], naar: [{ id: andereKnoopId }] },
    ]);
    expect(verschil.aantallen).toMatchObject({ toegevoegd: 1, verplaatst: 1, vervallen: 0, gewijzigd: 0 });
  });

  it('zegt van wat verviel sinds wanneer en waarom', () => {
    const vervallen: DomainEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Opgegaan in 1b', op: dag } };
    expect(regelsIn(sindsBegin(vervallen))).toMatchObject([{ soort: 'vervallen', vervallen: { op: '2022-01-01', motief: 'Opgegaan in 1b' } }]);
  });

  it('is wat al vervallen was geen verschil', () => {
    const vervallen: DomainEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Opgegaan in 1b', op: dag } };
    expect(regelsIn(verschilTussen([...begin, vervallen, planning('Doorlopend', 'hoog')], 4))).toEqual([]);
  });

  it('telt onze lezing van een planning alleen als de woorden dezelfde bleven', () => {
    const feiten = [...begin, planning('2022', 'laag'), planning('2022', 'hoog'), planning('Doorlopend', 'hoog')];
    expect(regelsIn(verschilTussen(feiten, 4, 5))[0]?.wijzigingen).toEqual([{ veld: 'planning.zekerheid', oud: 'laag', nieuw: 'hoog' }]);
    expect(regelsIn(verschilTussen(feiten, 4))[0]?.wijzigingen).toEqual([{ veld: 'planning', oud: '2022', nieuw: 'Doorlopend' }]);
  });

  it('zijn trekkers die kwamen en gingen elk een regel', () => {
    const trekker = (id: string, tekst: string) => ({ trekkerId: id as never, tekst, soort: 'functie' as const });
    const verschil = verschilTussen(
      [
        ...begin,
        { type: 'TrekkerToegewezen', data: { actieId, trekker: trekker('a', 'Adviseur'), op: dag } },
        { type: 'TrekkerToegewezen', data: { actieId, trekker: trekker('b', 'Coach'), op: dag } },
        { type: 'TrekkerOntheven', data: { actieId, trekker: trekker('a', 'Adviseur'), op: dag } },
      ],
      4,
    );
    expect(regelsIn(verschil)[0]?.wijzigingen).toEqual([
      { veld: 'trekker', oud: null, nieuw: 'Coach' },
      { veld: 'trekker', oud: 'Adviseur', nieuw: null },
    ]);
  });

  it('zegt het plan van zichzelf dat het is vastgesteld', () => {
    const verschil = sindsBegin({ type: 'PlanVastgesteld', data: { planId, orgaan: 'Bestuur', inhoudHash: 'ab', op: dag } });
    expect(regelsIn(verschil)).toMatchObject([{ soort: 'gewijzigd', onderwerp: { soort: 'plan', id: planId } }]);
    expect(regelsIn(verschil)[0]?.wijzigingen).toEqual([
      { veld: 'status', oud: 'concept', nieuw: 'vastgesteld' },
      { veld: 'vaststelling', oud: null, nieuw: 'Bestuur, 2022-01-01' },
    ]);
  });
});

describe('Van elke organisatie', () => {
  it('staat de stand er met de dag, en eenmaal', () => {
    const verschil = sindsBegin(gestart({ nummer: 1, op: '2022-03' }), uitgevoerd({ nummer: 2, op: '2022-06-01' }));
    expect(regelsIn(verschil)).toEqual([
      expect.objectContaining({
        soort: 'status',
        organisatie: houten,
        wijzigingen: [
          { veld: 'status', oud: 'gepland', nieuw: 'uitgevoerd' },
          { veld: 'sinds', oud: null, nieuw: '2022-06-01' },
        ],
      }),
    ]);
  });

  it('is een ronde van een terugkerende actie een bijeenkomst en geen status', () => {
    const verschil = sindsBegin(
      { type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 1, onderwerp: 'De meldcode', op: dag } },
      geevalueerd({ nummer: 1, op: '2022-02-01', ronde: 1 }),
    );
    expect(regelsIn(verschil).map(({ wijzigingen }) => wijzigingen)).toEqual([[{ veld: 'bijeenkomst', oud: null, nieuw: '1 op 2022-01-01: De meldcode' }]]);
  });

  it('is niet meer meedoen een besluit, en geen andere stand', () => {
    expect(regelsIn(sindsBegin(deelname('nee')))).toMatchObject([
      { soort: 'deelname', organisatie: lopik, wijzigingen: [{ veld: 'deelname', oud: null, nieuw: 'nee' }] },
    ]);
  });

  it('noemt van een besluit buiten de schaal wat er stond, en van wie er niet was geen stand', () => {
    const regionaal = [planOpgesteld(), knoopToegevoegd(), actieOpgenomen({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } }), deelname('ja')];
    const wijzigingen = (...feiten: readonly DomainEvent[]) =>
      regelsIn(verschilTussen([...regionaal, ...feiten], regionaal.length)).map((regel) => regel.wijzigingen);
    expect(wijzigingen(deelname('later'))).toEqual([[{ veld: 'deelname', oud: 'ja', nieuw: 'later' }]]);
    expect(regelsIn(verschilTussen([...regionaal, deelname('later')], 3))).toMatchObject([{ soort: 'deelname', wijzigingen: [{ oud: null, nieuw: 'later' }] }]);
    const begonnen = gestart({ nummer: 1, op: '2022-03-01', organisatie: lopik });
    const status = (oud: string | null) => [
      { veld: 'status', oud, nieuw: 'gestart' },
      { veld: 'sinds', oud: null, nieuw: '2022-03-01' },
    ];
    expect(wijzigingen(begonnen)).toEqual([status('gepland')]);
    expect(regelsIn(verschilTussen([...regionaal, begonnen], 3)).at(-1)?.wijzigingen).toEqual(status(null));
    expect(regelsIn(verschilTussen([planOpgesteld(), actieOpgenomen(), begonnen], 1)).at(-1)?.wijzigingen).toEqual(status(null));
  });

  it('is melden zonder besluit geen besluit', () => {
    expect(sindsBegin(gestart({ nummer: 1, op: '2022-03-01' })).aantallen).toMatchObject({ deelname: 0, status: 1 });
  });

  it('besluit de eigenaar niet over zijn eigen plan', () => {
    const regionaal: DomainEvent = {
      type: 'ActieGewijzigd',
      data: { actieId, wijzigingen: [{ veld: 'schaal', oud: 'Lokaal', nieuw: 'Regionaal' }], schaal: { tekst: 'Regionaal', soort: 'regionaal' }, op: dag },
    };
    const verschil = sindsBegin(regionaal);
    expect(regelsIn(verschil).filter(({ organisatie }) => organisatie === lekstroom)).toEqual([]);
    expect(verschil.aantallen).toMatchObject({ gewijzigd: 1, deelname: 0, status: 0 });
  });
});

describe('Een deelactie', () => {
  const deelactie = actieOpgenomen({ actieId: andereActieId, hoofdactieId: actieId, code: '1a i' });
  const onder = [...begin, tweedeKnoop, deelactie];

  it('gaat mee met haar actie, en is verplaatst als zij zelf een ander onderdeel kreeg', () => {
    const zelf: DomainEvent = { type: 'ActieVerplaatst', data: { actieId: andereActieId, oud: null, nieuw: andereKnoopId, op: dag } };
    const verplaatste = (feit: DomainEvent) =>
      regelsIn(verschilTussen([...onder, feit], onder.length)).map(({ soort, onderwerp, van, naar }) => [soort, onderwerp.id, van?.[0]?.id, naar?.[0]?.id]);
    expect(verplaatste(verplaatst)).toEqual([['verplaatst', actieId, knoopId, andereKnoopId]]);
    expect(verplaatste(zelf)).toEqual([['verplaatst', andereActieId, knoopId, andereKnoopId]]);
  });
});

describe('Een rechtgezette schrijffout', () => {
  const fout = 'Omvangshuis';
  const goed = 'Omgangshuis';
  const metFout = [planOpgesteld(), knoopToegevoegd(), actieOpgenomen({ omschrijving: fout })];

  it('is geen verandering van beleid', () => {
    const verschil = verschilTussen([...metFout, gecorrigeerd(fout, goed)], 3);
    expect(regelsIn(verschil)).toEqual([]);
    expect(verschil.redactioneel).toMatchObject([{ onderwerp: { id: actieId }, wijzigingen: [{ veld: 'omschrijving', oud: fout, nieuw: goed }] }]);
    expect(verschil.aantallen).toMatchObject({ gewijzigd: 0, redactioneel: 1 });
  });

  it('na een wijziging laat die wijziging staan', () => {
    const verschil = verschilTussen(
      [...metFout, gewijzigd('omschrijving', fout, 'Een huis voor omgnag'), gecorrigeerd('Een huis voor omgnag', 'Een huis voor omgang')],
      3,
    );
    expect(verschil.aantallen).toMatchObject({ gewijzigd: 1, redactioneel: 0 });
    expect(regelsIn(verschil)[0]?.wijzigingen).toEqual([{ veld: 'omschrijving', oud: fout, nieuw: 'Een huis voor omgang' }]);
  });

  it('in twee keer is nog steeds een schrijffout', () => {
    const verschil = verschilTussen([...metFout, gecorrigeerd(fout, 'Omgagnshuis'), gecorrigeerd('Omgagnshuis', goed)], 3);
    expect(verschil.aantallen).toMatchObject({ gewijzigd: 0, redactioneel: 1 });
  });

  it('van voor beide standen doet er niet meer toe', () => {
    const verschil = verschilTussen([...metFout, gecorrigeerd(fout, goed), gewijzigd('omschrijving', goed, fout)], 4);
    expect(verschil.aantallen).toMatchObject({ gewijzigd: 1, redactioneel: 0 });
  });
});
