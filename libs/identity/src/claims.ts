import type { JWTPayload } from 'jose';

/** The issuer's names for the claims. A dotted name is a path, as in `realm_access.roles` of Keycloak. */
export interface ClaimNames {
  readonly rollen: string;
  readonly organisaties: string;
  readonly naam: string;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

/** The claim with exactly that name (names may be URLs), else the value at the end of the dotted path. */
export const claimOf = (payload: JWTPayload, name: string): unknown =>
  Object.hasOwn(payload, name) ? payload[name] : name.split('.').reduce<unknown>(member, payload);

/** A claim with several values: an array of text, or one text with spaces between them as in `scope`. */
export const wordsOf = (claim: unknown): readonly string[] => {
  const words: readonly unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return [...new Set(words.filter((word): word is string => typeof word === 'string' && word !== ''))];
};
