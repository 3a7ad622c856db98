import { dag, datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieId, andereActie, opgenomen, opname, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { BareActieCommand } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type Codebezit, codeperiodenVan } from './codeperioden.js';

const op = (dagtekst: string) => ({ actieId, op: datum(dagtekst) });
const code = (nieuw: string | null, dagtekst: string): ActieEvent => ({
  type: 'ActieGewijzigd',
  data: { ...op(dagtekst), wijzigingen: [{ veld: 'code', oud: null, nieuw }] },
});
const vervallen = (dagtekst: string): ActieEvent => ({ type: 'ActieVervallen', data: { ...op(dagtekst), motief: 'Dubbel' } });
const hersteld = (dagtekst: string): ActieEvent => ({ type: 'ActieHersteld', data: { ...op(dagtekst), motief: 'Toch niet' } });
const kort = (...feiten: readonly ActieEvent[]): readonly string[] =>
  codeperiodenVan([opgenomen, ...feiten]).map(({ sleutel, van, einde = '' }) => `${sleutel} ${van}..${einde}`);

describe('De dagen waarop een actie een code heeft', () => {
  it('lopen van het feit dat haar geeft tot het feit dat een andere geeft, of waarmee de actie vervalt', () => {
    expect(kort()).toEqual(['1a 2021-01-01..']);
    expect(kort(code('2b', '2022'), code('1A ', '2023-06'))).toEqual(['1a 2021-01-01..2022-01-01', '2b 2022-01-01..2023-06-01', '1a 2023-06-01..']);
    expect(kort(vervallen('2022'), hersteld('2023'))).toEqual(['1a 2021-01-01..2022-01-01', '1a 2023-01-01..']);
    expect(kort(code(null, '2022'))).toEqual(['1a 2021-01-01..2022-01-01']);
  });
  it('tellen van één dag wat het laatst is verteld, en een andere schrijfwijze niet', () => {
    expect(kort(code('2b', '2022'), code('3c', '2022'))).toEqual(['1a 2021-01-01..2022-01-01', '3c 2022-01-01..']);
    expect(kort(code('1A', '2022'))).toEqual(['1a 2021-01-01..']);
    expect(kort(vervallen('2022'), hersteld('2022'))).toEqual(['1a 2021-01-01..']);
  });
});

const dagen = ['2021-03-01', '2021-06-01', '2021-09-01', '2022-01-01', '2022-06-01', '2023-01-01'] as const;
const eenDag = fc.constantFrom(...dagen);
const feiten = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom('b', 'c', '1a'), eenDag).map(([nieuw, om]) => code(nieuw, om)),
    eenDag.map(vervallen),
    eenDag.map(hersteld),
  ),
  { maxLength: 5 },
);
const bezit = fc
  .array(fc.record({ sleutel: fc.constantFrom('b', 'c', '1a'), van: eenDag, lang: fc.option(eenDag, { nil: undefined }) }), { maxLength: 3 })
  .map((alle) =>
    alle.map(({ sleutel, van, lang }): Codebezit => ({
      sleutel,
      code: sleutel,
      actieId: andereActie,
      van: dag(van),
      ...(lang !== undefined && lang > van && { einde: dag(lang) }),
    })),
  );
const opdracht = fc.oneof(
  fc.tuple(fc.constantFrom('b', 'c', '1a'), eenDag).map(([nieuw, om]): BareActieCommand => ({ type: 'ActieWijzigen', data: { ...op(om), code: nieuw } })),
  eenDag.map((om): BareActieCommand => ({ type: 'ActieHerstellen', data: { ...op(om), motief: 'Toch niet' } })),
);

const alle = [opname.op, ...dagen].map(dag);
const heldOn = (day: string, { van, einde }: { readonly van: string; readonly einde?: string }): boolean => van <= day && (einde === undefined || day < einde);

describe('Wie een code krijgt, op welke dag ook', () => {
  it('deelt haar op geen enkele dag met een ander, als dat niet al zo was', () => {
    fc.assert(
      fc.property(feiten, bezit, opdracht, (verteld, codes, wish) => {
        const voor = [opgenomen, ...verteld].reduce(actieDecider.evolve, actieDecider.initial);
        const decision = actieDecider.decide(wens(wish, { codes }), voor);
        const asIf = actieDecider.decide(wens(wish, { codes: [] }), voor);
        if (!asIf.accepted) return;
        const na = asIf.events.reduce(actieDecider.evolve, voor);
        const eigen = (history: typeof voor, day: string) => codeperiodenVan(history.standing).find((periode) => heldOn(day, periode))?.sleutel;
        const dubbel = alle.filter((day) => {
          const sleutel = eigen(na, day);
          return sleutel !== undefined && sleutel !== eigen(voor, day) && codes.some((een) => een.sleutel === sleutel && heldOn(day, een));
        });
        expect(decision.accepted).toBe(dubbel.length === 0);
        if (!decision.accepted) expect(decision.details).toMatchObject({ id: andereActie, periode: { van: dubbel.toSorted()[0] } });
      }),
      { numRuns: 1500 },
    );
  });
});
