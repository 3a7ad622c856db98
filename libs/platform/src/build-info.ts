import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version and the commit of the running program. */
export interface BuildInfo {
  readonly version: string;
  /** The commit of git; absent if unknown. */
  readonly commit?: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

const read = (path: string): string => readFileSync(path, 'utf8').trim();

/** In a worktree `.git` is a file with the path of the folder. */
const gitFolder = (checkout: string): string => {
  const path = join(checkout, '.git');
  return statSync(path).isDirectory() ? path : resolve(checkout, read(path).replace(/^gitdir: /, ''));
};

/** The folder of the branches: for a worktree the folder of its repository. */
const commonFolder = (folder: string): string => {
  try {
    const path = read(join(folder, 'commondir'));
    return isAbsolute(path) ? path : join(folder, path);
  } catch {
    return folder;
  }
};

const packed = (common: string, ref: string): string | undefined =>
  read(join(common, 'packed-refs'))
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ', 1)[0];

const tipOf = (common: string, ref: string): string | undefined => {
  try {
    return read(join(common, ref));
  } catch {
    return packed(common, ref);
  }
};

/** The commit that is checked out, without asking git; undefined outside a checkout. */
export const checkedOutCommit = (checkout: string): string | undefined => {
  try {
    const folder = gitFolder(checkout);
    const head = read(join(folder, 'HEAD'));
    return head.startsWith('ref: ') ? tipOf(commonFolder(folder), head.slice(5)) : head;
  } catch {
    return undefined;
  }
};

/** @param given setting `GIT_COMMIT`; absent, the commit of the checkout that this runs from */
export const buildInfo = (version: string, given: string | undefined): BuildInfo => {
  const commit = given ?? checkedOutCommit(root);
  return commit === undefined ? { version } : { version, commit };
};
