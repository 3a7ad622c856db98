/** What somebody does in the plans; the words of the token's claim. */
export const rollen = ['lezer', 'trekker', 'beleidsmedewerker', 'regiocoordinator', 'griffier', 'auditor', 'beheerder'] as const;

export type Rol = (typeof rollen)[number];

export const isRol = (text: unknown): text is Rol => rollen.some((rol) => rol === text);

/** Who asks. Every role counts for every organisatie of the token. */
export interface Medewerker {
  /** Opaque, and made with the key of the installation: no event carries what the identity provider calls somebody, nor what can be told from it. */
  readonly id: string;
  /** Under which ids the same person may stand in events of before. */
  readonly vroegereIds?: readonly string[];
  readonly naam?: string;
  readonly rollen: readonly Rol[];
  /** Codes such as `GM1960` and `SV-LEKSTROOM`. */
  readonly organisaties: readonly string[];
}

/** In which role, and for which organisatie, somebody does something. An event records it. */
export interface Hoedanigheid {
  readonly rol: Rol;
  readonly organisatie: string;
}
