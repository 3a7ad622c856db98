import { describe, expect, it } from '@jest/globals';

import { readDefinitie } from './definitie-lezen.js';

const telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-niet-mee' };
const aandeel = { maat: 'aandeel', per: 'plan', teller: ['uitgevoerd'], noemer: ['gepland', 'uitgevoerd'], telregel };

describe('Een definitie lezen', () => {
  it.each([
    aandeel,
    { maat: 'doorlooptijd', per: 'actielijn', van: ['gestart'], tot: ['uitgevoerd'], telregel },
    { maat: 'verschuivingen', per: 'actie' },
    { maat: 'deelname', per: 'organisatie', schalen: ['lokaal', 'zo-mogelijk-regionaal'], telregel },
  ])('lukt: $maat', (definitie) => {
    expect(readDefinitie(definitie)).toEqual({ definitie });
  });

  it('noemt alle fouten tegelijk', () => {
    expect(readDefinitie({ maat: 'aandeel', per: 'jaar', teller: 'uitgevoerd', noemer: ['klaar'], telregel: { onzeker: 'ja', x: 1 }, schalen: [] })).toEqual({
      fouten: [
        'per moet een van deze woorden zijn: actielijn, actie, organisatie, plan, geheel',
        'teller moet een lijst zijn',
        'noemer mag alleen deze woorden noemen, elk hoogstens één keer: gepland, gestart, uitgevoerd, geevalueerd, uitgesteld, gestopt',
        'telregel.zonderBesluit moet een van deze woorden zijn: telt-mee, telt-niet-mee',
        'telregel.onzeker moet een van deze woorden zijn: telt-mee, telt-niet-mee',
        'x hoort niet bij een telregel',
        'schalen hoort niet bij de maat aandeel',
      ],
    });
  });

  it.each([undefined, null, [], 'aandeel', 3])('lukt niet van %j', (value) => {
    expect(readDefinitie(value)).toEqual({ fouten: ['moet een object zijn'] });
  });

  it.each(['gemiddelde', 'constructor', undefined])('kent de maat %s niet', (maat) => {
    expect(readDefinitie({ ...aandeel, maat })).toEqual({ fouten: ['maat moet een van deze woorden zijn: aandeel, doorlooptijd, verschuivingen, deelname'] });
  });

  it('laat geen woord dubbel toe', () => {
    expect(readDefinitie({ ...aandeel, teller: ['uitgevoerd', 'uitgevoerd'] })).toMatchObject({ fouten: [expect.stringContaining('hoogstens één keer')] });
  });
});
