import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What runs here. */
export interface BuildInfo {
  readonly version: string;
  /** Of git; absent where it is not known. */
  readonly commit?: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

const read = (path: string): string => readFileSync(path, 'utf8').trim();

/** In a worktree `.git` is a file that points elsewhere. */
const gitFolder = (checkout: string): string => {
  const path = join(checkout, '.git');
  return statSync(path).isDirectory() ? path : resolve(checkout, read(path).replace(/^gitdir: /, ''));
};

/** Where the branches are: for a worktree in the folder of the repository that it belongs to. */
const commonFolder = (folder: string): string => {
  try {
    const path = read(join(folder, 'commondir'));
    return isAbsolute(path) ? path : join(folder, path);
  } catch {
    return folder;
  }
};

const packed = (common: string, ref: string): string | undefined =>
  read(join(common, 'packed-refs')).split('\n').find((line) => line.endsWith(` ${ref}`))?.split(' ', 1)[0];

const tipOf = (common: string, ref: string): string | undefined => {
  try {
    return read(join(common, ref));
  } catch {
    return packed(common, ref);
  }
};

/** The commit that is checked out, without asking git; undefined where this is no checkout. */
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
