import { datum, firstDay } from '@actiespoor/kernel';
import { lopik, specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieId, andereActie, bijeenkomst, gemeld, melden, opgenomen, opname, planId, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieId, StatusupdateId } from '../ids.js';
import type { ActieEvent, Status } from './actie.events.js';
import type { ActieHistory } from './actie.state.js';
import { bezwaarTegenHoofdactie, eigenBerichtBijHerstel, eigenBerichtInDeWeg, verdelingOp } from './hoofdactie.js';

const { given } = specFor(actieDecider);

const historyOf = (...events: readonly ActieEvent[]): ActieHistory => events.reduce(actieDecider.evolve, actieDecider.initial);

const deel = (op: string, id: ActieId = andereActie): ActieEvent => ({
  type: 'ActieOpgenomen',
  data: { ...opname, actieId: id, hoofdactieId: actieId, op: datum(op) },
});
const weg = (op: string): ActieEvent => ({ type: 'ActieVervallen', data: { actieId: andereActie, motief: 'Gaat niet door', op: datum(op) } });
const terug = (op: string): ActieEvent => ({ type: 'ActieHersteld', data: { actieId: andereActie, motief: 'Toch wel', op: datum(op) } });

const gestart = gemeld('ActieGestart', { organisatie: lopik, op: '2022-06', id: 'start' }, 'gepland');

describe('Een actie is verdeeld op de dagen waarop een deelactie van haar geldt', () => {
  const op = (dag: string, ...delen: readonly ActieHistory[]) => verdelingOp(datum(dag), delen);

  it('van de opname tot het vervallen, en weer vanaf het herstel', () => {
    const delen = historyOf(deel('2021-03'), weg('2022-02'), terug('2022-09'));
    expect(['2021-02-28', '2021-03-01', '2022-01-31', '2022-02-01', '2022-09'].map((dag) => op(dag, delen).deelacties.length)).toEqual([0, 1, 1, 0, 1]);
    expect(['2021-01', '2021-03', '2022-03', '2022-09'].map((dag) => op(dag, delen).verdeeldVanaf)).toEqual(['2021-03', '2022-09', '2022-09', undefined]);
  });
  it('en niet door wat op de dag van zijn opname alweer verviel', () => {
    expect(op('2021-01', historyOf(deel('2021-03'), weg('2021-03')))).toEqual({ deelacties: [] });
  });
  it('wat er in welke volgorde ook van is verteld: op elke dag of een van hen er dan is', () => {
    const dag = fc.constantFrom('2021', '2021-02', '2021-06-01', '2021-06-02', '2022', '2022-23').map(datum);
    const feit = fc.tuple(dag, fc.constantFrom(weg, terug)).map(([op_, soort]) => soort(op_));
    fc.assert(
      fc.property(fc.array(fc.tuple(dag, fc.array(feit, { maxLength: 4 })), { maxLength: 3 }), dag, (delen, wanneer) => {
        const isEr = ([begin, feiten]: readonly [string, readonly ActieEvent[]]): boolean => {
          const voor = feiten.filter(({ data }) => firstDay(data.op) >= firstDay(datum(begin)) && firstDay(data.op) <= firstDay(wanneer));
          const laatste = voor.toSorted((a, b) => (firstDay(a.data.op) < firstDay(b.data.op) ? -1 : Number(firstDay(a.data.op) > firstDay(b.data.op)))).at(-1);
          return firstDay(datum(begin)) <= firstDay(wanneer) && laatste?.type !== 'ActieVervallen';
        };
        const bestaand = delen.map(([begin, feiten]) => [begin, feiten.filter(({ data }) => firstDay(data.op) >= firstDay(begin))] as const);
        const gevonden = verdelingOp(
          wanneer,
          bestaand.map(([begin, feiten]) => historyOf(deel(begin), ...feiten)),
        );
        expect(gevonden.deelacties.length).toBe(bestaand.filter(isEr).length);
      }),
    );
  });
});

