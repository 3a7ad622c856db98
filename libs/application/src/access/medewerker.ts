/** The roles of users in the plans; the words of the token's claim. */
export const rollen = ['lezer', 'trekker', 'beleidsmedewerker', 'regiocoordinator', 'griffier', 'auditor', 'beheerder'] as const;

export type Rol = (typeof rollen)[number];

export const isRol = (text: unknown): text is Rol => rollen.some((rol) => rol === text);

/** The user behind a request. Every role counts for every organisatie of the token. */
export interface Medewerker {
  /**
   * An opaque id, made with the key of the installation: no event holds the identity provider's name for a person, or a value derived from
   * it alone.
   */
  readonly id: string;
  /** Other ids of the same person in earlier events. */
  readonly vroegereIds?: readonly string[];
  readonly naam?: string;
  readonly rollen: readonly Rol[];
  /** Codes such as `GM1960` and `SV-LEKSTROOM`. */
  readonly organisaties: readonly string[];
}

/** The role and the organisatie in which a medewerker acts. Events record it. */
export interface Hoedanigheid {
  readonly rol: Rol;
  readonly organisatie: string;
}
