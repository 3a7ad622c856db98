import { EventEmitter, once } from 'node:events';
import { fork, type ChildProcess } from 'node:child_process';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanUp, exists, fault, onCleanUp, openFolder, query, start } from '../test/embedded-servers.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './processes.js';

const usingProcess = fileURLToPath(new URL('../test/using-process.mjs', import.meta.url));
const serverPid = async (dataDir: string): Promise<number> => Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

const isRunning = async (pid: number): Promise<boolean> => isAlive({ pid, startTime: '' });

const untilGone = async (pid: number): Promise<void> => {
  while (await isRunning(pid)) await delay(10);
};

const untilAnswers = async (url: string): Promise<void> => {
  while (
    !(await query(url, 'select 1').then(
      () => true,
      () => false,
    ))
  )
    await delay(20);
};

interface Using {
  readonly child: ChildProcess;
  readonly adopted: boolean;
  readonly ownerUrl: string;
}

const ended = async (child: ChildProcess, end: () => void): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
};

const processUsing = async (dataDir: string): Promise<Using> => {
  const child = fork(usingProcess, [dataDir], { execArgv: ['--conditions=actiespoor-source', '--disable-warning=ExperimentalWarning'] });
  onCleanUp(async () => ended(child, () => child.kill('SIGKILL')));
  const [message] = (await once(child, 'message')) as [Omit<Using, 'child'>];
  return { child, ...message };
};

afterAll(cleanUp);

