import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { cleanUp, closedFolder, exists, fault, onCleanUp, openFolder, query, start } from '../test/embedded-servers.js';
import { isRoot } from './account.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

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

  it.each(['$HOME $(id) `id`', `een "map" van 'ons'`, String.raw`a\b;c&d|e<f>*?#~!%s{x}(y) café`])('mag %s heten', async (name) => {
    const dataDir = join(await openFolder(), name);
    const server = await start(dataDir);
    expect(await query(server.url, 'select 1 een')).toEqual([{ een: 1 }]);
    await server.stop();
    const again = await start(dataDir);
    expect([again.adopted, await query(again.url, 'select 1 een')]).toEqual([false, [{ een: 1 }]]);
    await again.stop();
    expect((await readdir(dataDir)).sort()).toEqual(['leases', 'postgres', 'postgres.log']);
  });

  it('wordt geweigerd wanneer er iets anders in staat', async () => {
    const dataDir = await openFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/brief.txt'), 'Geachte raad');
    await expect(start(dataDir)).rejects.toEqual(fault(/iets anders dan een PostgreSQL-databank/));
    expect(await exists(join(dataDir, 'postgres/brief.txt'))).toBe(true);
  });

  it('wordt geweigerd onder een bestand, zonder om schrijfrecht te vragen', async () => {
    const file = join(await openFolder(), 'bestand');
    await writeFile(file, '');
    await expect(start(join(file, 'data'))).rejects.toMatchObject({
      name: 'DataDirFault',
      message: expect.stringMatching(/een deel van dat pad is geen map; kies met DATA_DIR/),
    });
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

describe('Een bestand in een gegevensmap dat niet te gebruiken is', () => {
  const texts = ['', '{"pid": 1', 'null', '{"pid":"1","startTime":5,"superuser":1}'];
  const sentence = expect.stringMatching(/^[A-Z].*\.$/) as unknown;
  let dataDir: string;

  const kept = async (file: string): Promise<Buffer | undefined> => readFile(file).catch(() => undefined);

  /** The outcome of a start with this text in the file; the file is restored afterwards. */
  const startedWith = async (file: string, text: string): Promise<unknown> => {
    const before = await kept(file);
    await writeFile(file, text);
    try {
      await (await startEmbeddedPostgres({ dataDir, log: () => undefined })).stop();
      return 'gestart';
    } catch (error) {
      return error;
    } finally {
      await rm(file, { force: true });
      if (before !== undefined) await writeFile(file, before);
    }
  };

  beforeAll(async () => {
    dataDir = await openFolder();
    await (await start(dataDir)).stop();
  });

  it('houdt een start niet tegen waar het niets betekent', async () => {
    for (const text of texts) {
      await writeFile(join(dataDir, 'postgres.url'), text);
      await Promise.all(texts.map((other, index) => writeFile(join(dataDir, 'leases', `${String(index)}-abc`), other)));
      expect([text, await startedWith(join(dataDir, 'postgres.lock'), text)]).toEqual([text, 'gestart']);
    }
  });

  it.each([0, 1, 80, 1023, 65_535])('houdt een start niet tegen met poort %d in postgres.url, waar hier geen PostgreSQL kan luisteren', async (port) => {
    await writeFile(join(dataDir, 'postgres.url'), `postgresql://wie:wat@127.0.0.1:${String(port)}/actiespoor\n`);
    const server = await start(dataDir);
    expect(Number(new URL(server.url).port)).toBeGreaterThan(1023);
    await server.stop();
  });

  it('geeft een zin die zegt waar, als het om de wachtwoorden of de versie gaat', async () => {
    for (const [name, place] of [
      ['postgres/credentials.json', 'postgres/credentials.json'],
      ['postgres/PG_VERSION', 'postgres'],
    ] as const) {
      for (const text of texts.slice(0, 3))
        expect([text, await startedWith(join(dataDir, name), text)]).toEqual([
          text,
          expect.objectContaining({ name: 'EmbeddedPostgresFault', message: expect.stringContaining(join(dataDir, place)) }),
        ]);
    }
  });

  it.each(['postgres/postmaster.pid', 'postgres/pg_hba.conf', 'postgres/postgresql.conf'])('%s geeft een zin of is geen bezwaar', async (name) => {
    for (const text of ['', 'onzin']) {
      const outcome = await startedWith(join(dataDir, name), text);
      if (outcome !== 'gestart') expect([text, outcome]).toEqual([text, expect.objectContaining({ name: 'EmbeddedPostgresFault', message: sentence })]);
    }
  });

  it('geeft een zin als het een map is', async () => {
    await mkdir(join(dataDir, 'postgres.lock'));
    expect(await startEmbeddedPostgres({ dataDir, log: () => undefined }).catch((error: unknown) => error)).toMatchObject({
      name: 'DataDirFault',
      message: expect.stringMatching(/^\/.*postgres\.lock is niet .*\.$/),
    });
    await rm(join(dataDir, 'postgres.lock'), { recursive: true });
  });
});
