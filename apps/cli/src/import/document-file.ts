import { readFile } from 'node:fs/promises';

import { codeOf } from '@actiespoor/data-dir';

import { CliFault } from '../faults.js';

type Trouble = (file: string, contents: string) => string;

const troubles: Readonly<Record<string, Trouble>> = {
  ENOENT: (file) => `Het bestand ${file} bestaat niet.`,
  ENOTDIR: (file) => `Het bestand ${file} bestaat niet.`,
  EISDIR: (file, contents) => `${file} is een map; noem het bestand met ${contents}.`,
  EACCES: (file) => `Het bestand ${file} mag deze gebruiker niet lezen.`,
  EPERM: (file) => `Het bestand ${file} mag deze gebruiker niet lezen.`,
};

/** A file that cannot be read, as a sentence. @param contents the thing that the file should hold: `het plan` */
export const unreadableFile = (fault: unknown, file: string, contents: string): CliFault => {
  const trouble = troubles[codeOf(fault) ?? ''] ?? ((name: string) => `Het bestand ${name} is niet te lezen.`);
  return new CliFault(trouble(file, contents), 1, { cause: fault });
};

/** The bytes of a document. @throws CliFault with a sentence if they cannot be read */
export const readDocument = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (fault) {
    throw unreadableFile(fault, file, 'het plan');
  }
};