describe('Een ingebedde PostgreSQL', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = join(await openFolder(), 'data');
  });

  it('geeft bij de eerste start een duurzame databank aan eigenaar en applicatie, alleen op loopback', async () => {
    const log: string[] = [];
    const server = await start(dataDir, log);
    const owner = `select rolname, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`;
    const settings = `select current_setting('fsync') fsync, current_setting('listen_addresses') address,
      pg_encoding_to_char(encoding) encoding, datlocale locale
      from pg_database where datname = current_database()`;

    expect(server.adopted).toBe(false);
    expect(await query(server.ownerUrl, owner)).toEqual([{ rolname: 'actiespoor_owner', rolsuper: false, rolcreatedb: true, rolcreaterole: true }]);
    expect(await query(server.url, owner)).toEqual([{ rolname: 'actiespoor_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false }]);
    expect(await query(server.url, settings)).toEqual([{ fsync: 'on', address: '127.0.0.1', encoding: 'UTF8', locale: 'C.UTF-8' }]);
    await expect(query(server.url, 'create table public.mag_niet (id int)')).rejects.toThrow(/permission denied/);
    await expect(query(server.url.replace(/:[^:@]+@/, ':geraden@'), 'select 1')).rejects.toThrow(/password authentication failed/);

    expect(await readFile(join(dataDir, 'postgres.url'), 'utf8')).toBe(`${server.ownerUrl}\n${server.url}\n`);
    expect((await stat(join(dataDir, 'postgres.url'))).mode & 0o777).toBe(0o600);
    expect(log.join()).not.toContain(new URL(server.ownerUrl).password);
    await query(server.ownerUrl, `create table merkteken as select 'gebleven' waarde`);
    await server.stop();
  });

  it('laat na het stoppen geen proces en geen URL achter, ook bij nog eens stoppen', async () => {
    const server = await start(dataDir);
    const pid = await serverPid(dataDir);
    await server.stop();
    await server.stop();

    expect(await isRunning(pid)).toBe(false);
    expect(await exists(join(dataDir, 'postgres.url'))).toBe(false);
    expect(await readdir(join(dataDir, 'leases'))).toEqual([]);
    await expect(query(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('bewaart de gegevens en laat de eigenaar databanken en rollen maken', async () => {
    const server = await start(dataDir);
    expect(await query(server.ownerUrl, 'select waarde from merkteken')).toEqual([{ waarde: 'gebleven' }]);

    await query(server.ownerUrl, 'create role ander login');
    await query(server.ownerUrl, 'create database van_ander owner ander');
    await query(server.ownerUrl, 'drop database van_ander with (force)');
    await query(server.ownerUrl, 'drop role ander');
    await server.stop();
  });

  it('is van twee processen samen en stopt pas met de laatste', async () => {
    const here = await start(dataDir);
    const { child, adopted } = await processUsing(dataDir);
    expect(adopted).toBe(true);

    await here.stop();
    expect(await query(here.ownerUrl, 'select waarde from merkteken')).toHaveLength(1);

    const pid = await serverPid(dataDir);
    await ended(child, () => child.send('stop'));
    expect(await isRunning(pid)).toBe(false);
  });

  it('wordt bij twee starts tegelijk één server', async () => {
    const [here, there, { child, ownerUrl }] = await Promise.all([start(dataDir), start(dataDir), processUsing(dataDir)]);
    expect(new Set([here.ownerUrl, there.ownerUrl, ownerUrl]).size).toBe(1);

    const pid = await serverPid(dataDir);
    await Promise.all([here.stop(), there.stop(), ended(child, () => child.send('stop'))]);
    expect(await isRunning(pid)).toBe(false);
  });

  it('wordt overgenomen van een gedood proces en dan gestopt', async () => {
    const { child } = await processUsing(dataDir);
    const pid = await serverPid(dataDir);
    await ended(child, () => child.kill('SIGKILL'));
    expect(await isRunning(pid)).toBe(true);

    const server = await start(dataDir);
    expect(server.adopted).toBe(true);
    expect(await serverPid(dataDir)).toBe(pid);
    expect(await query(server.ownerUrl, 'select waarde from merkteken')).toHaveLength(1);
    await server.stop();
    expect(await isRunning(pid)).toBe(false);
  });

  it('komt terug op dezelfde plaats wanneer zij wordt gedood terwijl iemand haar gebruikt', async () => {
    const lost: Error[] = [];
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, onLost: (lostFault) => lost.push(lostFault) });
    onCleanUp(async () => server.stop());
    for (let round = 0; round < 2; round += 1) {
      const pid = await serverPid(dataDir);
      process.kill(pid, 'SIGKILL');
      await untilGone(pid);
      await untilAnswers(server.ownerUrl);
    }
    await server.stop();
    expect([lost, await isRunning(await serverPid(dataDir).catch(() => 2 ** 31 - 1))]).toEqual([[], false]);
  });

  it('zegt het wanneer zij op haar plaats niet terug kan komen', async () => {
    const [told, tell] = [new EventEmitter(), (lostFault: Error): boolean => told.emit('lost', lostFault)];
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, onLost: tell });
    onCleanUp(async () => server.stop());
    const lost = once(told, 'lost');
    const pid = await serverPid(dataDir);
    const squatter = createServer();
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);
    squatter.listen(Number(new URL(server.url).port), '127.0.0.1');
    onCleanUp(() => Promise.resolve(void squatter.close()));
    expect(String((await lost)[0])).toMatch(/viel weg en komt niet terug.*start dit programma opnieuw/);
    await server.stop();
  });

  it('start opnieuw wanneer PostgreSQL zelf is gedood, en laat zich dan ook nog stoppen', async () => {
    const before = await start(dataDir);
    const pid = await serverPid(dataDir);
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);

    const after = await start(dataDir);
    expect(after.adopted).toBe(false);
    expect(await query(after.ownerUrl, 'select waarde from merkteken')).toHaveLength(1);
    process.kill(await serverPid(dataDir), 'SIGKILL');
    await untilGone(await serverPid(dataDir));
    await Promise.all([before.stop(), after.stop()]);
    expect(await exists(join(dataDir, 'postgres.url'))).toBe(false);
  });

  it('gelooft geen pid-bestand dat een ander programma noemt', async () => {
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.ppid}\n${join(dataDir, 'postgres')}\n0\n1\n\n127.0.0.1\n`, { mode: 0o600 });
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    await server.stop();
  });

  it('weigert een databank van een andere hoofdversie en noemt beide', async () => {
    const file = join(dataDir, 'postgres/PG_VERSION');
    await writeFile(file, '17\n');
    await expect(start(dataDir)).rejects.toEqual(fault(/PostgreSQL 17 .*PostgreSQL 18 .*pg_dump/));
    await writeFile(file, '18\n');
  });

  it('zegt welk wachtwoordbestand niet past, en laat geen server achter', async () => {
    const file = join(dataDir, 'postgres/credentials.json');
    const kept = await readFile(file);
    await writeFile(file, JSON.stringify({ superuser: 'a', owner: 'b', application: 'c' }));
    await expect(start(dataDir)).rejects.toEqual(fault(/credentials\.json.*reservekopie/));
    expect(await exists(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    await writeFile(file, kept);
  });
});
