import { describe, expect, it } from '@jest/globals';

import { asMedewerker, callerKey, system } from './caller.js';

describe('Wie iets vraagt', () => {
  it('is dezelfde met dezelfde rollen en organisaties, in welke volgorde ook', () => {
    const een = asMedewerker({ rollen: ['lezer', 'trekker'], organisaties: ['GM0321', 'SV-LEKSTROOM'] });
    const ander = asMedewerker({ rollen: ['trekker', 'lezer', 'lezer'], organisaties: ['SV-LEKSTROOM', 'GM0321'] });
    expect(callerKey(een)).toBe(callerKey(ander));
  });

  it.each([
    ['een andere rol', asMedewerker({ rollen: ['auditor'], organisaties: ['GM0321'] })],
    ['een andere organisatie', asMedewerker({ rollen: ['lezer'], organisaties: ['GM0356'] })],
    ['een rol die als organisatie is opgegeven', asMedewerker({ rollen: ['lezer', 'GM0321'], organisaties: [] })],
    ['niemand in een rol', asMedewerker({ rollen: [], organisaties: [] })],
    ['het programma zelf', system],
  ])('is een ander met %s', (_, ander) => {
    expect(callerKey(ander)).not.toBe(callerKey(asMedewerker({ rollen: ['lezer'], organisaties: ['GM0321'] })));
  });

  it('is zonder rol niet het programma zelf', () => {
    expect(callerKey(asMedewerker({ rollen: [], organisaties: [] }))).not.toBe(callerKey(system));
  });
});
