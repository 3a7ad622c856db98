import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { isCode } from './fault-code.js';
import { newSleutelPem, type NotarisSleutel, sleutelFromPem } from './sleutel.js';

/** There is no usable key where one was given or kept. The message holds nothing of it. */
export class SleutelFault extends Error {
  override readonly name = 'SleutelFault';
}

const ownerOnly = 0o600;

const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', ownerOnly);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A whole file appears under its name or none; where two processes make one at once, the first name given stays. */
const writeOnce = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeDurably(draft, text);
    await link(draft, path);
  } catch (fault) {
    if (!isCode(fault, 'EEXIST')) throw fault;
  } finally {
    await rm(draft, { force: true });
  }
};

const readIfThere = async (path: string): Promise<string | undefined> => {
  try {
    await chmod(path, ownerOnly);
    return await readFile(path, 'utf8');
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
};

const readOrMake = async (path: string): Promise<string> => {
  const there = await readIfThere(path);
  if (there !== undefined) return there;
  await writeOnce(path, `${JSON.stringify({ sleutel: newSleutelPem(), vorige: [] }, undefined, 2)}\n`);
  return readFile(path, 'utf8');
};

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

/** Whether setting `NOTARIS_KEY` is one that {@link openSleutel} can use: to tell of it before anything has started. */
export const isSleutel = (given: string): boolean => {
  try {
    sleutelFromPem(isPem(given) ? given : readFileSync(given, 'utf8'));
    return true;
  } catch {
    return false;
  }
};

/**
 * The key of this installation: the one that is given, else that of `<dataDir>/notaris.json` (mode 600), which is made at the first call.
 *
 * @param given setting `NOTARIS_KEY`: PEM text, or the path of a file with it
 * @throws SleutelFault with a Dutch sentence
 */
export const openSleutel = async (dataDir: string, given?: string): Promise<NotarisSleutel> => {
  if (given !== undefined && isPem(given)) return parsed(() => given, 'NOTARIS_KEY');
  if (given !== undefined) {
    const pem = await readGiven(given);
    return parsed(() => pem, given);
  }
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'notaris.json');
  const text = await readOrMake(path);
  return parsed(() => pemOfFile(text), path);
};
