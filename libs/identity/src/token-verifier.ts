import { isRol, type Medewerker, type PersoonIds } from '@actiespoor/application/ports';
import { bareText } from '@actiespoor/kernel';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import { claimOf, wordsOf, type ClaimNames } from './claims.js';
import { remoteKeys } from './remote-keys.js';
import { shownName } from './naam.js';
import { reasonOf } from './token-faults.js';
import { VerifiedTokens } from './verified-tokens.js';

export type Verified =
  | { readonly ok: true; readonly medewerker: Medewerker }
  /** A Dutch sentence for the caller, without anything of the token in it. */
  | { readonly ok: false; readonly reden: string };

/**
 * Identifies the sender of a token.
 *
 * @throws IdentityUnavailable if the issuer's keys cannot be fetched: the token may be valid.
 */
export type TokenVerifier = (token: string) => Promise<Verified>;

export interface VerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** The keys themselves or their address; if both are absent, the issuer's OpenID configuration names the address. */
  readonly jwks?: JSONWebKeySet;
  readonly jwksUrl?: string;
  readonly claimNames?: Partial<ClaimNames>;
  /** Makes the id of the token's subject. */
  readonly personen: Pick<PersoonIds, 'medewerker'>;
  /** The present moment; the wall clock if absent. */
  readonly now?: () => Date;
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const clockToleranceSeconds = 30;
const standardClaims: ClaimNames = { rollen: 'rollen', organisaties: 'organisaties', naam: 'name' };

// OpenID Connect Core, section 2: a subject has at most 255 characters.
const longestSub = 255;

const keysOf = ({ issuer, jwks, jwksUrl }: VerifierOptions): JWTVerifyGetKey => (jwks ? createLocalJWKSet(jwks) : remoteKeys(issuer, jwksUrl));

/** The subject of the token: without one all users would be one person. @throws JWTClaimValidationFailed */
const subjectOf = (payload: JWTPayload): string => {
  const sub: unknown = payload.sub;
  if (typeof sub === 'string' && sub.isWellFormed() && !sub.includes('\0') && bareText(sub).trim() !== '' && sub.length <= longestSub) return sub;
  throw new errors.JWTClaimValidationFailed('Not the name of a subject', payload, 'sub', 'invalid');
};

const medewerkerOf = (payload: JWTPayload, { issuer, personen }: VerifierOptions, names: ClaimNames): Medewerker => {
  const naam = shownName(claimOf(payload, names.naam));
  const { id, vroeger } = personen.medewerker(issuer, subjectOf(payload));
  return {
    id,
    vroegereIds: vroeger,
    ...(naam !== undefined && { naam }),
    rollen: wordsOf(claimOf(payload, names.rollen)).filter(isRol),
    organisaties: wordsOf(claimOf(payload, names.organisaties)),
  };
};

/**
 * Checks signature, issuer, audience, lifetime and algorithm of a bearer token (RFC 7519) and reads its subject. A verified
 * token is trusted for a minute, and not beyond its own end. Foreign roles are ignored: an identity provider has other uses
 * for the claim.
 *
 * @example
 * const verify = tokenVerifier({ issuer: 'https://login.gemeente.example', audience: 'actiespoor', personen: await openPersoonIds('./data')
 * });
 * const verified = await verify(token);
 */
export const tokenVerifier = (options: VerifierOptions): TokenVerifier => {
  const keys = keysOf(options);
  const names = { ...standardClaims, ...options.claimNames };
  const { issuer, audience, now = () => new Date() } = options;
  const tokens = new VerifiedTokens();

  const check = async (token: string, currentDate: Date): Promise<Medewerker> => {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp'],
      currentDate,
    });
    const medewerker = medewerkerOf(payload, options, names);
    tokens.keep(token, medewerker, { now: currentDate.getTime(), expires: (payload.exp ?? 0) * 1000 });
    return medewerker;
  };

  return async (token) => {
    const currentDate = now();
    try {
      return { ok: true, medewerker: tokens.find(token, currentDate.getTime()) ?? (await check(token, currentDate)) };
    } catch (fault) {
      return { ok: false, reden: reasonOf(fault) };
    }
  };
};
