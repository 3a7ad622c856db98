import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { namesOfObject } from '../validation/names-of-object.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import { invalidInput, unreadable, unsupportedCharset } from './problem.js';

type Parse = ReturnType<FastifyInstance['getDefaultJsonParser']>;
type Parsed = NonNullable<Parameters<Parse>[2]>;

/** A value within the body, and its place as the validation would name it: `correcties[0].regel`. */
interface Part {
  readonly name: string;
  readonly value: unknown;
}

// Our deepest DTO has five levels; what walks through a body by calling itself survives some thousand.
const maxDepth = 32;

/** JSON (RFC 8259) is UTF-8. @throws ProblemException 415 where the header says that it is something else */
export const checkCharset = (contentType: string): void => {
  const charset = new MIMEType(contentType).params.get('charset')?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw unsupportedCharset();
};

const nameIn = (parent: string, key: string): string => (parent === '' ? key : `${parent}.${key}`);

const partsOf = ({ name, value }: Part): readonly Part[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.map((item: unknown, index) => ({ name: `${name}[${String(index)}]`, value: item }));
  return (Object.entries(value) as readonly (readonly [string, unknown])[]).map(([key, item]) => ({ name: nameIn(name, key), value: item }));
};

const listsIn = ({ name, value }: Part): readonly InvalidParam[] => {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) =>
    Array.isArray(item) ? [{ name: `${name}[${String(index)}]`, reason: 'is een lijst in een lijst, en die is hier nergens' }] : [],
  );
};

const foreignNames = ({ name, value }: Part): readonly InvalidParam[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => (namesOfObject.has(key) || !key.isWellFormed() ? [{ name: nameIn(name, key), reason: 'is hier geen bekende naam' }] : []));
};

/** A number that JSON can write and a computer cannot hold (`1e999`), and half a character: neither could be written down again. */
const unwritable = ({ name, value }: Part): readonly InvalidParam[] => {
  if (typeof value === 'number' && !Number.isFinite(value)) return [{ name, reason: 'is een getal dat te groot is' }];
  return typeof value === 'string' && !value.isWellFormed() ? [{ name, reason: 'bevat tekens die niet in tekst horen' }] : [];
};

const faultsAt = (part: Part): readonly InvalidParam[] => [...listsIn(part), ...foreignNames(part), ...unwritable(part)];

/**
 * What no field of this API has, and what the libraries behind it stumble over: too many levels, a list in a list, and
 * names that every object has of itself.
 *
 * @throws ProblemException 400
 */
export const checkShape = (body: unknown): void => {
  const faults: InvalidParam[] = [];
  let level: readonly Part[] = [{ name: '', value: body }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw unreadable(`De body heeft meer dan ${String(maxDepth)} lagen in elkaar.`);
    faults.push(...level.flatMap(faultsAt));
    level = level.flatMap(partsOf);
  }
  if (faults.length > 0) throw invalidInput(faults);
};

const checked = (done: Parsed): Parsed => (fault, body) => {
  if (fault) return done(fault);
  try {
    checkShape(body);
  } catch (shape) {
    return done(shape as Error);
  }
  return done(null, body);
};

/** The bytes of a body as JSON; no bytes are an empty object. What is no UTF-8 would be stored with marks of replacement. */
export const jsonParser = (parse: Parse) => (request: FastifyRequest, bytes: Buffer, done: Parsed): void => {
  if (bytes.length === 0) return done(null, {});
  if (!isUtf8(bytes)) return done(unreadable('De body is geen UTF-8. Stuur JSON in UTF-8.'));
  return void parse(request, bytes.toString('utf8'), checked(done));
};
