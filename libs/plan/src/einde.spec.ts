import { dag, datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieId, opname } from '../test/actie.fixture.js';
import type { ActieEvent } from './actie/actie.events.js';
import { type Bestaan, type Bestaanden, bestaanIn, eindeOp, grenzenOp, isBinnen, teltVanaf } from './einde.js';

const weg = (op: string) => ({ op: datum(op), isDaar: false });
const terug = (op: string) => ({ op: datum(op), isDaar: true });

const resultaat = (op: string): ActieEvent => ({ type: 'ResultaatBeoogd', data: { actieId, oud: null, nieuw: 'Geoefend', op: datum(op) } });
const tekst = (op: string): ActieEvent => ({ type: 'TekstGecorrigeerd', data: { actieId, veld: 'omschrijving', oud: 'a', nieuw: 'b', op: datum(op) } });
const vervallen = (op: string): ActieEvent => ({ type: 'ActieVervallen', data: { actieId, motief: 'Dubbel', op: datum(op) } });

describe('Een einde', () => {
  it('geldt vanaf zijn dag tot het herstel, en is dat van de eerste keer', () => {
    const bestaan: Bestaan = [weg('2022-03'), weg('2022-05'), terug('2022-07'), weg('2023')];
    expect(['2022-02-28', '2022-03-01', '2022-06-01', '2022-07-01', '2023-01-01'].map((op) => eindeOp(bestaan, dag(op)))).toEqual([
      undefined,
      '2022-03',
      '2022-03',
      undefined,
      '2023',
    ]);
  });
  it('van een dag is er niet als het die dag is hersteld', () => {
    expect(eindeOp([weg('2022-03'), terug('2022-03')], dag('2022-04-01'))).toBeUndefined();
    expect(eindeOp([weg('2022-03'), terug('2022-03'), weg('2022-03-01')], dag('2022-04-01'))).toBe('2022-03-01');
  });
  it('is een intrekking of een vervallenverklaring', () => {
    expect(bestaanIn([{ type: 'ActieOpgenomen', data: opname }, resultaat('2022'), vervallen('2022-03')])).toEqual([weg('2022-03')]);
  });
});

describe('Een feit van na een einde', () => {
  const vanaf = (bestaanden: Partial<Bestaanden>, feit: ActieEvent) => teltVanaf({ plan: [], ...bestaanden })(feit);

  it('telt niet, en na het herstel weer; op de dag van het einde zelf telt het', () => {
    expect(vanaf({ plan: [weg('2022-03')] }, resultaat('2022-03-01'))).toBe('2022-03-01');
    expect(vanaf({ plan: [weg('2022-03')] }, resultaat('2022-03-02'))).toBeUndefined();
    expect(vanaf({ plan: [weg('2022-03'), terug('2022-06')] }, resultaat('2022-03-02'))).toBe('2022-06');
    expect(vanaf({ plan: [weg('2022-03'), terug('2022-03')] }, resultaat('2022-04'))).toBe('2022-04');
  });
  it.each(['plan', 'hoofdactie', 'actie'] as const)('telt niet na dat van: %s', (wat) => {
    expect(vanaf({ [wat]: [weg('2022-03')] }, resultaat('2022-04'))).toBeUndefined();
  });
  it('telt pas als alles is hersteld waar het bij hoort, en het herstel van een actie telt niet in een ingetrokken plan', () => {
    expect(vanaf({ plan: [weg('2022-03'), terug('2022-06')], actie: [weg('2022-02'), terug('2022-08')] }, resultaat('2022-04'))).toBe('2022-08');
    expect(vanaf({ plan: [weg('2022-05')], actie: [weg('2022-02'), terug('2022-08')] }, resultaat('2022-04'))).toBeUndefined();
  });
  it('telt wel als het het vervallen zelf is, of een correctie in de woorden van een vervallen actie', () => {
    expect(vanaf({ actie: [weg('2022-03')] }, tekst('2022-04'))).toBe('2022-04');
    expect([tekst('2022-04'), vervallen('2022-04')].map((feit) => vanaf({ hoofdactie: [weg('2022-03')] }, feit))).toEqual([undefined, '2022-04']);
    expect([tekst('2022-04'), vervallen('2022-04')].map((feit) => vanaf({ plan: [weg('2022-03')] }, feit))).toEqual([undefined, undefined]);
  });
  it('telt vanaf de eerste dag waarop het binnen de grenzen valt, in welke volgorde er ook is verteld', () => {
    const dagen = ['2022-01-01', '2022-01-02', '2022-01-03', '2022-01-04', '2022-01-05', '2022-01-06'];
    const bestaan = fc
      .array(fc.tuple(fc.constantFrom(...dagen), fc.boolean()), { maxLength: 5 })
      .map((stappen): Bestaan => stappen.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([op, isDaar]) => ({ op: datum(op), isDaar })));
    const soort = fc.constantFrom(resultaat, tekst, vervallen);
    fc.assert(
      fc.property(fc.record({ plan: bestaan, hoofdactie: bestaan, actie: bestaan }), soort, fc.constantFrom(...dagen), (bestaanden, maak, op) => {
        const feit = maak(op);
        const eerste = dagen.find((een) => een >= op && isBinnen(grenzenOp(bestaanden, dag(een)), feit));
        expect(teltVanaf(bestaanden)(feit)).toBe(eerste);
      }),
    );
  });
});
