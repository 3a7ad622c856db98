import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Kenmerk, PersoonIds } from '@actiespoor/application/ports';
import { keptSecret, OperatorFault } from '@actiespoor/data-dir';
import { canonicalJson, uuidV5 } from '@actiespoor/kernel';

/** No usable key was given or kept. The message holds no part of it. */
export class PersonenKeyFault extends OperatorFault {
  override readonly name = 'PersonenKeyFault';
}

// 32 bytes in base64. No path has this form.
const keyForm = /^[A-Za-z0-9+/]{43}=$/;

// Fixed for ever: the namespace of ids from before there was a key.
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
const osUserNamespace = '6d7d8c1e-0b5a-5b0e-9a3d-52f0b7c1e4a9';

const wordsOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const areKeys = (words: readonly string[]): boolean => words.length > 0 && words.every((word) => keyForm.test(word));

/** RFC 9562, version 8: the first half of a MAC, in the form of a UUID. */
const idOf = (key: string, parts: readonly string[]): string => {
  const bytes = createHmac('sha256', Buffer.from(key, 'base64')).update(canonicalJson(parts)).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const idsWith = ([present, ...former]: readonly [string, ...string[]]): PersoonIds => {
  const kenmerk = (parts: readonly string[], withoutKey: string): Kenmerk => ({
    id: idOf(present, parts),
    vroeger: [...former.map((key) => idOf(key, parts)), withoutKey],
  });
  return {
    medewerker: (issuer, sub) => kenmerk(['medewerker', issuer, sub], uuidV5(urlNamespace, `${issuer} ${sub}`)),
    inDocument: (planId, naam) => kenmerk(['document', planId, naam.normalize('NFC').toLowerCase()], uuidV5(planId, `persoon|${naam.toLowerCase()}`)),
    systeemgebruiker: (naam) => kenmerk(['systeemgebruiker', naam], uuidV5(osUserNamespace, naam)),
    vingerafdrukken: [present, ...former].map((key) => idOf(key, ['vingerafdruk'])),
  };
};

/**
 * @param text keys of 32 bytes in base64, separated by spaces, commas or line ends: the present one, and then the former ones
 * @throws PersonenKeyFault
 */
const parsed = (text: string, where: string): PersoonIds => {
  const [present, ...former] = wordsOf(text);
  if (present === undefined || !areKeys([present, ...former])) {
    throw new PersonenKeyFault(`${where} bevat geen bruikbare sleutel voor de kenmerken van personen: 32 bytes in base64, zoals van openssl rand -base64 32.`);
  }
  return idsWith([present, ...former]);
};

const newKey = (): string => `${randomBytes(32).toString('base64')}\n`;

/** True if {@link openPersoonIds} can use setting `PERSONEN_KEY`: reports a fault before anything has started. */
export const isPersonenKey = (given: string): boolean => {
  try {
    return areKeys(wordsOf(given)) || areKeys(wordsOf(readFileSync(given, 'utf8')));
  } catch {
    return false;
  }
};

const readGiven = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PersonenKeyFault('PERSONEN_KEY is geen sleutel van 32 bytes in base64, en ook geen bestand dat te lezen is.', { cause });
  });

const keyFile = (dataDir: string): string => join(dataDir, 'personen.key');

/** A lost key is not replaced: another key would make all people strangers to their own records. */
const lostKey = (dataDir: string): PersonenKeyFault =>
  new PersonenKeyFault(
    `In ${keyFile(dataDir)} staat geen sleutel, en de kenmerken van personen in deze database zijn met een sleutel gemaakt. Er is geen nieuwe gemaakt. Zet personen.key terug uit de reservekopie, of geef PERSONEN_KEY; is de sleutel voorgoed weg, lees dan "A lost key" in docs/operations.md.`,
  );

/** Opens the key of a store that knows its key, and never makes one. @throws PersonenKeyFault, also if there is none */
export const existingPersoonIds = async (dataDir: string, given?: string): Promise<PersoonIds> => {
  if (given === undefined && !existsSync(keyFile(dataDir))) throw lostKey(dataDir);
  return openPersoonIds(dataDir, given);
};

/**
 * The ids of people in this installation. The key is kept in `<dataDir>/personen.key` (mode 600) and made at the first call.
 *
 * @param given setting `PERSONEN_KEY`: the key, followed by former keys, or the path of a file with them
 * @throws PersonenKeyFault, DataDirFault with a Dutch sentence
 */
export const openPersoonIds = async (dataDir: string, given?: string): Promise<PersoonIds> => {
  if (given !== undefined && areKeys(wordsOf(given))) return parsed(given, 'PERSONEN_KEY');
  if (given !== undefined) return parsed(await readGiven(given), given);
  const path = keyFile(dataDir);
  return parsed(await keptSecret(path, newKey), path);
};
