import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { isCode, makeFolder, systemReason } from '@actiespoor/data-dir';

import { type BundleSummary, bundleReadme } from './bundle-readme.js';
import { eventLine } from './event-line.js';
import { checkStoreFiling } from './filing.js';
import { type PubliekeSleutel, publicPem } from './sleutel.js';
import { type Notarised, storedEvents } from './stored-events.js';

export interface BundleOptions extends Notarised {
  /** The folder to make. An existing folder must be empty. */
  readonly folder: string;
  /** Trusted public keys, see `NotarisSleutel.vertrouwd`. */
  readonly sleutels: readonly PubliekeSleutel[];
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** Called from time to time with the number of events written so far. */
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
}

/** The folder for the bundle is in use, or cannot be written. */
export class BundleFault extends Error {
  override readonly name = 'BundleFault';
}

const asset = (name: string): URL => new URL(`../assets/${name}`, import.meta.url);
const files = ['gebeurtenissen.ndjson', 'wortels.ndjson', 'sleutel.pem', 'leesmij.md', 'controleer.mjs'] as const;
const ownerOnly = 0o600;
const progressEvery = 1_000;

/** Turns a refusal of the system into a fault with a sentence; returns our own errors unchanged. */
const asFault = (fault: unknown, folder: string): unknown => {
  const why = systemReason(fault);
  return why === undefined
    ? fault
    : new BundleFault(`In ${folder} kan de export niet worden geschreven (${why}): noem een map waarin deze gebruiker mag schrijven.`, { cause: fault });
};

const assertFree = async (folder: string): Promise<void> => {
  const there = await readdir(folder).catch((fault: unknown) => {
    if (isCode(fault, 'ENOENT')) return [];
    throw new BundleFault(`${folder} is geen map waarin de export kan komen.`, { cause: fault });
  });
  if (there.length > 0) throw new BundleFault(`De map ${folder} is niet leeg. Noem een map die er nog niet is.`);
};

async function* eventLines({ store, signal, onProgress = () => undefined }: BundleOptions, counted: (events: number) => void): AsyncIterable<string> {
  let count = 0;
  for await (const event of storedEvents(store, { signal })) {
    count += 1;
    if (count % progressEvery === 0) onProgress(count);
    counted(count);
    yield eventLine(event);
  }
}

const writeEvents = async (options: BundleOptions, file: string): Promise<number> => {
  let events = 0;
  const lines = eventLines(options, (count) => {
    events = count;
  });
  // Opens the file before anything can fail: otherwise an aborted stream might still make it after the clean-up.
  const opened = await open(file, 'wx', ownerOnly);
  await pipeline(lines, opened.createWriteStream({ flush: true }), options.signal ? { signal: options.signal } : {});
  return events;
};

const sumOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const writeSums = async (write: (file: string, text: string) => Promise<void>, at: (file: string) => string): Promise<void> => {
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sumOf(at(file))}  ${file}\n`);
  await write('controlesommen.sha256', lines.join(''));
};

const fill = async (folder: string, options: BundleOptions): Promise<BundleSummary> => {
  const at = (file: string): string => join(folder, file);
  const write = (file: string, text: string): Promise<void> => writeFile(at(file), text, { flag: 'wx', mode: ownerOnly, flush: true });
  const wortels = await options.wortels.list();
  const gebeurtenissen = await writeEvents(options, at('gebeurtenissen.ndjson'));
  const laatste = wortels.at(-1);
  const { sleutels } = options;
  const nietGetekend = Math.max(0, gebeurtenissen - (laatste?.totaal ?? 0));
  const filing = await checkStoreFiling(options.store, options);
  const summary = { gebeurtenissen, nietGetekend, laatste, sleutels, filing, gemaaktOp: options.clock() };
  await write('wortels.ndjson', wortels.map((wortel) => `${JSON.stringify(wortel)}\n`).join(''));
  await write('sleutel.pem', sleutels.map(publicPem).join(''));
  await write('leesmij.md', bundleReadme(await readFile(asset('leesmij.md'), 'utf8'), summary));
  await copyFile(asset('controleer.mjs'), at('controleer.mjs'));
  await writeSums(write, at);
  return summary;
};

/**
 * Writes everything that an auditor needs to check the history without the program: events, roots, public key and a script.
 * The folder appears complete or not at all.
 *
 * @throws BundleFault if the folder is in use, StoreUnavailable, the reason of the signal
 */
export const exportBundle = async (options: BundleOptions): Promise<BundleSummary> => {
  await assertFree(options.folder);
  const draft = `${options.folder}.${randomUUID()}.deel`;
  try {
    options.signal?.throwIfAborted();
    await makeFolder(dirname(draft));
    await makeFolder(draft, 0o700);
    const summary = await fill(draft, options);
    await rename(draft, options.folder);
    return summary;
  } catch (fault) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw asFault(fault, options.folder);
  }
};