describe('Over een verdeelde actie', () => {
  const verdeeld = { deelacties: [andereActie] };

  it('wordt niet gemeld, ook niet door een correctie; een melding die er toch is gaat weg', () => {
    const corrigeren = (status?: Status) =>
      wens(
        {
          type: 'StatusCorrigeren',
          data: {
            actieId,
            organisatie: lopik,
            vervangt: 'start' as StatusupdateId,
            statusupdateId: 'c' as StatusupdateId,
            op: datum('2022-06'),
            ...(status && { status }),
          },
        },
        verdeeld,
      );
    given(opgenomen)
      .when(melden('ActieStarten', { organisatie: lopik, op: '2022-06' }, verdeeld))
      .thenRefused('heeft-deelacties');
    given(opgenomen, gestart).when(corrigeren('uitgevoerd')).thenRefused('heeft-deelacties');
    given(opgenomen, gestart).when(corrigeren()).thenAccepted({});
    given(opgenomen, gestart).when(corrigeren('gepland')).thenAccepted({});
  });
  it('zegt een melding van voor de verdeling vanaf wanneer de deelacties tellen', () => {
    const eerder = melden('ActieStarten', { organisatie: lopik, op: '2022-06' }, { verdeeldVanaf: datum('2022-09') });
    given(opgenomen)
      .when(eerder)
      .thenAccepted({ overriddenFrom: datum('2022-09') });
    const later = gemeld('ActieUitgevoerd', { organisatie: lopik, op: '2022-07' }, 'gestart');
    given(opgenomen, later)
      .when(eerder)
      .thenAccepted({ overriddenFrom: datum('2022-07') });
  });
});

describe('Een deelactie', () => {
  it('komt er niet vanaf een dag waarop of waarna over de hoofdactie zelf is gemeld', () => {
    const hoofd = historyOf(opgenomen, gestart);
    expect(['2022-01', '2022-06', '2022-07'].map((op) => bezwaarTegenHoofdactie(hoofd, planId, datum(op)))).toEqual([
      'hoofdactie-meldt-zelf',
      'hoofdactie-meldt-zelf',
      undefined,
    ]);
    expect(eigenBerichtInDeWeg(hoofd, datum('2022-01'))).toEqual({ type: 'ActieGestart', op: '2022-06' });
  });
  it('komt er wel als het besluit over deelname van de hoofdactie is teruggenomen', () => {
    const besloten: ActieEvent = { type: 'DeelnameBesloten', data: { actieId, organisatie: lopik, vorige: null, besluit: 'ja', op: datum('2022-06') } };
    const terug: ActieEvent = { type: 'DeelnameTeruggenomen', data: { actieId, organisatie: lopik, motief: 'Niet zo', op: datum('2022-06') } };
    const bezwaar = (...feiten: readonly ActieEvent[]) => bezwaarTegenHoofdactie(historyOf(opgenomen, ...feiten), planId, datum('2022-01'));
    expect([bezwaar(besloten), bezwaar(besloten, terug), bezwaar(besloten, terug, besloten)]).toEqual([
      'hoofdactie-meldt-zelf',
      undefined,
      'hoofdactie-meldt-zelf',
    ]);
  });
  it('komt niet terug over een eigen melding heen, behalve als zij daarvoor alweer verviel', () => {
    const hoofd = historyOf(opgenomen, bijeenkomst(lopik, 1, '2022-06'));
    const terugOp = (op: string, ...meer: readonly ActieEvent[]) => eigenBerichtBijHerstel(hoofd, historyOf(deel('2021-03'), ...meer), datum(op));
    expect(terugOp('2022-03', weg('2022-02'))).toEqual({ type: 'BijeenkomstGehouden', op: '2022-06' });
    expect([terugOp('2022-07', weg('2022-02')), terugOp('2022-03', weg('2022-05'), weg('2022-02'))]).toEqual([undefined, undefined]);
  });
  it('die niet terug kan noemt die melding', () => {
    const inDeWeg = { type: 'ActieGestart', op: datum('2022-06') };
    given(deel('2021-03'), weg('2022-02'))
      .when(
        wens(
          { type: 'ActieHerstellen', data: { actieId: andereActie, motief: 'Toch', op: datum('2022-03') } },
          { bezwaarTegenHoofdactie: 'hoofdactie-meldt-zelf', actieInDeWeg: inDeWeg },
        ),
      )
      .thenRefused('hoofdactie-meldt-zelf', { feit: inDeWeg });
  });
});
