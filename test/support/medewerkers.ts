import type { LocalClaims } from '@actiespoor/identity';

// The people in the journeys, as the claims of their tokens.

export const regiocoordinatorLekstroom: LocalClaims = { rollen: ['regiocoordinator'], organisaties: ['SV-LEKSTROOM'], naam: 'Rosa Regio' };
export const beleidsmedewerkerLekstroom: LocalClaims = { rollen: ['beleidsmedewerker'], organisaties: ['SV-LEKSTROOM'], naam: 'Bas Beleid' };
export const lezerLekstroom: LocalClaims = { rollen: ['lezer'], organisaties: ['SV-LEKSTROOM'], naam: 'Lia Lezer' };
export const auditorLekstroom: LocalClaims = { rollen: ['auditor'], organisaties: ['SV-LEKSTROOM'], naam: 'Aad Auditor' };

export const beleidsmedewerkerHouten: LocalClaims = { rollen: ['beleidsmedewerker'], organisaties: ['GM0321'], naam: 'Hanna Houten' };
export const trekkerHouten: LocalClaims = { rollen: ['trekker'], organisaties: ['GM0321'], naam: 'Teun Trekker' };
export const lezerHouten: LocalClaims = { rollen: ['lezer'], organisaties: ['GM0321'], naam: 'Lot Lezer' };
export const beleidsmedewerkerLopik: LocalClaims = { rollen: ['beleidsmedewerker'], organisaties: ['GM0331'], naam: 'Loes Lopik' };

export const beleidsmedewerkerBronckhorst: LocalClaims = { rollen: ['beleidsmedewerker'], organisaties: ['GM1876'], naam: 'Bram Bronckhorst' };
export const beleidsmedewerkerWestBetuwe: LocalClaims = { rollen: ['beleidsmedewerker'], organisaties: ['GM1960'], naam: 'Wil Betuwe' };
export const griffierWestBetuwe: LocalClaims = { rollen: ['griffier'], organisaties: ['GM1960'], naam: 'Guus Griffie' };
export const beleidsmedewerkerVlaardingen: LocalClaims = { rollen: ['beleidsmedewerker'], organisaties: ['GM0622'], naam: 'Vera Vlaardingen' };

export const beheerder: LocalClaims = { rollen: ['beheerder'], organisaties: ['SV-LEKSTROOM'], naam: 'Ben Beheer' };

/** A token of the right organisatie without any role. */
export const zonderRol: LocalClaims = { rollen: [], organisaties: ['SV-LEKSTROOM'], naam: 'Nel Niets' };
