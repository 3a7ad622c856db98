import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

import type { Leveringsbestand } from '@actiespoor/veilig-thuis/events';
import type { Deel } from '@actiespoor/veilig-thuis-import';

import { unreadableFile } from '../import/document-file.js';

/** Called after each piece of a file, with the bytes of all files that were read, and their total. May throw to stop the reading. */
export type OnPiece = (done: number, total: number) => void;

const pieceSize = 256 * 1024;

const sizeOf = async (file: string): Promise<number> => {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR' });
    return found.size;
  } catch (fault) {
    throw unreadableFile(fault, file, 'de cijfers');
  }
};

const piecesOf = async function* (file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>;
  } catch (fault) {
    throw unreadableFile(fault, file, 'de cijfers');
  }
};

/** The files of a delivery: to be read in pieces, and known by their hash once they have been read to the end. */
export interface LeveringFiles {
  readonly delen: readonly Deel[];
  readonly bestanden: () => readonly Leveringsbestand[];
}

/** The files of a delivery. @throws CliFault, at once or while reading, for a file that cannot be read */
export const leveringFiles = async (files: readonly string[], onPiece: OnPiece): Promise<LeveringFiles> => {
  const sizes = await Promise.all(files.map(sizeOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // A file is opened twice, the first time for its beginning: its progress starts again.
  const read = new Map<string, number>();
  const hashes = new Map<string, string>();
  const open = async function* (file: string): AsyncGenerator<Uint8Array> {
    read.set(file, 0);
    const hash = createHash('sha256');
    for await (const bytes of piecesOf(file)) {
      read.set(file, (read.get(file) ?? 0) + bytes.length);
      hash.update(bytes);
      onPiece(
        [...read.values()].reduce((sum, position) => sum + position, 0),
        total,
      );
      yield bytes;
    }
    hashes.set(file, hash.digest('hex'));
  };
  return {
    delen: files.map((naam) => ({ naam, open: () => open(naam) })),
    bestanden: () => files.map((file) => ({ sha256: hashes.get(file) ?? '', bytes: read.get(file) ?? 0 })),
  };
};
