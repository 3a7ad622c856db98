import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

export const root = join(import.meta.dirname, '..', '..');

export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The fields of an object from a parsed document; anything else is an error. */
export const fieldsOf = (value: unknown): Fields => {
  if (!isFields(value)) throw new Error(`Expected fields, found ${JSON.stringify(value)}`);
  return value;
};

/** The value at a path of names, or undefined: `at(document, 'legal', 'license')`. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => (isFields(found) ? found[name] : undefined), value);

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

export const readJson = (path: string): Fields => fieldsOf(JSON.parse(readText(path)));

export const readYaml = (path: string): Fields => fieldsOf(load(readText(path)));

/** The files under version control, or about to be, relative to the root. */
export const repositoryFiles = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '');
