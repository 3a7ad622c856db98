import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { DataDirFault } from './faults.js';
import { keptSecret } from './kept-secret.js';
import { makeFolder } from './make-folder.js';

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'actiespoor-'));
});

afterEach(() => rm(base, { recursive: true }));

describe('Een map maken', () => {
  it('met alles wat erboven hoort, en zegt of zij nieuw is', async () => {
    const folder = join(base, 'a', 'b', 'c');
    expect(await makeFolder(folder, 0o700)).toEqual({ isNew: true });
    expect((await stat(join(base, 'a'))).mode & 0o777).toBe(0o700);
    expect(await makeFolder(folder)).toEqual({ isNew: false });
  });

  it('met velen tegelijk, en één ervan maakte haar', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => makeFolder(join(base, 'a', 'b'))));
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it.each([
    ['waar niets te maken is', '/proc/bestaat-niet/a/b'],
    ['onder een bestand', '/etc/hostname/a'],
    ['op de plaats van een bestand', '/etc/hostname'],
  ])('houdt op met een zin %s', async (_, folder) => {
    await expect(makeFolder(folder)).rejects.toThrow(DataDirFault);
    await expect(makeFolder(folder)).rejects.toThrow(`${folder} is niet te maken of niet te gebruiken`);
  });
});

describe('Een map die er niet kan zijn', () => {
  it.each([
    ['een deel van het pad geen map is', '/etc/hostname/a', 'een deel van dat pad is geen map; kies'],
    ['daar een bestand staat', '/etc/hostname', 'daar staat een bestand en geen map; kies'],
    ['er niets te maken is', '/proc/bestaat-niet/a', 'geef dit programma daar rechten, of kies'],
  ])('zegt het als %s, en vraagt alleen om rechten waar die helpen', async (_, folder, remedy) => {
    await expect(makeFolder(folder)).rejects.toThrow(`: ${remedy} met DATA_DIR een andere map.`);
  });
});

describe('Een geheim bewaren', () => {
  const make = () => crypto.randomUUID();

  it('geeft ieder hetzelfde, ook wie het tegelijk maakt, en aan de eigenaar alleen', async () => {
    const path = join(base, 'map', 'sleutel');
    const all = await Promise.all(Array.from({ length: 12 }, () => keptSecret(path, make)));
    expect(new Set(all).size).toBe(1);
    expect(await readdir(join(base, 'map'))).toEqual(['sleutel']);
    await chmod(path, 0o644);
    expect(await keptSecret(path, make)).toBe(all[0]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('zegt het als het niet kan, en laat een fout van de maker wat zij is', async () => {
    await writeFile(join(base, 'bestand'), '');
    await expect(keptSecret(join(base, 'bestand', 'sleutel'), make)).rejects.toThrow(DataDirFault);
    await expect(keptSecret(base, make)).rejects.toThrow(/kies met DATA_DIR een andere map/);
    await expect(keptSecret(join(base, 'x'), () => Promise.reject(new TypeError('geen sleutel')))).rejects.toThrow(TypeError);
    expect(await readdir(base)).toEqual(['bestand']);
  });
});
