import { describe, expect, it } from '@jest/globals';

import { fillNames, idsIn, personsIn, withoutPersons, withPersons } from './person-references.js';

const [anouk, bram] = ['5b1f0000-0000-4000-8000-111222333444', '5b1f0000-0000-8000-8000-111222333445'];
const text = `{persoon:${anouk}} en {persoon:${bram}}, {persoon:${anouk}}`;

describe('Een verwijzing naar een persoon in een antwoord', () => {
  it('wordt een naam, of alleen dat er iemand is', () => {
    expect(personsIn(text)).toEqual([anouk, bram]);
    expect(fillNames(text, new Map([[anouk, 'Anouk']]))).toBe('Anouk en een medewerker, Anouk');
  });

  it('noemt in een naam niemand anders', () => {
    expect(
      fillNames(
        text,
        new Map([
          [anouk, `{persoon:${bram}}`],
          [bram, 'Bram'],
        ]),
      ),
    ).toContain('Bram');
    expect(
      fillNames(
        `{persoon:${anouk}}`,
        new Map([
          [anouk, `{persoon:${bram}}`],
          [bram, 'Bram'],
        ]),
      ),
    ).not.toContain('Bram');
  });

  it('is er niet voor wie niet mag zien wie het is, en het id evenmin', () => {
    const antwoord = { trekkers: [{ tekst: text, persoon: anouk }], regels: [{ medewerker: { id: anouk, rol: 'trekker' } }], persoon: null, medewerker: text };
    expect(withoutPersons(antwoord)).toEqual({
      trekkers: [{ tekst: 'een medewerker en een medewerker, een medewerker' }],
      regels: [{ medewerker: { rol: 'trekker' } }],
      persoon: null,
      medewerker: 'een medewerker en een medewerker, een medewerker',
    });
    const zonder = { titel: 'Een plan' };
    expect(withoutPersons(zonder)).toBe(zonder);
  });

  it('heeft in elk veld het id van nu, en in een tekst blijft staan wat er stond', () => {
    const antwoord = {
      trekkers: [{ tekst: `"persoon":"${anouk}"`, persoon: anouk }],
      regels: [{ medewerker: { id: anouk, rol: 'trekker' } }, { medewerker: { rol: 'lezer' } }],
      persoon: null,
      medewerker: text,
    };
    expect(idsIn(JSON.stringify(antwoord))).toEqual([anouk]);
    expect(
      withPersons(
        antwoord,
        new Map([
          [anouk, 'Anouk'],
          [bram, 'Bram'],
        ]),
        new Map([[anouk, bram]]),
      ),
    ).toEqual({
      ...antwoord,
      trekkers: [{ tekst: `"persoon":"${anouk}"`, persoon: bram }],
      regels: [{ medewerker: { id: bram, rol: 'trekker' } }, { medewerker: { rol: 'lezer' } }],
      medewerker: 'Anouk en Bram, Anouk',
    });
  });
});
