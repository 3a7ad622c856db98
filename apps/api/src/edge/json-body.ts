import { isUtf8 } from 'node:buffer';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { namesOfObject } from '../validation/names-of-object.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import { itemIn, maxFaults, nameIn } from './body-place.js';
import { doubleNames } from './double-names.js';
import { invalidInput, unreadable, unsupportedCharset } from './problem.js';

type Parse = ReturnType<FastifyInstance['getDefaultJsonParser']>;
type Parsed = NonNullable<Parameters<Parse>[2]>;

/** A value within the body, and its place as the validation would name it: `correcties[0].regel`. */
interface Part {
  readonly name: string;
  readonly value: unknown;
}

const utf8 = /^(?:utf-?8|"utf-?8")$/i;

/** The charsets of a header, as written. A parser of media types leaves out empty and repeated ones. */
const charsetsIn = (contentType: string): readonly string[] =>
  contentType
    .split(';')
    .slice(1)
    .flatMap((parameter) => {
      const [name = '', ...value] = parameter.split('=');
      return name.trim().toLowerCase() === 'charset' ? [value.join('=').trim()] : [];
    });

/** JSON (RFC 8259) is UTF-8. @throws ProblemException 415 if the header names another charset, or an empty one */
export const checkCharset = (contentType: string): void => {
  if (!charsetsIn(contentType).every((charset) => utf8.test(charset))) throw unsupportedCharset();
};

const partsOf = ({ name, value }: Part): readonly Part[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.map((item: unknown, index) => ({ name: itemIn(name, index), value: item }));
  return (Object.entries(value) as readonly (readonly [string, unknown])[]).map(([key, item]) => ({ name: nameIn(name, key), value: item }));
};

const listsIn = ({ name, value }: Part): readonly InvalidParam[] => {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) =>
    Array.isArray(item) ? [{ name: itemIn(name, index), reason: 'is een lijst in een lijst, en die is hier nergens' }] : [],
  );
};

const foreignNames = ({ name, value }: Part): readonly InvalidParam[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) =>
    namesOfObject.has(key) || !key.isWellFormed() ? [{ name: nameIn(name, key), reason: 'is hier geen bekende naam' }] : [],
  );
};

/** A number that JSON can write and a computer cannot hold (`1e999`), and half a character: neither could be written down again. */
const unwritable = ({ name, value }: Part): readonly InvalidParam[] => {
  if (typeof value === 'number' && !Number.isFinite(value)) return [{ name, reason: 'is een getal dat te groot is' }];
  return typeof value === 'string' && !value.isWellFormed() ? [{ name, reason: 'bevat tekens die niet in tekst horen' }] : [];
};

const faultsAt = (part: Part): readonly InvalidParam[] => [...listsIn(part), ...foreignNames(part), ...unwritable(part)];

const shapeFaults = (body: unknown): readonly InvalidParam[] => {
  const faults: InvalidParam[] = [];
  for (let level: readonly Part[] = [{ name: '', value: body }]; level.length > 0; level = level.flatMap(partsOf)) {
    for (const part of level) {
      if (faults.length >= maxFaults) return faults;
      faults.push(...faultsAt(part).slice(0, maxFaults));
    }
  }
  return faults;
};

/**
 * Refuses shapes that no field of this API has, and that confuse the libraries behind it: too many levels, a list in a list, names that
 * every object has of itself, and a name that occurs twice.
 *
 * @throws ProblemException 400
 */
const checkShape = (body: unknown, json: string): void => {
  const faults = [...doubleNames(json), ...shapeFaults(body)];
  if (faults.length > 0) throw invalidInput(faults.slice(0, maxFaults));
};

/** The body as JavaScript itself reads it, undefined if it is no JSON; the parser of the framework refuses `__proto__` without naming it. */
const asRead = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const checked =
  (json: string, done: Parsed): Parsed =>
  (fault, body) => {
    const read: unknown = fault ? asRead(json) : body;
    if (fault && read === undefined) return done(fault);
    try {
      checkShape(read, json);
    } catch (shape) {
      return done(shape as Error);
    }
    return fault ? done(fault) : done(null, body);
  };

/** The bytes of a body as JSON; no bytes are an empty object. Bytes that are no UTF-8 would be stored with marks of replacement. */
export const jsonParser =
  (parse: Parse) =>
  (request: FastifyRequest, bytes: Buffer, done: Parsed): void => {
    if (bytes.length === 0) return done(null, {});
    if (!isUtf8(bytes)) return done(unreadable('De body is geen UTF-8. Stuur JSON in UTF-8.'));
    const json = bytes.toString('utf8');
    return void parse(request, json, checked(json, done));
  };
