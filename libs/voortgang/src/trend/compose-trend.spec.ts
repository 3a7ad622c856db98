import { dag } from '@actiespoor/kernel';
import type { Cijfer, LeveringId, Leveringsperiode } from '@actiespoor/veilig-thuis/events';
import { bekendeOpbouw, type Gebiedscijfers, Verzegeld, Vrijgave } from '@actiespoor/veilig-thuis/model';
import { describe, expect, it } from '@jest/globals';

import { positie } from '../../test/verhaal.js';
import type { LeveringRij, Leveringstap } from '../leveringen/leveringen.projection.js';
import { composeTrend, type TrendOpdracht } from './compose-trend.js';
import type { Punt, Trend } from './trend.js';

const tabel = { id: '84847NED', titel: 'Kerncijfers' };
const nederland: TrendOpdracht = { tabel, gebied: { code: 'NL01', soort: 'land', naam: 'Nederland' } };
const [a, b] = ['levering-a', 'levering-b'] as [LeveringId, LeveringId];

const voorlopig = (...codes: readonly string[]): readonly Leveringsperiode[] => codes.map((periode) => ({ periode, voorlopigheid: 'voorlopig' }));
const definitief = (...codes: readonly string[]): readonly Leveringsperiode[] => codes.map((periode) => ({ periode, voorlopigheid: 'definitief' }));

const stap = (nummer: number, op: string, soort: Leveringstap['stap'] = 'vastgelegd'): Leveringstap => ({
  stap: soort,
  op: dag(op),
  positie: positie(nummer),
  geregistreerdOp: `2025-12-${String(nummer).padStart(2, '0')}T10:00:00.000Z`,
  medewerker: { id: 'm', rol: 'beheerder', organisatie: '' },
});

const levering = (leveringId: LeveringId, perioden: readonly Leveringsperiode[], ...verloop: readonly Leveringstap[]): LeveringRij => ({
  stream: 'levering-84847NED',
  revisie: 0,
  positie: verloop.at(-1)?.positie ?? positie(0),
  leveringId,
  tabel: tabel.id,
  verloop,
  gegevens: {
    ...{
      leveringId,
      tabel: tabel.id,
      titel: tabel.titel,
      vorm: 'odata-v3',
      maten: [{ naam: 'Meldingen', eenheid: 'aantal' }],
      dimensies: [],
      gebieden: [],
      perioden,
    },
    ...{ waarnemingen: 1, metWaarde: 1, bundels: 1, slot: '', bestanden: [], licentie: 'CC BY 4.0', op: verloop[0]?.op ?? dag('2025-01-01') },
  },
});

/** The figures of one area in a delivery. */
interface Rij extends Gebiedscijfers {
  readonly leveringId: LeveringId;
}

const rij = (leveringId: LeveringId, perioden: readonly Leveringsperiode[], cijfers: readonly Cijfer[]): Rij => ({
  leveringId,
  perioden,
  reeksen: [{ maat: 'Meldingen', kenmerken: {}, cijfers }],
});

/** All that is released of these rows, as figures of the area of the question. */
const trend = (opdracht: TrendOpdracht, leveringen: readonly LeveringRij[], rijen: readonly Rij[]): Trend => {
  const uitgaven = [...new Set(rijen.map(({ leveringId }) => leveringId))].map((id) => ({
    id,
    verhoudingen: new Set<string>(),
    rijen: new Verzegeld(rijen.filter(({ leveringId }) => leveringId === id).map((one) => ({ ...one, gebied: opdracht.gebied.code }))),
  }));
  return composeTrend(opdracht, leveringen, Vrijgave.gepubliceerd(uitgaven, bekendeOpbouw));
};

const told = ({ periode, stand, waarde, leveringId, eerder }: Punt): unknown => [
  periode,
  stand,
  waarde,
  leveringId,
  ...(eerder?.map((one) => one.waarde) ?? []),
];

const jaren = voorlopig('2021JJ00', '2022JJ00', '2024JJ00');
const eerste = levering(a, jaren, stap(1, '2025-04-30'));
const vanEerste = rij(a, jaren, [10, 'onbekend', 30]);

