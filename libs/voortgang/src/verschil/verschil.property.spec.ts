import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieEvent, planEvent } from '../../test/willekeur.js';
import { actieOpgenomen, andereKnoopId, knoopToegevoegd, planOpgesteld } from '../../test/verhaal.js';
import { regelsIn, verschilTussen } from '../../test/vergelijken.js';

const begin = [planOpgesteld(), knoopToegevoegd(), knoopToegevoegd({ knoopId: andereKnoopId }), actieOpgenomen()];
const verloop = fc.array(fc.oneof(actieEvent, planEvent), { maxLength: 25 }).map((feiten) => [...begin, ...feiten]);
const metGrenzen = verloop.chain((feiten) =>
  fc.tuple(fc.constant(feiten), fc.integer({ min: 2, max: feiten.length }), fc.integer({ min: 2, max: feiten.length })),
);

describe('Voor elke geschiedenis', () => {
  it('verschilt een stand in niets van zichzelf', () => {
    fc.assert(
      fc.property(metGrenzen, ([feiten, punt]) => {
        const verschil = verschilTussen(feiten, punt, punt);
        expect([verschil.onderdelen, verschil.redactioneel]).toEqual([[], []]);
        expect(Object.values(verschil.aantallen).every((aantal) => aantal === 0)).toBe(true);
      }),
    );
  });

  it('is wat heen is toegevoegd terug vervallen, en is de rest even veel', () => {
    fc.assert(
      fc.property(metGrenzen, ([feiten, van, tot]) => {
        const { toegevoegd, vervallen, ...rest } = verschilTussen(feiten, van, tot).aantallen;
        expect(verschilTussen(feiten, tot, van).aantallen).toEqual({ toegevoegd: vervallen, vervallen: toegevoegd, ...rest });
      }),
    );
  });

  it('noemt het terug wat nieuw was oud en wat oud was nieuw', () => {
    const omgekeerd = (wijziging: { veld: string; oud: string | null; nieuw: string | null }) => ({
      veld: wijziging.veld,
      oud: wijziging.nieuw,
      nieuw: wijziging.oud,
    });
    const ordered = (alle: readonly object[]) => alle.map((een) => JSON.stringify(een)).toSorted();
    fc.assert(
      fc.property(metGrenzen, ([feiten, van, tot]) => {
        const heen = regelsIn(verschilTussen(feiten, van, tot)).flatMap(({ wijzigingen }) => wijzigingen);
        const terug = regelsIn(verschilTussen(feiten, tot, van)).flatMap(({ wijzigingen }) => wijzigingen);
        expect(ordered(terug.map(omgekeerd))).toEqual(ordered(heen.map((een) => ({ veld: een.veld, oud: een.oud, nieuw: een.nieuw }))));
      }),
    );
  });

  it('telt het precies de regels die er staan, en noemt het geen veld dat gelijk bleef', () => {
    fc.assert(
      fc.property(metGrenzen, ([feiten, van, tot]) => {
        const verschil = verschilTussen(feiten, van, tot);
        const regels = regelsIn(verschil);
        const { redactioneel, ...perSoort } = verschil.aantallen;
        expect(Object.values(perSoort).reduce((som, aantal) => som + aantal, 0)).toBe(regels.length);
        expect(redactioneel).toBe(verschil.redactioneel.length);
        expect(regels.flatMap(({ wijzigingen }) => wijzigingen).filter(({ oud, nieuw }) => oud === nieuw)).toEqual([]);
      }),
    );
  });
});
