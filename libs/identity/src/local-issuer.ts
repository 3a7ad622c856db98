import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { keptSecret, OperatorFault } from '@actiespoor/data-dir';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';

import type { Rol } from '@actiespoor/application/ports';

/** Issuer and audience of the tokens that this installation signs for itself. */
export const localIssuerUrl = 'urn:actiespoor:local-issuer';
export const localAudience = 'actiespoor';

export interface LocalClaims {
  readonly rollen: readonly Rol[];
  readonly organisaties: readonly string[];
  readonly naam?: string;
  /** The subject of the token; if absent, one made-up person per set of roles and organisaties. */
  readonly sub?: string;
  /** The lifetime of the token in hours; eight if absent. */
  readonly hours?: number;
}

/** Signs tokens with a key that never leaves the machine: for the demo, and on loopback only. */
export interface LocalIssuer {
  readonly issuer: string;
  readonly audience: string;
  sign(claims: LocalClaims): Promise<string>;
  /** The public key, in the form that a verifier takes. */
  jwks(): JSONWebKeySet;
}

/** The file of the local issuer holds no usable key. */
export class LocalIssuerFault extends OperatorFault {
  override readonly name = 'LocalIssuerFault';
}

const algorithm = 'ES256';
const standardHours = 8;
const newKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid: randomUUID(), alg: algorithm, use: 'sig' });
};

const publicPart = ({ d: _secret, ...known }: JWK): JWK => known;

interface IssuerKey {
  readonly jwk: JWK & { readonly kid: string };
  readonly key: CryptoKey;
}

/** Signs and verifies once, so that a key whose halves do not match is found here and not by a user. */
const usable = async (text: string): Promise<IssuerKey> => {
  const parsed = JSON.parse(text) as JWK;
  const jwk = { ...parsed, kid: parsed.kid ?? 'local' };
  if (typeof jwk.kid !== 'string') throw new TypeError('Not the name of a key');
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array || key.type !== 'private') throw new TypeError('Not a private key');
  await jwtVerify(await new SignJWT({}).setProtectedHeader({ alg: algorithm }).sign(key), await importJWK(publicPart(jwk), algorithm));
  return { jwk, key };
};

const parseKey = async (text: string, path: string): Promise<IssuerKey> => {
  try {
    return await usable(text);
  } catch (cause) {
    throw new LocalIssuerFault(
      `In ${path} staat geen sleutel van de lokale uitgever. Verwijder het bestand, dan komt er een nieuwe; tokens van de vorige gelden dan niet meer.`,
      { cause },
    );
  }
};

const signWith = (key: CryptoKey, kid: string, claims: LocalClaims): Promise<string> => {
  const { rollen, organisaties, naam, hours = standardHours } = claims;
  const sub = claims.sub ?? `demo-${[...rollen, ...organisaties].join('-').toLowerCase()}`;
  return new SignJWT({ rollen, organisaties, ...(naam !== undefined && { name: naam }) })
    .setProtectedHeader({ alg: algorithm, kid, typ: 'at+jwt' })
    .setIssuer(localIssuerUrl)
    .setAudience(localAudience)
    .setSubject(sub)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${String(Math.round(hours * 3600))} seconds`)
    .sign(key);
};

/**
 * The issuer of this installation. Its key is kept in `<dataDir>/local-issuer.json` (mode 600) and made at the first call.
 *
 * @throws DataDirFault, LocalIssuerFault
 * @example
 * const issuer = await localIssuer('./data');
 * const token = await issuer.sign({ rollen: ['beleidsmedewerker'], organisaties: ['GM1960'] });
 * const verify = tokenVerifier({ ...issuer, jwks: issuer.jwks(), personen: await openPersoonIds('./data') });
 */
export const localIssuer = async (dataDir: string): Promise<LocalIssuer> => {
  const path = join(dataDir, 'local-issuer.json');
  const { jwk, key } = await parseKey(await keptSecret(path, newKey), path);
  return {
    issuer: localIssuerUrl,
    audience: localAudience,
    sign: (claims) => signWith(key, jwk.kid, claims),
    jwks: () => ({ keys: [publicPart(jwk)] }),
  };
};
