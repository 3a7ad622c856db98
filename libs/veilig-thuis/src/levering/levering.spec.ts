import { dag } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import {
  type Cijferbundel,
  cijferbronDecider,
  type CijferbronEvent,
  leveringDecider,
  type LeveringCommand,
  type LeveringEvent,
  type LeveringGegevens,
  type LeveringId,
} from '../index.js';

const { given } = specFor(leveringDecider, (command: LeveringCommand) => ({ ...command, vandaag: dag('2026-01-01') }));

const [eerste, tweede] = ['5b8a7a4e-2f0e-5d64-9d0b-6c1f7f1f3a01', '5b8a7a4e-2f0e-5d64-9d0b-6c1f7f1f3a02'] as [LeveringId, LeveringId];

const gegevens = (leveringId: LeveringId, op: string): LeveringGegevens => ({
  leveringId,
  tabel: '84847NED',
  titel: 'Huiselijk geweld; kerncijfers Veilig Thuis, regio',
  vorm: 'odata-v3',
  maten: [{ naam: 'Ontvangen meldingen', eenheid: 'aantal' }],
  dimensies: [],
  gebieden: [{ code: 'NL01', naam: 'Nederland' }],
  perioden: [{ periode: '2025HJ01', voorlopigheid: 'voorlopig' }],
  waarnemingen: 1,
  metWaarde: 1,
  bundels: 1,
  slot: 'a'.repeat(64),
  bestanden: [{ sha256: 'b'.repeat(64), bytes: 100 }],
  licentie: 'CC BY 4.0',
  op: dag(op),
});

const vastleggen = (leveringId: LeveringId, op: string): LeveringCommand => ({ type: 'LeveringVastleggen', data: gegevens(leveringId, op) });
const vastgelegd = (leveringId: LeveringId, op: string): LeveringEvent => ({ type: 'LeveringVastgelegd', data: gegevens(leveringId, op) });
const intrekking = (motief: string, op = '2025-12-01') => ({ leveringId: eerste, tabel: '84847NED', motief, op: dag(op) });
const intrekken = (motief = 'Verkeerde tabel', op?: string): LeveringCommand => ({ type: 'LeveringIntrekken', data: intrekking(motief, op) });
const ingetrokken: LeveringEvent = { type: 'LeveringIngetrokken', data: intrekking('Verkeerde tabel') };

describe('Een levering vastleggen', () => {
  it('kan, ook na een andere en ook als zij ouder is', () => {
    given().when(vastleggen(eerste, '2025-10-31')).then(vastgelegd(eerste, '2025-10-31'));
    given(vastgelegd(eerste, '2025-10-31')).when(vastleggen(tweede, '2025-04-30')).then(vastgelegd(tweede, '2025-04-30'));
  });
  it('verandert niets als dezelfde cijfers er al zijn, ook onder een andere dag', () => {
    const levering = vastgelegd(eerste, '2025-10-31');
    for (const op of ['2025-10-31', '2025-11-30']) given(levering).when(vastleggen(eerste, op)).thenAccepted({ events: [], already: levering });
    given(levering, vastgelegd(tweede, '2025-11-15')).when(vastleggen(eerste, '2025-10-31')).then();
  });
  it('is nieuws als CBS na een andere uitgave teruggaat naar deze cijfers', () => {
    given(vastgelegd(eerste, '2025-10-31'), vastgelegd(tweede, '2025-11-15')).when(vastleggen(eerste, '2025-12-15')).then(vastgelegd(eerste, '2025-12-15'));
  });
  it('kan opnieuw nadat zij is ingetrokken', () => {
    given(vastgelegd(eerste, '2025-10-31'), ingetrokken).when(vastleggen(eerste, '2025-10-31')).then(vastgelegd(eerste, '2025-10-31'));
  });
  it('kan niet met een uitgave van morgen', () => {
    given().when(vastleggen(eerste, '2026-01-02')).thenRefused('in-de-toekomst');
  });
});

describe('Een levering intrekken', () => {
  it('kan, en nog eens verandert niets', () => {
    given(vastgelegd(eerste, '2025-10-31')).when(intrekken()).then(ingetrokken);
    given(vastgelegd(eerste, '2025-10-31'), ingetrokken).when(intrekken('Verkeerde tabel', '2025-12-24')).thenAccepted({ events: [], already: ingetrokken });
  });
  it('laat geen ander motief verloren gaan', () => {
    given(vastgelegd(eerste, '2025-10-31'), ingetrokken)
      .when(intrekken('Iets anders'))
      .thenRefused('intrekking-anders', { verschillen: [{ veld: 'motief', oud: 'Verkeerde tabel', nieuw: 'Iets anders' }] });
  });
  it('kan niet als zij er niet is, of in de toekomst', () => {
    given(vastgelegd(tweede, '2025-10-31')).when(intrekken()).thenRefused('levering-onbekend');
    given(vastgelegd(eerste, '2025-10-31')).when(intrekken('Verkeerd', '2026-02-01')).thenRefused('in-de-toekomst');
  });
});

describe('De cijfers van een levering', () => {
  const bron = specFor(cijferbronDecider);
  const bundel = (waarde: number): Cijferbundel => ({
    perioden: [{ periode: '2025HJ01', voorlopigheid: 'voorlopig' }],
    maten: ['Ontvangen meldingen'],
    kenmerken: [{}],
    gebieden: ['NL01'],
    reeksen: [{ maat: 0, kenmerken: 0, gebied: 0, cijfers: [waarde] }],
  });
  const ontvangen = (nummer: number): CijferbronEvent => ({ type: 'CijfersOntvangen', data: { leveringId: eerste, nummer, ...bundel(nummer) } });
  const command = (vanaf: number, count: number) =>
    ({ type: 'CijfersVastleggen', data: { leveringId: eerste, vanaf, bundels: Array.from({ length: count }, (_, index) => bundel(vanaf + index)) } }) as const;

  it('komen bundel na bundel, en wat er al is niet nog eens', () => {
    bron.given().when(command(0, 2)).then(ontvangen(0), ontvangen(1));
    bron.given(ontvangen(0), ontvangen(1)).when(command(1, 2)).then(ontvangen(2));
    bron.given(ontvangen(0), ontvangen(1)).when(command(0, 2)).then();
  });
  it('slaan geen bundel over', () => {
    bron.given(ontvangen(0)).when(command(2, 1)).thenRefused('bundel-ontbreekt');
  });
});
