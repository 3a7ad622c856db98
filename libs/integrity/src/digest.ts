import { createHash } from 'node:crypto';

import { canonicalJson } from '@actiespoor/kernel';

export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** SHA-256 of the canonical JSON (RFC 8785) of a value, as 64 hexadecimal digits. */
export const hashOf = (value: object): string => sha256(canonicalJson(value)).toString('hex');
