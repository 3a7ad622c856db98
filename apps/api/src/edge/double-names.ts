import type { InvalidParam } from '../validation/invalid-params.js';
import { checkDepth, itemIn, maxFaults, nameIn } from './body-place.js';

/** An object or a list that is being read, and its place in the body. */
interface Frame {
  readonly place: string;
  /** The earlier names of an object; undefined for a list. */
  readonly seen?: Set<string>;
  /** The name of the next value, and the number of earlier items of a list. */
  name: string;
  index: number;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];

/** The place of the closing quote of a string whose opening quote is at `start`; the end of the text if there is none. */
const endOfString = (json: string, start: number): number => {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1;
  return at;
};

/** Names are compared as a program reads them: `"\u0061"` and `"a"` are one. */
const nameBetween = (json: string, start: number, end: number): string => {
  const written = json.slice(start + 1, end);
  return written.includes('\\') ? (JSON.parse(json.slice(start, end + 1)) as string) : written;
};

const placeOfNext = ({ place, seen, name, index }: Frame): string => (seen ? nameIn(place, name) : itemIn(place, index));

/** Reads the text once and keeps the path of the present place. */
class Reader {
  readonly #doubles = new Set<string>();
  readonly #frames: Frame[] = [];
  #expectsName = false;

  constructor(private readonly json: string) {}

  doubles(): readonly string[] {
    for (let at = 0; at < this.json.length && this.#doubles.size < maxFaults; at += 1) at = this.#step(at);
    return [...this.#doubles];
  }

  get #top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  /** @returns the last place that was read */
  #step(at: number): number {
    switch (this.json.charCodeAt(at)) {
      case quote:
        return this.#string(at);
      case openObject:
        this.#open(new Set());
        return at;
      case openList:
        this.#open(undefined);
        return at;
      case closeObject:
      case closeList:
        this.#frames.pop();
        this.#expectsName = false;
        return at;
      case comma:
        this.#next();
        return at;
      default:
        return at;
    }
  }

  #open(seen: Set<string> | undefined): void {
    const place = this.#top ? placeOfNext(this.#top) : '';
    this.#frames.push({ place, name: '', index: 0, ...(seen && { seen }) });
    checkDepth(this.#frames.length);
    this.#expectsName = seen !== undefined;
  }

  #next(): void {
    const top = this.#top;
    if (!top) return;
    top.index += 1;
    this.#expectsName = top.seen !== undefined;
  }

  #string(start: number): number {
    const end = endOfString(this.json, start);
    const top = this.#top;
    if (!this.#expectsName || !top?.seen) return end;
    top.name = nameBetween(this.json, start, end);
    if (top.seen.has(top.name)) this.#doubles.add(placeOfNext(top));
    top.seen.add(top.name);
    this.#expectsName = false;
    return end;
  }
}

/**
 * The names that an object in this body has more than once. JSON.parse keeps the last of them and another reader may keep
 * the first, so that the checked value is not the meant one (RFC 8259, 4). Values that the last one hides are checked too.
 *
 * @param json text that JSON.parse accepts
 * @throws ProblemException 400 if there are too many levels
 */
export const doubleNames = (json: string): readonly InvalidParam[] => new Reader(json).doubles().map((name) => ({ name, reason: 'staat er meer dan eens' }));
