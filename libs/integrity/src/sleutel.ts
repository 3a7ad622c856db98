import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

import { canonicalJson } from '@actiespoor/kernel';

import { sha256 } from './digest.js';
import { type GetekendeWortel, verklaringOf, type Wortel } from './wortel.js';

/** A public key in the form that a root holds: SubjectPublicKeyInfo (DER) in base64. */
export type PubliekeSleutel = string;

/** The key of the notary of one installation. */
export interface NotarisSleutel {
  readonly publiek: PubliekeSleutel;
  /** Every trusted public key: the present one first, then former ones. */
  readonly vertrouwd: readonly PubliekeSleutel[];
  sign(wortel: Omit<Wortel, 'sleutel'>): GetekendeWortel;
}

const block = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g;

const blocksOf = (pem: string): readonly string[] => [...pem.replaceAll(String.raw`\n`, '\n').matchAll(block)].map(([text]) => text);

const isPrivate = (pem: string): boolean => pem.includes('PRIVATE KEY');

const publicText = (key: KeyObject): PubliekeSleutel => {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Not an Ed25519 key');
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
};

const keyObject = (sleutel: PubliekeSleutel): KeyObject => createPublicKey({ key: Buffer.from(sleutel, 'base64'), format: 'der', type: 'spki' });

/** SHA-256 of the public key (DER), 64 hexadecimal digits: short enough to read out over the telephone in parts. */
export const vingerafdruk = (sleutel: PubliekeSleutel): string => sha256(Buffer.from(sleutel, 'base64')).toString('hex');

export const publicPem = (sleutel: PubliekeSleutel): string => keyObject(sleutel).export({ type: 'spki', format: 'pem' }).toString();

/** True if the key that the root names made the signature. A separate check tells whether that key is trusted. */
export const isSigned = (wortel: GetekendeWortel): boolean => {
  try {
    const signature = Buffer.from(wortel.handtekening, 'base64');
    return verify(null, Buffer.from(canonicalJson(verklaringOf(wortel))), keyObject(wortel.sleutel), signature);
  } catch {
    return false;
  }
};

export const newSleutelPem = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/**
 * @param pem one Ed25519 `PRIVATE KEY` (PKCS #8), and any number of `PUBLIC KEY`s of former keys; `\n` may be written out
 * @throws TypeError for any other text; the message holds no part of the key
 */
export const sleutelFromPem = (pem: string): NotarisSleutel => {
  const [own, ...others] = blocksOf(pem).filter(isPrivate);
  if (own === undefined || others.length > 0) throw new TypeError('Expected exactly one private key');
  const key = createPrivateKey(own);
  const publiek = publicText(createPublicKey(key));
  const former = blocksOf(pem)
    .filter((text) => !isPrivate(text))
    .map((text) => publicText(createPublicKey(text)));
  return {
    publiek,
    vertrouwd: [...new Set([publiek, ...former])],
    sign: (wortel) => {
      const verklaring: Wortel = { ...wortel, sleutel: publiek };
      return { ...verklaring, handtekening: sign(null, Buffer.from(canonicalJson(verklaring)), key).toString('base64') };
    },
  };
};
