import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** A checked text that is one kind of id, so that the id of a plan cannot take the place of the id of an actie. */
export type Id<Name extends string> = string & { readonly id: Name };

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuidForm.test(text);

const formatUuid = (hex: string): string => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

/**
 * A name-based id (RFC 9562, version 5): the same namespace and name give the same id, so a retry is the same thing.
 *
 * @param namespace a UUID in lower case
 */
export const uuidV5 = (namespace: string, name: string): string => {
  const bytes = sha1(new Uint8Array([...hexToBytes(namespace.replaceAll('-', '')), ...utf8ToBytes(name)]));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return formatUuid(bytesToHex(bytes));
};

/** The canonical JSON text of a value (RFC 8785), so that equal values have equal hashes. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical form');
  return text;
};

/** SHA-256 of bytes, or of text in UTF-8, as 64 hexadecimal digits. */
export const sha256Hex = (content: string | Uint8Array): string => bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
