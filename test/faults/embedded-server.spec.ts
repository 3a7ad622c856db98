import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { localIssuer } from '@actiespoor/identity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { clientOf } from '../support/client.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { inlezen, voorbeeldLekstroom } from '../support/plannen.js';
import { type App, cleanUp, newDataDir, postgresOn, spawnServer, startedUntil } from '../support/spawned-server.js';

const cli = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));

describe('Een dienst met de meegeleverde PostgreSQL', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await newDataDir();
  });
  afterEach(() => cleanUp(dataDir));

  it('krijgt haar terug wanneer zij wordt gedood, en schrijft binnen enkele tellen verder', async () => {
    const server = await spawnServer({ DATA_DIR: dataDir });
    const client = clientOf(server.url, await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom));
    const kill = async (): Promise<void> => {
      for (const pid of await postgresOn(dataDir)) process.kill(pid, 'SIGKILL');
    };
    const written = async (): Promise<void> => {
      for (const until = performance.now() + 20_000; ; await sleep(100)) {
        const fault: unknown = await inlezen(client, 'SV-LEKSTROOM', voorbeeldLekstroom).then(
          () => undefined,
          (one: unknown) => one,
        );
        if (fault === undefined) return;
        if (performance.now() > until) throw new Error(`Na 20 s nog niet:\n${server.output()}`, { cause: fault });
      }
    };
    await kill();
    await written();
    await kill();
    await server.until(/is gone: starting it again[^]*is gone: starting it again[^]*Started PostgreSQL/);
    for (let ready = 0; ready !== 200; await sleep(50)) ready = (await fetch(`${server.url}/health/ready`)).status;
    expect(await server.interrupt()).toBe(0);
    expect(await postgresOn(dataDir)).toEqual([]);
  });

  it('houdt luid op wanneer zij niet terugkomt', async () => {
    const server = await spawnServer({ DATA_DIR: dataDir });
    const [pid = 0] = await postgresOn(dataDir);
    await rm(join(dataDir, 'postgres/PG_VERSION'));
    process.kill(pid, 'SIGKILL');
    expect(await server.ended()).toBe(1);
    expect(server.output()).toMatch(/De meegeleverde PostgreSQL viel weg en komt niet terug\. PostgreSQL start niet/);
  }, 120_000);

  it.each<App>(['api', 'worker'])('laat haar niet achter als de terminal wordt gesloten (%s)', async (app) => {
    const server = await startedUntil(/gezondheid op|luistert op/, { DATA_DIR: dataDir }, app);
    expect(await postgresOn(dataDir)).toHaveLength(1);
    server.leave();
    expect(await server.interrupt('SIGHUP')).toBe(0);
    expect(await postgresOn(dataDir)).toEqual([]);
  });

  it('laat haar niet achter als de terminal van een opdracht wordt gesloten', async () => {
    const { PATH = '', HOME = '' } = process.env;
    const command = spawn(process.execPath, [cli, 'demo'], { env: { PATH, HOME, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] });
    const closed = once(command, 'close');
    while ((await postgresOn(dataDir)).length === 0) await sleep(20);
    command.stdout.destroy();
    command.stderr.destroy();
    command.kill('SIGHUP');
    expect(await closed).toEqual([130, null]);
    expect(await postgresOn(dataDir)).toEqual([]);
  });

  it('zegt ook in een log hoe iemand aan een token komt', async () => {
    const server = await startedUntil(/Een token om mee te beginnen/, { DATA_DIR: dataDir, LOG_FORMAT: 'json' });
    const messages = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages).toContain(
      `Een token om mee te beginnen: TOKEN=$(DATA_DIR=${dataDir} npm run -s actiespoor -- token --rol beleidsmedewerker --organisatie GM1960)`,
    );
    expect(await server.interrupt()).toBe(0);
  });
});
