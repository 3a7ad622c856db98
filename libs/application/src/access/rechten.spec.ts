import { describe, expect, it } from '@jest/globals';

import { rollen, type Medewerker, type Rol } from './medewerker.js';
import {
  asEditor,
  asKaderRegistrar,
  asReporter,
  knowsPlan,
  mayDecideDeelname,
  mayEditPlan,
  mayEvaluate,
  mayImport,
  mayManageOrganisaties,
  mayReadKader,
  mayReadOrganisaties,
  mayReadPlan,
  mayReadSpoor,
  mayReadVoortgang,
  mayReportStatus,
  maySeePersonsInSpoor,
  type PlanFeiten,
} from './rechten.js';

const lekstroom = 'SV-LEKSTROOM';
const houten = 'GM0321';
const lopik = 'GM0331';
const westBetuwe = 'GM1960';

const regionaalPlan: PlanFeiten = { eigenaar: lekstroom, leden: [houten, lopik] };
const lokaalPlan: PlanFeiten = { eigenaar: houten, leden: [], verbanden: [lekstroom] };

const somebody = (rol: Rol, organisatie: string): Medewerker => ({ id: 'id', rollen: [rol], organisaties: [organisatie] });

const rights = {
  lezen: mayReadPlan,
  wijzigen: mayEditPlan,
  spoor: mayReadSpoor,
  personen: maySeePersonsInSpoor,
  'status van het samenwerkingsverband': (who: Medewerker, plan: PlanFeiten) => mayReportStatus(who, plan, lekstroom),
  'status van Houten': (who: Medewerker, plan: PlanFeiten) => mayReportStatus(who, plan, houten),
  'status van Lopik': (who: Medewerker, plan: PlanFeiten) => mayReportStatus(who, plan, lopik),
  'deelname van het samenwerkingsverband': (who: Medewerker, plan: PlanFeiten) => mayDecideDeelname(who, plan, lekstroom),
  'deelname van Houten': (who: Medewerker, plan: PlanFeiten) => mayDecideDeelname(who, plan, houten),
  'deelname van Lopik': (who: Medewerker, plan: PlanFeiten) => mayDecideDeelname(who, plan, lopik),
} as const;

type Recht = keyof typeof rights;

const leest: readonly Recht[] = ['lezen', 'spoor', 'personen'];

const granted = (who: Medewerker, plan: PlanFeiten): readonly string[] =>
  Object.entries(rights)
    .filter(([, may]) => may(who, plan))
    .map(([recht]) => recht);

const sorted = (rechten: readonly string[]): readonly string[] => [...rechten].sort();

describe('Een plan van een samenwerkingsverband', () => {
  const eigenaar: Readonly<Record<Rol, readonly Recht[]>> = {
    lezer: ['lezen', 'spoor'],
    trekker: [...leest, 'status van het samenwerkingsverband'],
    beleidsmedewerker: [...leest, 'wijzigen', 'status van het samenwerkingsverband', 'deelname van het samenwerkingsverband'],
    regiocoordinator: [...leest, 'wijzigen', 'status van het samenwerkingsverband', 'deelname van het samenwerkingsverband'],
    griffier: leest,
    auditor: leest,
    beheerder: [],
  };
  it.each(rollen)('geeft een %s van het samenwerkingsverband precies deze rechten', (rol) => {
    expect(sorted(granted(somebody(rol, lekstroom), regionaalPlan))).toEqual(sorted(eigenaar[rol]));
  });

  const lid: Readonly<Record<Rol, readonly Recht[]>> = {
    lezer: ['lezen', 'spoor'],
    trekker: [...leest, 'status van Houten'],
    beleidsmedewerker: [...leest, 'status van Houten', 'deelname van Houten'],
    regiocoordinator: leest,
    griffier: leest,
    auditor: leest,
    beheerder: [],
  };
  it.each(rollen)('geeft een %s van een lid precies deze rechten', (rol) => {
    expect(sorted(granted(somebody(rol, houten), regionaalPlan))).toEqual(sorted(lid[rol]));
  });

  it.each(rollen)('geeft een %s van een andere gemeente geen rechten', (rol) => {
    const vreemde = somebody(rol, westBetuwe);
    expect(granted(vreemde, regionaalPlan)).toEqual([]);
    expect(knowsPlan(vreemde, regionaalPlan)).toBe(false);
  });
});

