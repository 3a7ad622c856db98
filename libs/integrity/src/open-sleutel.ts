import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { keptSecret, OperatorFault } from '@actiespoor/data-dir';

import { newSleutelPem, type NotarisSleutel, sleutelFromPem } from './sleutel.js';

/** No usable key was given or kept. The message holds no part of it. */
export class SleutelFault extends OperatorFault {
  override readonly name = 'SleutelFault';
}

const newFile = (): string => `${JSON.stringify({ sleutel: newSleutelPem(), vorige: [] }, undefined, 2)}\n`;

/** `sleutel` is the private key, `vorige` are public keys that signed before it, all PEM. */
const pemOfFile = (text: string): string => {
  const { sleutel, vorige = [] } = JSON.parse(text) as { readonly sleutel: string; readonly vorige?: readonly string[] };
  return [sleutel, ...vorige].join('\n');
};

const parsed = (pem: () => string, where: string): NotarisSleutel => {
  try {
    return sleutelFromPem(pem());
  } catch (cause) {
    throw new SleutelFault(`${where} bevat geen bruikbare sleutel van de notaris: er hoort één Ed25519-sleutel (PKCS #8, PEM) in te staan.`, { cause });
  }
};

const readGiven = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SleutelFault(`NOTARIS_KEY wijst naar ${path}, en dat bestand is niet te lezen.`, { cause });
  });

const isPem = (given: string): boolean => given.includes('-----BEGIN');

/** True if {@link openSleutel} can use setting `NOTARIS_KEY`: reports a fault before anything has started. */
export const isSleutel = (given: string): boolean => {
  try {
    sleutelFromPem(isPem(given) ? given : readFileSync(given, 'utf8'));
    return true;
  } catch {
    return false;
  }
};

/** The key of this installation if it exists; makes none. @throws SleutelFault */
export const existingSleutel = async (dataDir: string, given?: string): Promise<NotarisSleutel | undefined> => {
  const isAbsent = given === undefined && !existsSync(join(dataDir, 'notaris.json'));
  return isAbsent ? undefined : openSleutel(dataDir, given);
};

/**
 * The key of this installation: the given one, else that of `<dataDir>/notaris.json` (mode 600), which is made at the first call.
 *
 * @param given setting `NOTARIS_KEY`: PEM text, or the path of a file with it
 * @throws SleutelFault, DataDirFault with a Dutch sentence
 */
export const openSleutel = async (dataDir: string, given?: string): Promise<NotarisSleutel> => {
  if (given !== undefined && isPem(given)) return parsed(() => given, 'NOTARIS_KEY');
  if (given !== undefined) {
    const pem = await readGiven(given);
    return parsed(() => pem, given);
  }
  const path = join(dataDir, 'notaris.json');
  const text = await keptSecret(path, newFile);
  return parsed(() => pemOfFile(text), path);
};
