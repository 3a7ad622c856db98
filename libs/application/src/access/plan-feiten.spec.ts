import { describe, expect, it } from '@jest/globals';
import { startset } from '@actiespoor/demo';
import type { OrganisatieCode } from '@actiespoor/plan/events';

import { type Medewerker, rollen } from './medewerker.js';
import { planFeitenOf, readableOwners } from './plan-feiten.js';
import { mayReadPlan } from './rechten.js';

const register = { alle: startset, jaar: 2024 };
const codes = startset.map(({ organisatie }) => organisatie);
const medewerker = (rol: Medewerker['rollen'][number], ...organisaties: readonly string[]): Medewerker => ({ id: 'id', rollen: [rol], organisaties });
const sorted = (owners: readonly OrganisatieCode[]): readonly string[] => [...owners].sort();

describe('Wiens plannen iemand leest', () => {
  it.each(rollen)('is voor een %s van elke organisatie in lijsten hetzelfde als per plan', (rol) => {
    for (const organisatie of codes) {
      const wie = medewerker(rol, organisatie);
      const perPlan = codes.filter((eigenaar) => mayReadPlan(wie, planFeitenOf(eigenaar, register)));
      expect([organisatie, sorted(readableOwners(wie, register))]).toEqual([organisatie, sorted(perPlan)]);
    }
  });

  it('is bij een Veilig Thuis-regio alleen die regio zelf, ook voor een regiocoordinator', () => {
    for (const regio of codes.filter((code) => code.startsWith('VT'))) {
      expect(readableOwners(medewerker('regiocoordinator', regio), register)).toEqual([regio]);
    }
    expect(readableOwners(medewerker('regiocoordinator', 'GM0321'), register)).not.toContain('VT20');
  });

  it('is voor de regiocoordinator van een samenwerkingsverband ook wat de leden zelf hebben', () => {
    const owners = readableOwners(medewerker('regiocoordinator', 'SV-LEKSTROOM'), register);
    expect(owners).toEqual(expect.arrayContaining(['SV-LEKSTROOM', 'GM0321', 'GM0331']));
    expect(readableOwners(medewerker('beleidsmedewerker', 'SV-LEKSTROOM'), register)).toEqual(['SV-LEKSTROOM']);
  });

  it('is bij meer organisaties alles bij elkaar', () => {
    const wie = medewerker('lezer', 'GM0321', 'GM0622');
    expect(readableOwners(wie, register)).toEqual(expect.arrayContaining(['GM0321', 'SV-LEKSTROOM', 'GM0622', 'SV-MVS']));
  });
});
