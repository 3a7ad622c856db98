import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

import { Meter } from './meter.js';
import type { Task } from './progress.js';

export type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan';

/** Colours a text, or returns it unchanged if colours are off. */
export type Paint = (colour: Colour, text: string) => string;

/** A stream that may be a terminal. */
export interface Screen extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

/** The outside world of a command: results go to stdout, everything else to stderr. */
export interface Terminal {
  readonly stdout: Screen;
  /** The width of printed text, in columns. */
  readonly width: number;
  readonly paint: Paint;
  /** A result. */
  print(text: string): void;
  /** Writes any other message for the user. */
  tell(text: string): void;
  /** Shows the progress of a long task, on stderr. */
  meter(task: Task): Meter;
}

const standardWidth = 100;
const leastWidth = 40;

export const plain: Paint = (_, text) => text;

const coloured: Paint = (colour, text) => styleText(colour, text, { validateStream: false });

const widthOfScreen = ({ columns }: Screen): number => Math.max(columns ?? standardWidth, leastWidth);

/** Colours on a terminal only, unless the environment forbids them (`NO_COLOR`, `TERM=dumb`). */
export const paintFor = (screen: Screen): Paint => (screen.isTTY === true && screen.hasColors?.() === true ? coloured : plain);

export const terminalOn = (stdout: Screen, stderr: Screen): Terminal => ({
  stdout,
  width: widthOfScreen(stdout),
  paint: paintFor(stdout),
  print: (text) => void stdout.write(`${text}\n`),
  tell: (text) => void stderr.write(`${text}\n`),
  meter: (task) =>
    new Meter(task, {
      write: (text) => void stderr.write(text),
      isTerminal: stderr.isTTY === true,
      width: widthOfScreen(stderr),
      now: () => performance.now(),
    }),
});
