import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

import { IdentityUnavailable } from './token-faults.js';

const timeoutMs = 5_000;

const configurationUrl = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

const member = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);

const fetchConfiguration = async (issuer: string): Promise<unknown> => {
  const answer = await fetch(configurationUrl(issuer), { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  if (!answer.ok) throw new Error(`OpenID configuration answered ${String(answer.status)}`);
  return answer.json();
};

/** Finds the address of the issuer's keys (OpenID Connect Discovery 1.0, section 4). */
const discover = async (issuer: string): Promise<string> => {
  const configuration = await fetchConfiguration(issuer);
  const jwksUri = member(configuration, 'jwks_uri');
  if (member(configuration, 'issuer') !== issuer || typeof jwksUri !== 'string') {
    throw new Error('OpenID configuration belongs to another issuer or names no keys');
  }
  return jwksUri;
};

const fetchedFrom = (url: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(url), { timeoutDuration: timeoutMs });

/** A fault of the token (no such key) stays as it is; a failure to fetch the keys is no fault of the token. */
const translate = (fault: unknown): unknown => {
  const ofToken = fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys;
  return ofToken ? fault : new IdentityUnavailable('The keys of the issuer cannot be fetched', { cause: fault });
};

/** The keys of a remote issuer, fetched at the first token and kept; an unknown key triggers a new fetch once in a while. */
export const remoteKeys = (issuer: string, jwksUrl?: string): JWTVerifyGetKey => {
  let keys = jwksUrl === undefined ? undefined : fetchedFrom(jwksUrl);
  return async (header, token) => {
    try {
      keys ??= fetchedFrom(await discover(issuer));
      return await keys(header, token);
    } catch (fault) {
      throw translate(fault);
    }
  };
};
