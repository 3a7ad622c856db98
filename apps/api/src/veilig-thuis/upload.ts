import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import type { Leveringsbestand } from '@actiespoor/veilig-thuis/events';
import type { Deel } from '@actiespoor/veilig-thuis-import';

import { bodyLimits } from '../edge/content.js';
import { tooLarge, unreadable } from '../edge/problem.js';

/** The name of the one file, in findings. */
const naam = 'levering';

const mebibyte = 1024 * 1024;

const isBroken = (fault: unknown): boolean => ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(Reflect.get(Object(fault) as object, 'code')));

/** A file that has no name any more: it is gone once it is closed, also after a crash. */
const namelessFile = async (): Promise<FileHandle> => {
  const folder = await mkdtemp(join(tmpdir(), 'actiespoor-levering-'));
  try {
    return await open(join(folder, naam), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** A delivery that arrives in the body of a request: kept on disk, because it is read more than once and may be large. */
export class Upload {
  private file: FileHandle | undefined;
  private received: Leveringsbestand = { sha256: '', bytes: 0 };

  constructor(private readonly body: unknown) {}

  /** Known once it was received. */
  get bestand(): Leveringsbestand {
    return this.received;
  }

  /** @throws ProblemException 413 if it is too large, 400 if the connection broke */
  async receive(): Promise<Deel> {
    const { body } = this;
    if (body instanceof Readable) return this.receiveStream(body);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    this.received = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    return {
      naam,
      open: async function* () {
        yield await Promise.resolve(bytes);
      },
    };
  }

  async close(): Promise<void> {
    await this.file?.close();
  }

  private async receiveStream(body: Readable): Promise<Deel> {
    const file = await namelessFile();
    this.file = file;
    try {
      await this.keep(body, file);
    } catch (fault) {
      if (isBroken(fault)) throw unreadable('De verbinding brak af voordat de hele levering er was. Er is niets vastgelegd; stuur haar opnieuw.');
      throw fault;
    }
    return { naam, open: () => file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer> };
  }

  private async keep(body: Readable, file: FileHandle): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > bodyLimits.levering)
        throw tooLarge(
          `Een levering mag hoogstens ${String(bodyLimits.levering / mebibyte)} MiB zijn. Laad een grotere met de opdracht actiespoor leveringen laden.`,
        );
      hash.update(piece);
      await file.appendFile(piece);
    }
    this.received = { sha256: hash.digest('hex'), bytes };
  }
}
