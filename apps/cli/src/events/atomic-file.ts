import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { codeOf } from '@actiespoor/data-dir';

import { CliFault } from '../faults.js';

const troubles: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `De map ${dirname(file)} bestaat niet.`,
  ENOTDIR: (file) => `${dirname(file)} is geen map.`,
  EISDIR: (file) => `${file} is een map; noem een bestand.`,
  EACCES: (file) => `In ${dirname(file)} mag deze gebruiker niet schrijven.`,
  EPERM: (file) => `In ${dirname(file)} mag deze gebruiker niet schrijven.`,
  EROFS: (file) => `In ${dirname(file)} kan niet worden geschreven.`,
  ENOSPC: (file) => `De schijf van ${file} is vol.`,
};

const asSentence = (fault: unknown, file: string): unknown => {
  const trouble = troubles[codeOf(fault) ?? ''];
  return trouble ? new CliFault(trouble(file), 1, { cause: fault }) : fault;
};

/** Writes a file completely or not at all; the former file stays until then. Readable by its owner only. */
export const writeAtomically = async (file: string, lines: AsyncIterable<string>, signal: AbortSignal): Promise<void> => {
  const draft = `${file}.${randomUUID()}.deel`;
  try {
    // Opens the file before anything can fail: otherwise an aborted stream might still make the file after the clean-up.
    const opened = await open(draft, 'wx', 0o600);
    await pipeline(lines, opened.createWriteStream({ flush: true }), { signal });
    await rename(draft, file);
  } catch (fault) {
    await rm(draft, { force: true });
    throw asSentence(fault, file);
  }
};
