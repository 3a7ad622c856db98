import type { LocalClaims } from '@actiespoor/identity';

import {
  auditorLekstroom,
  beheerder,
  beleidsmedewerkerBronckhorst,
  beleidsmedewerkerHouten,
  beleidsmedewerkerLekstroom,
  beleidsmedewerkerLopik,
  lezerHouten,
  regiocoordinatorLekstroom,
  trekkerHouten,
} from '../support/medewerkers.js';
import { text } from './fact.js';
import type { World } from './objections.js';
import type { Step } from './step.js';

/** The people in a walk. */
export const people = {
  regio: regiocoordinatorLekstroom,
  beleid: beleidsmedewerkerLekstroom,
  houten: beleidsmedewerkerHouten,
  trekker: trekkerHouten,
  lopik: beleidsmedewerkerLopik,
  lezer: lezerHouten,
  auditor: auditorLekstroom,
  vreemde: beleidsmedewerkerBronckhorst,
  beheerder,
} as const satisfies Readonly<Record<string, LocalClaims>>;

export type Person = keyof typeof people;

export const regionaal: World = { eigenaar: 'SV-LEKSTROOM', leden: ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'] };
export const lokaal: World = { eigenaar: 'GM0321', leden: ['GM0321'] };

const has = ({ rollen }: LocalClaims, ...allowed: readonly string[]): boolean => rollen.some((rol) => allowed.includes(rol));

const actsFor = (claims: LocalClaims, organisatie: string, roles: readonly string[]): boolean =>
  claims.organisaties.includes(organisatie) && has(claims, ...roles, ...(organisatie.startsWith('SV-') ? ['regiocoordinator'] : []));

/** True if a person has the right to the write of a step. */
export const mayWrite = ({ kind, wie, body }: Step, world: World): boolean => {
  const claims: LocalClaims = people[wie as Person];
  if (kind === 'kaders') return has(claims, 'beleidsmedewerker', 'regiocoordinator');
  const isOwn =
    ['statusupdates', 'bijeenkomsten', 'teruggenomen-bijeenkomsten', 'deelnames', 'teruggenomen-deelnames'].includes(kind) ||
    (kind === 'correcties' && body['vervangt'] !== undefined);
  if (!isOwn) return actsFor(claims, world.eigenaar, ['beleidsmedewerker']);
  const organisatie = text(body, 'organisatie') ?? '';
  const roles = kind.endsWith('deelnames') ? ['beleidsmedewerker'] : ['beleidsmedewerker', 'trekker'];
  return [world.eigenaar, ...world.leden].includes(organisatie) && actsFor(claims, organisatie, roles);
};
