import { describe, expect, it } from '@jest/globals';

import { UsageFault } from './faults.js';
import { claimsOf } from './token.command.js';

describe('Een token', () => {
  it('spreekt voor een of meer rollen en organisaties, elk een keer', () => {
    expect(claimsOf({ rol: ['lezer', 'auditor', 'lezer'], organisatie: ['GM1960', 'SV-LEKSTROOM'], naam: 'Anna', uren: '1,5' })).toEqual({
      rollen: ['lezer', 'auditor'],
      organisaties: ['GM1960', 'SV-LEKSTROOM'],
      naam: 'Anna',
      hours: 1.5,
    });
  });

  it.each([
    ['zonder rol', { organisatie: ['GM1960'] }, 'Noem ten minste een rol met --rol. Kies uit: lezer, trekker, beleidsmedewerker'],
    ['met een onbekende rol', { rol: ['lezer', 'koning'], organisatie: ['GM1960'] }, 'Onbekende rol: "koning". Kies uit: lezer,'],
    ['zonder organisatie', { rol: ['lezer'] }, 'Noem ten minste een organisatie met --organisatie: een gemeente (GM1960)'],
    ['met een code die er geen is', { rol: ['lezer'], organisatie: ['gm1960'] }, 'Geen code van een organisatie: "gm1960". Gebruik een gemeente (GM1960)'],
    ['met een naam die een verwijzing is', { rol: ['lezer'], organisatie: ['GM1960'], naam: '{persoon:x}' }, '--naam moet een naam zijn'],
    ['van nul uur', { rol: ['lezer'], organisatie: ['GM1960'], uren: '0' }, '--uren moet'],
    ['van een onbekend aantal uren', { rol: ['lezer'], organisatie: ['GM1960'], uren: 'veel' }, '--uren moet'],
  ])('komt er niet %s', (_, options, words) => {
    expect(() => claimsOf(options)).toThrow(UsageFault);
    expect(() => claimsOf(options)).toThrow(words);
  });

  it('noemt alle fouten tegelijk', () => {
    expect(() => claimsOf({ uren: 'x' })).toThrow(/--rol(.|\n)*--organisatie(.|\n)*--uren(.|\n)*actiespoor token --help/);
  });
});
