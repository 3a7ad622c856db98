import { Writable } from 'node:stream';

import { type Terminal, terminalOn } from './terminal.js';

/** A stream that keeps what is written to it. */
export class Recording extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

export interface RecordedTerminal extends Terminal {
  /** What was printed on stdout so far. */
  readonly printed: () => string;
  /** What was told on stderr so far. */
  readonly told: () => string;
}

/** As when both streams go to a file. */
export const recordedTerminal = (): RecordedTerminal => {
  const [out, err] = [new Recording(), new Recording()];
  return { ...terminalOn(out, err), printed: () => out.text, told: () => err.text };
};
