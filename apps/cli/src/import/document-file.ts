import { readFile } from 'node:fs/promises';

import { codeOf } from '@actiespoor/data-dir';

import { CliFault } from '../faults.js';

const troubles: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `Het bestand ${file} bestaat niet.`,
  ENOTDIR: (file) => `Het bestand ${file} bestaat niet.`,
  EISDIR: (file) => `${file} is een map; noem het bestand met het plan.`,
  EACCES: (file) => `Het bestand ${file} mag deze gebruiker niet lezen.`,
  EPERM: (file) => `Het bestand ${file} mag deze gebruiker niet lezen.`,
};

/** The bytes of a document. @throws CliFault with a sentence if they cannot be read */
export const readDocument = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (fault) {
    const trouble = troubles[codeOf(fault) ?? ''] ?? ((name: string) => `Het bestand ${name} is niet te lezen.`);
    throw new CliFault(trouble(file), 1, { cause: fault });
  }
};