describe('Een plan van een gemeente', () => {
  const eigenaar: Readonly<Record<Rol, readonly Recht[]>> = {
    lezer: ['lezen', 'spoor'],
    trekker: [...leest, 'status van Houten'],
    beleidsmedewerker: [...leest, 'wijzigen', 'status van Houten', 'deelname van Houten'],
    regiocoordinator: leest,
    griffier: leest,
    auditor: leest,
    beheerder: [],
  };
  it.each(rollen)('geeft een %s van die gemeente precies deze rechten', (rol) => {
    expect(sorted(granted(somebody(rol, houten), lokaalPlan))).toEqual(sorted(eigenaar[rol]));
  });

  it.each(rollen)('laat van het samenwerkingsverband alleen de regiocoordinator meelezen, niet een %s', (rol) => {
    expect(granted(somebody(rol, lekstroom), lokaalPlan)).toEqual(rol === 'regiocoordinator' ? leest : []);
  });

  it.each(rollen)('geeft een %s van een ander lid geen rechten', (rol) => {
    expect(granted(somebody(rol, lopik), lokaalPlan)).toEqual([]);
  });
});

describe('Een actie waar een partner aan meewerkt', () => {
  it('krijgt geen status namens een organisatie die haar niet uitvoert', () => {
    expect(mayReportStatus(somebody('trekker', 'PA-MOVIERA'), regionaalPlan, 'PA-MOVIERA')).toBe(false);
  });
});

describe('Een token met meer rollen en organisaties', () => {
  const both: Medewerker = { id: 'id', rollen: ['lezer', 'regiocoordinator', 'beleidsmedewerker'], organisaties: [houten, lekstroom] };

  it('handelt per organisatie in de rol die daar mag', () => {
    expect(asEditor(both, regionaalPlan)).toEqual({ rol: 'regiocoordinator', organisatie: lekstroom });
    expect(asReporter(both, regionaalPlan, houten)).toEqual({ rol: 'beleidsmedewerker', organisatie: houten });
  });

  it('ziet personen in het spoor als een van de rollen dat mag', () => {
    expect(maySeePersonsInSpoor(both, regionaalPlan)).toBe(true);
    expect(maySeePersonsInSpoor({ ...both, rollen: ['lezer', 'beheerder'] }, regionaalPlan)).toBe(false);
  });
});

describe('Rechten zonder plan', () => {
  it.each<[Rol, string, string, boolean]>([
    ['beleidsmedewerker', westBetuwe, westBetuwe, true],
    ['beleidsmedewerker', westBetuwe, houten, false],
    ['beleidsmedewerker', houten, lekstroom, false],
    ['regiocoordinator', lekstroom, lekstroom, true],
    ['regiocoordinator', lekstroom, houten, false],
    ['regiocoordinator', houten, houten, false],
    ['trekker', westBetuwe, westBetuwe, false],
    ['beheerder', westBetuwe, westBetuwe, false],
  ])('een %s van %s importeert voor %s: %s', (...[rol, organisatie, eigenaar, allowed]) => {
    expect(mayImport(somebody(rol, organisatie), eigenaar)).toBe(allowed);
  });

  it.each(rollen)('een %s ziet organisaties, en alleen de beheerder beheert ze', (rol) => {
    expect(mayReadOrganisaties(somebody(rol, houten))).toBe(true);
    expect(mayManageOrganisaties(somebody(rol, houten))).toBe(rol === 'beheerder');
  });

  it('een kader registreert wie voor een eigen organisatie plannen maakt, namens die organisatie', () => {
    const registreert = rollen.filter((rol) => asKaderRegistrar(somebody(rol, houten)));
    expect([registreert, rollen.filter((rol) => asKaderRegistrar(somebody(rol, lekstroom)))]).toEqual([
      ['beleidsmedewerker'],
      ['beleidsmedewerker', 'regiocoordinator'],
    ]);
    expect(asKaderRegistrar({ id: 'id', rollen: ['regiocoordinator'], organisaties: [houten, lekstroom] })).toEqual({
      rol: 'regiocoordinator',
      organisatie: lekstroom,
    });
    expect(asKaderRegistrar({ id: 'id', rollen: ['beleidsmedewerker'], organisaties: [] })).toBeUndefined();
  });

  it.each(rollen)('een %s ziet kaders en de voortgang van de eigen regio, behalve de beheerder', (rol) => {
    expect(mayReadKader(somebody(rol, houten))).toBe(rol !== 'beheerder');
    expect(mayReadVoortgang(somebody(rol, houten), { code: lekstroom, leden: [houten] })).toBe(rol !== 'beheerder');
    expect(mayReadVoortgang(somebody(rol, westBetuwe), { code: lekstroom, leden: [houten] })).toBe(false);
  });

  it.each(rollen)('een %s start en stopt evaluaties, behalve wie alleen leest of beheert', (rol) => {
    expect(mayEvaluate(somebody(rol, houten))).toBe(rol !== 'lezer' && rol !== 'beheerder');
  });

  it('een token zonder rol kan niets', () => {
    const nobody: Medewerker = { id: 'id', rollen: [], organisaties: [houten] };
    expect(granted(nobody, lokaalPlan)).toEqual([]);
    expect(mayReadOrganisaties(nobody)).toBe(false);
    expect(mayReadKader(nobody)).toBe(false);
  });
});
