import { Writable } from 'node:stream';

import { type Terminal, terminalOn } from './terminal.js';

/** A stream that keeps its input. */
export class Recording extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

export interface RecordedTerminal extends Terminal {
  /** The text on stdout so far. */
  readonly printed: () => string;
  /** The text on stderr so far. */
  readonly told: () => string;
}

/** A terminal whose streams both go to a file. */
export const recordedTerminal = (): RecordedTerminal => {
  const [out, err] = [new Recording(), new Recording()];
  return { ...terminalOn(out, err), printed: () => out.text, told: () => err.text };
};
