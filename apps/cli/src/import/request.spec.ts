import { describe, expect, it } from '@jest/globals';

import { requestOf } from './request.js';

describe('De opdracht om in te lezen', () => {
  it('noemt van wie, sinds wanneer en wat er anders gelezen moet worden', () => {
    const options = { eigenaar: 'SV-LEKSTROOM', geldigVanaf: '2022-07', correctie: ['12:planning=2022 = later', '3:code='], aanvaard: ['31', '40'] };
    expect(requestOf(options)).toEqual({
      eigenaar: 'SV-LEKSTROOM',
      geldigVanaf: '2022-07',
      verbeteringen: {
        correcties: [
          { regel: 12, veld: 'planning', waarde: '2022 = later' },
          { regel: 3, veld: 'code', waarde: '' },
        ],
        aanvaard: [31, 40],
      },
    });
  });

  it.each([
    [{}, 'Noem met --eigenaar van wie het plan is'],
    [{ eigenaar: 'PA-MOVIERA' }, '--eigenaar "PA-MOVIERA" is geen code van een gemeente'],
    [{ eigenaar: 'GM1960', geldigVanaf: '2021-02-30' }, '--geldig-vanaf "2021-02-30" is geen datum'],
    [{ eigenaar: 'GM1960', correctie: ['planning=2022'] }, `--correctie "planning=2022" is niet van de vorm 'regel:veld=waarde'`],
    [{ eigenaar: 'GM1960', aanvaard: ['0'] }, '--aanvaard "0" is geen regelnummer'],
  ])('met %j kan zo niet', (options, words) => {
    expect(() => requestOf(options)).toThrow(words);
  });

  it('noemt alle fouten tegelijk', () => {
    expect(() => requestOf({ geldigVanaf: 'x', correctie: ['y'], aanvaard: ['z'] })).toThrow(/eigenaar(.|\n)*"x"(.|\n)*"y"(.|\n)*"z"(.|\n)*import --help/);
  });
});