describe('Een trend', () => {
  it('noemt van elk punt de levering, laat een gat een gat en een punt geen nul', () => {
    const { reeksen, leveringen, kanttekeningen } = trend(nederland, [eerste], [vanEerste]);
    expect(reeksen).toMatchObject([{ maat: 'Meldingen', eenheid: 'aantal', periodesoort: 'jaar', kenmerken: [] }]);
    expect(reeksen[0]?.punten.map(told)).toEqual([
      ['2021JJ00', 'cijfer', 10, a],
      ['2022JJ00', 'onbekend', null, a],
      ['2023JJ00', 'niet-geleverd', null, undefined],
      ['2024JJ00', 'cijfer', 30, a],
    ]);
    expect(reeksen[0]?.punten[0]).toMatchObject({ van: '2021-01-01', tot: '2021-12-31', voorlopigheid: 'voorlopig' });
    expect(leveringen).toEqual([{ leveringId: a, uitgave: '2025-04-30', vastgelegdOp: '2025-12-01T10:00:00.000Z', licentie: 'CC BY 4.0' }]);
    expect(kanttekeningen.map(({ code }) => code)).toEqual(['omvang', 'breuk-2019', 'afronding', 'gepubliceerd', 'voorlopig', 'afwezig']);
  });

  it('houdt halfjaren en jaren apart, met hun dagen', () => {
    const perioden = definitief('2024HJ01', '2024HJ02', '2024JJ00', '2025HJ01', '2024KW04');
    const { reeksen } = trend(nederland, [levering(a, perioden, stap(1, '2025-10-31'))], [rij(a, perioden, [1, 2, 3, 4, 5])]);
    expect(reeksen.map(({ periodesoort, punten }) => [periodesoort, ...punten.map(({ van, tot, waarde }) => [van, tot, waarde])])).toEqual([
      ['jaar', ['2024-01-01', '2024-12-31', 3]],
      ['halfjaar', ['2024-01-01', '2024-06-30', 1], ['2024-07-01', '2024-12-31', 2], ['2025-01-01', '2025-06-30', 4]],
      ['kwartaal', ['2024-10-01', '2024-12-31', 5]],
    ]);
  });

  describe('na een tweede uitgave', () => {
    const nu = [...definitief('2021JJ00', '2022JJ00'), ...voorlopig('2025JJ00')];
    const tweede = levering(b, nu, stap(2, '2025-10-31'));
    const vanTweede = rij(b, nu, [15, null, 50]);

    it('geeft de laatste, met wat de eerdere zei; wat zij niet noemt blijft, en wat zij weglaat is vervallen', () => {
      const { reeksen, kanttekeningen } = trend(nederland, [eerste, tweede], [vanEerste, vanTweede]);
      expect(reeksen[0]?.punten.map(told)).toEqual([
        ['2021JJ00', 'cijfer', 15, b, 10],
        ['2022JJ00', 'vervallen', null, b, null],
        ['2023JJ00', 'niet-geleverd', null, undefined],
        ['2024JJ00', 'cijfer', 30, a],
        ['2025JJ00', 'cijfer', 50, b],
      ]);
      expect(kanttekeningen.map(({ code }) => code)).toContain('herzien');
    });

    it('geeft met bekendOp wat toen bekend was', () => {
      const { reeksen } = trend({ ...nederland, bekendOp: '2025-12-01T23:00:00.000Z' }, [eerste, tweede], [vanEerste, vanTweede]);
      expect(reeksen[0]?.punten.map(told)[0]).toEqual(['2021JJ00', 'cijfer', 10, a]);
      expect(trend({ ...nederland, bekendOp: '2025-11-01T00:00:00.000Z' }, [eerste, tweede], [vanEerste, vanTweede]).reeksen).toEqual([]);
    });

    it('laat een oude uitgave die later wordt geladen de nieuwe niet herzien', () => {
      const laat = levering(a, jaren, stap(3, '2025-04-30'));
      expect(trend(nederland, [tweede, laat], [vanTweede, vanEerste]).reeksen[0]?.punten.map(told)[0]).toEqual(['2021JJ00', 'cijfer', 15, b, 10]);
    });

    it('telt een ingetrokken uitgave niet, behalve voor wie vraagt wat toen bekend was', () => {
      const weg = levering(b, nu, stap(2, '2025-10-31'), stap(4, '2025-12-04', 'ingetrokken'));
      const waarden = (bekendOp?: string) =>
        trend({ ...nederland, ...(bekendOp !== undefined && { bekendOp }) }, [eerste, weg], [vanEerste, vanTweede]).reeksen[0]?.punten[0]?.waarde;
      expect([waarden(), waarden('2025-12-03T00:00:00.000Z')]).toEqual([10, 15]);
    });
  });

  it('geeft alleen wat op of na een dag eindigt, en zegt het als een gebied er niet altijd was', () => {
    const oost: TrendOpdracht = { tabel, gebied: { code: 'VT27', soort: 'veilig-thuis-regio', naam: 'Oost-Brabant' }, vanaf: '2024-01-01' };
    const { reeksen, kanttekeningen } = trend(oost, [eerste], [vanEerste]);
    expect(reeksen[0]?.punten.map(({ periode }) => periode)).toEqual(['2024JJ00']);
    expect(kanttekeningen.map(({ code }) => code)).toContain('gebied-van-jaren');
  });

  it('zegt van een cijfer dat hier niet staat waarom: een ander zou eruit te vinden zijn', () => {
    const perioden = voorlopig('2024HJ01', '2024HJ02', '2024JJ00');
    const { reeksen, kanttekeningen } = trend(nederland, [levering(a, perioden, stap(1, '2025-04-30'))], [rij(a, perioden, ['onbekend', 85, 90])]);
    expect(reeksen.map(({ periodesoort, punten }) => [periodesoort, ...punten.map(({ stand, waarde }) => [stand, waarde])])).toEqual([
      ['jaar', ['cijfer', 90]],
      ['halfjaar', ['onbekend', null], ['onderdrukt', null]],
    ]);
    expect(kanttekeningen.map(({ code }) => code)).toEqual(['omvang', 'breuk-2019', 'afronding', 'gepubliceerd', 'voorlopig', 'afwezig', 'onderdrukt']);
  });

  it('telt reeksen met een kenmerk niet op', () => {
    const aard = (titel: string, cijfer: number): Rij => ({
      leveringId: a,
      perioden: definitief('2024JJ00'),
      reeksen: [{ maat: 'Meldingen', kenmerken: { 'Aard geweld': { titel } }, cijfers: [cijfer] }],
    });
    const rijen = [aard('Totaal', 10), aard('Kindermishandeling', 6), aard('(Ex-)partnergeweld', 7)];
    const { reeksen, kanttekeningen } = trend(nederland, [levering(a, definitief('2024JJ00'), stap(1, '2025-04-30'))], rijen);
    expect(reeksen.map(({ kenmerken, punten }) => [kenmerken[0]?.titel, punten[0]?.waarde])).toEqual([
      ['Totaal', 10],
      ['Kindermishandeling', 6],
      ['(Ex-)partnergeweld', 7],
    ]);
    expect(kanttekeningen.map(({ code }) => code)).toContain('overlap');
  });
});
