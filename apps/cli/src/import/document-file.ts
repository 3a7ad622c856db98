import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

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

/** A document with its media type, by the ending of its name. */
export interface DocumentFile {
  readonly bytes: Uint8Array;
  readonly soort: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.tsv': 'text/tab-separated-values',
  '.csv': 'text/csv',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
};

/** The bytes of a document. @throws CliFault with a sentence if they cannot be read */
export const readDocument = async (file: string): Promise<DocumentFile> => {
  try {
    return { bytes: await readFile(file), soort: mediaTypes[extname(file).toLowerCase()] ?? 'text/plain' };
  } catch (fault) {
    throw unreadableFile(fault, file, 'het plan');
  }
};
