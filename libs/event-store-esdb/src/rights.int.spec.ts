import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import type { EventLog } from '../test/event-log.js';
import { closeAll, serve } from '../test/served-store.js';

afterEach(closeAll);

const script = fileURLToPath(new URL('../../../infra/eventstoredb/rechten.mjs', import.meta.url));

const setRights = (env: NodeJS.ProcessEnv, ...user: readonly string[]) =>
  promisify(execFile)(process.execPath, [script, ...user], { env: { ...process.env, ...env } });

const lastIn = (log: EventLog, stream: string): unknown => {
  const last = log.of(stream).at(-1);
  return last && [last.type, JSON.parse(Buffer.from(last.data).toString())];
};

describe('Het script voor de rechten', () => {
  it('laat verwijderen en verbergen alleen aan beheerders', async () => {
    const { server, store } = await serve();
    const { stdout } = await setRights({ ESDB_ADMIN_URL: server.url }, 'spoor');
    const both = ['spoor', '$admins'];
    expect(lastIn(server.log, '$$$all')).toEqual(['$metadata', { $acl: { $r: both } }]);
    expect(lastIn(server.log, '$settings')).toEqual([
      'update-default-acl',
      {
        $userStreamAcl: { $r: both, $w: both, $d: '$admins', $mr: both, $mw: '$admins' },
        $systemStreamAcl: { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' },
      },
    ]);
    expect(stdout).toContain('spoor leest en schrijft');

    const stream = newStream();
    await store.append(stream, newEvents(1), 'no-stream');
    expect(await readAll(store, stream)).toHaveLength(1);
  });

  it('maakt de gebruiker, één keer, en nooit zonder wachtwoord', async () => {
    const { server } = await serve();
    const admin = { ESDB_ADMIN_URL: server.url };
    await setRights(admin, 'spoor');
    expect([...server.users]).toEqual([]);
    const made = await setRights({ ...admin, ESDB_USER_PASSWORD: 'geheim' }, 'spoor');
    const again = await setRights({ ...admin, ESDB_USER_PASSWORD: 'anders' }, 'spoor');
    expect([...server.users]).toEqual([['spoor', 'geheim']]);
    expect([made.stdout, again.stdout]).toEqual([
      expect.stringMatching(/^spoor is gemaakt\. /),
      expect.stringMatching(/^spoor was er al, en houdt zijn wachtwoord\. /),
    ]);
    server.faults.access = 'no-deletion';
    const refused = setRights({ ...admin, ESDB_USER_PASSWORD: 'geheim' }, 'ander');
    await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^De rechten zijn niet gezet: .*Access Denied/) as unknown });
    await expect(refused).rejects.not.toMatchObject({ stderr: expect.stringContaining('geheim') as unknown });
  });

  it('zegt wat ontbreekt, en wat er misging', async () => {
    const { server } = await serve();
    await expect(setRights({ ESDB_ADMIN_URL: '' })).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('ESDB_ADMIN_URL') as unknown });
    const unreadable = setRights({ ESDB_ADMIN_URL: 'esdb://admin:geheim@host:poort' });
    await expect(unreadable).rejects.toMatchObject({ code: 1, stderr: 'ESDB_ADMIN_URL is niet te lezen.\n' });
    server.faults.access = 'wrong-password';
    await expect(setRights({ ESDB_ADMIN_URL: server.url })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^De rechten zijn niet gezet: .*Unauthenticated/) as unknown,
    });
  });
});
