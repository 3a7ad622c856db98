import type { Id } from '@actiespoor/kernel';

type OrganisatieCode = Id<'organisatie'>;

const organisatie = (code: string): OrganisatieCode => code as OrganisatieCode;

export const westBetuwe = organisatie('GM1960');
export const bronckhorst = organisatie('GM1876');
export const vlaardingen = organisatie('GM0622');

/** The samenwerkingsverband that owns the regional plan of Lekstroom, and its five members. */
export const lekstroom = organisatie('SV-LEKSTROOM');
export const houten = organisatie('GM0321');
export const lopik = organisatie('GM0331');
export const ijsselstein = organisatie('GM0353');
export const nieuwegein = organisatie('GM0356');
export const vijfheerenlanden = organisatie('GM1961');
export const ledenLekstroom: readonly OrganisatieCode[] = [houten, ijsselstein, lopik, nieuwegein, vijfheerenlanden];

export const veiligThuisUtrecht = organisatie('PA-VEILIG-THUIS-UTRECHT');
export const moviera = organisatie('PA-MOVIERA');
export const ggdRegioUtrecht = organisatie('PA-GGDRU');

/** A user: an opaque id, and the role and organisatie of the token. Never a name. */
export interface Persona {
  readonly actor: string;
  readonly role: string;
  readonly organisatie: OrganisatieCode;
}

export const beleidsmedewerkerWestBetuwe: Persona = { actor: 'mdw-4f21', role: 'beleidsmedewerker', organisatie: westBetuwe };
export const beleidsmedewerkerHouten: Persona = { actor: 'mdw-8c07', role: 'beleidsmedewerker', organisatie: houten };
export const beleidsmedewerkerLopik: Persona = { actor: 'mdw-b3d9', role: 'beleidsmedewerker', organisatie: lopik };
export const trekkerMoviera: Persona = { actor: 'mdw-17aa', role: 'trekker', organisatie: moviera };
export const regiocoordinatorLekstroom: Persona = { actor: 'mdw-62e5', role: 'regiocoordinator', organisatie: lekstroom };
export const griffierWestBetuwe: Persona = { actor: 'mdw-d150', role: 'griffier', organisatie: westBetuwe };
export const auditorLekstroom: Persona = { actor: 'mdw-95f8', role: 'auditor', organisatie: lekstroom };
export const beheerder: Persona = { actor: 'mdw-0b3c', role: 'beheerder', organisatie: lekstroom };
