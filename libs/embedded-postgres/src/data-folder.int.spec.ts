import { mkdir, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { cleanUp, closedFolder, exists, fault, onCleanUp, openFolder, query, start } from '../test/embedded-servers.js';
import { isRoot } from './account.js';

afterAll(cleanUp);

describe('Een gegevensmap voor PostgreSQL', () => {
  it('wordt hersteld wanneer initdb halverwege is gedood', async () => {
    const dataDir = await openFolder();
    await mkdir(join(dataDir, 'postgres.new-12345678/base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres.new-12345678/PG_VERSION'), '18\n');

    const server = await start(dataDir);
    expect(await query(server.url, 'select 1 een')).toEqual([{ een: 1 }]);
    await server.stop();
    expect((await readdir(dataDir)).sort()).toEqual(['leases', 'postgres', 'postgres.log']);
  });

  it('wordt geweigerd wanneer er iets anders in staat', async () => {
    const dataDir = await openFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/brief.txt'), 'Geachte raad');
    await expect(start(dataDir)).rejects.toEqual(fault(/iets anders dan een PostgreSQL-databank/));
    expect(await exists(join(dataDir, 'postgres/brief.txt'))).toBe(true);
  });

  it('wordt geweigerd wanneer er niet in geschreven kan worden', async () => {
    const file = join(await openFolder(), 'bestand');
    await writeFile(file, '');
    await expect(start(join(file, 'data'))).rejects.toEqual(fault(/kan niet worden geschreven.*DATA_DIR/));
  });

  it(isRoot() ? 'mag onder root gesloten zijn: de databank ligt dan elders' : 'mag gesloten zijn: PostgreSQL draait als onszelf', async () => {
    const dataDir = await closedFolder();
    const log: string[] = [];
    const server = await start(dataDir, log);
    expect(await query(server.url, 'select 1 een')).toEqual([{ een: 1 }]);
    await server.stop();

    expect(log.filter((line) => line.includes('with a link to it in the data folder'))).toHaveLength(isRoot() ? 1 : 0);
    if (isRoot()) {
      const outside = dirname(await readlink(join(dataDir, 'postgres')));
      onCleanUp(async () => rm(outside, { recursive: true }));
    }
    const again = await start(dataDir);
    await again.stop();
    expect(again.adopted).toBe(false);
  });
});
