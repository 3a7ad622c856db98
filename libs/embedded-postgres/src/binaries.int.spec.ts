import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { chooseAccount } from './account.js';
import { shippedBinaries, usableBinaries, type Binaries } from './binaries.js';
import { EmbeddedPostgresFault } from './faults.js';
import { run, type Account } from './processes.js';

let folder: string;
let account: Account | undefined;
let delivered: Binaries;

const removeLinks = async (): Promise<void> => {
  const links = JSON.parse(await readFile(join(delivered.folder, 'pg-symlinks.json'), 'utf8')) as readonly { target: string }[];
  for (const { target } of links) await rm(join(delivered.folder, '..', target), { force: true });
};

const copyFolder = async (): Promise<string> => {
  await mkdir(join(folder, 'copy'), { recursive: true });
  return join(folder, 'copy');
};

// initdb needs libpq, which it finds through one of the links.
const initdbVersion = async ({ initdb }: Binaries): Promise<string> => (await run(initdb, ['--version'], { account })).output.trim();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-binaries-'));
  await chmod(folder, 0o711);
  account = await chooseAccount(join(folder, 'postgres'));
  const shipped = await shippedBinaries();
  const native = join(folder, 'home', 'native');
  await cp(shipped.folder, native, { recursive: true, verbatimSymlinks: true });
  delivered = { ...shipped, folder: native, initdb: join(native, 'bin/initdb'), pgCtl: join(native, 'bin/pg_ctl'), postgres: join(native, 'bin/postgres') };
});

afterAll(async () => {
  await chmod(join(delivered.folder, 'lib'), 0o755);
  await rm(folder, { recursive: true });
});

describe('De meegeleverde PostgreSQL', () => {
  it('wijst zonder programma voor dit systeem naar DATABASE_URL', async () => {
    await expect(shippedBinaries('linux-riscv64')).rejects.toEqual(
      expect.objectContaining({ constructor: EmbeddedPostgresFault, message: expect.stringMatching(/linux-riscv64.*DATABASE_URL/) as unknown }),
    );
  });

  it('krijgt de koppelingen die npm niet mocht maken', async () => {
    await removeLinks();
    expect(await initdbVersion(delivered)).not.toBe('initdb (PostgreSQL) 18.4');

    expect(await usableBinaries(delivered, account, copyFolder)).toEqual({ binaries: delivered, isCopy: false });
    expect(await initdbVersion(delivered)).toBe('initdb (PostgreSQL) 18.4');
  });

  it('wordt één keer gekopieerd wanneer zij niet kan draaien waar npm haar neerzette', async () => {
    await removeLinks();
    await chmod(join(delivered.folder, 'lib'), 0o555); // prevents an ordinary user from making the links
    await chmod(join(folder, 'home'), 0o700); // prevents the user that root runs it as from making the links

    const [first, second] = await Promise.all([usableBinaries(delivered, account, copyFolder), usableBinaries(delivered, account, copyFolder)]);
    expect(first).toEqual(second);
    expect(first.isCopy).toBe(true);
    expect(await readdir(join(folder, 'copy'))).toEqual([`postgres-${delivered.version}`]);
    expect(await initdbVersion(first.binaries)).toBe('initdb (PostgreSQL) 18.4');
  });
});
