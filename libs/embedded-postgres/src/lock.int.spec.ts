import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { isLeased, takeLease } from './leases.js';
import { withLock } from './lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-lock-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const deadPid = (): number => spawnSync(process.execPath, ['--eval', '']).pid;

const mostAtOnce = async (contenders: number): Promise<number> => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await turn();
    inside -= 1;
  };
  await Promise.all(Array.from({ length: contenders }, () => withLock(join(folder, 'slot'), work)));
  return most;
};

/** Waits for the draft that a process shows for a moment at each attempt to take the lock. */
const untilSomeoneTries = async (lock: string): Promise<void> => {
  const draft = new RegExp(String.raw`^${lock}\.[0-9a-f]{8}-`);
  while (!(await readdir(folder)).some((name) => draft.test(name))) await turn();
};

describe('Het slot', () => {
  it('laat er één tegelijk in en laat niets liggen', async () => {
    expect(await mostAtOnce(12)).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('van een gedood proces wordt verbroken, en dan nog laat het er één tegelijk in', async () => {
    await writeFile(join(folder, 'slot'), JSON.stringify({ pid: deadPid(), startTime: '1', id: 'oud' }));
    expect(await mostAtOnce(12)).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('van een gedood proces wordt alleen verbroken door wie daarvoor aan de beurt is, en een nieuw slot blijft dan staan', async () => {
    const slot = join(folder, 'slot');
    await writeFile(slot, JSON.stringify({ pid: deadPid(), startTime: '1', id: 'oud' }));
    let isInside = false;
    const enter = async (): Promise<void> => {
      isInside = true;
      return Promise.resolve();
    };

    const slower = await withLock(`${slot}.dead-oud`, async () => {
      const entering = withLock(slot, enter);
      await untilSomeoneTries('slot.dead-oud');
      await rm(slot); // throws if the slower process has already broken it
      await writeFile(slot, JSON.stringify({ pid: process.pid, startTime: '', id: 'nieuw' }));
      return { entering };
    });
    await untilSomeoneTries('slot');
    expect(isInside).toBe(false);
    await rm(slot);
    await slower.entering;
    expect(isInside).toBe(true);
  });

  it('dat door stroomuitval leeg is gebleven wordt verbroken', async () => {
    await writeFile(join(folder, 'slot'), '');
    expect(await mostAtOnce(3)).toBe(1);
  });

  it('gaat ook open wanneer het werk mislukt', async () => {
    const failing = withLock(join(folder, 'slot'), () => Promise.reject(new Error('mislukt')));
    await expect(failing).rejects.toThrow('mislukt');
    expect(await mostAtOnce(1)).toBe(1);
  });
});

describe('Een gebruiksbewijs', () => {
  it('telt zolang het proces leeft', async () => {
    const lease = await takeLease(folder);
    expect(await isLeased(folder)).toBe(true);
    await rm(lease);
    expect(await isLeased(folder)).toBe(false);
  });

  it('van een dood proces telt niet en wordt opgeruimd', async () => {
    await writeFile(join(folder, 'dood'), JSON.stringify({ pid: deadPid(), startTime: '1' }));
    await writeFile(join(folder, 'leeg'), '');
    expect(await isLeased(folder)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });
});
