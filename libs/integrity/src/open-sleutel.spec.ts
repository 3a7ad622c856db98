import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { openSleutel } from './open-sleutel.js';
import { newSleutelPem, sleutelFromPem } from './sleutel.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'actiespoor-')), 'data');
});

afterEach(() => rm(join(dataDir, '..'), { recursive: true, force: true }));

const file = () => join(dataDir, 'notaris.json');

describe('De sleutel van de notaris', () => {
  it('wordt één keer gemaakt, ook als er veel tegelijk starten, en is voor de eigenaar alleen', async () => {
    const keys = await Promise.all(Array.from({ length: 12 }, () => openSleutel(dataDir)));
    expect(new Set(keys.map(({ publiek }) => publiek)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['notaris.json']);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await openSleutel(dataDir)).publiek).toBe(keys[0]?.publiek);
  });

  it('kan worden gegeven, als tekst en als bestand, en dan wordt er geen gemaakt', async () => {
    const pem = newSleutelPem();
    const { publiek } = sleutelFromPem(pem);
    const path = join(dataDir, '..', 'sleutel.pem');
    await writeFile(path, pem);
    expect((await openSleutel(dataDir, pem)).publiek).toBe(publiek);
    expect((await openSleutel(dataDir, pem.replaceAll('\n', String.raw`\n`))).publiek).toBe(publiek);
    expect((await openSleutel(dataDir, path)).publiek).toBe(publiek);
    await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
  });

  it('zegt het als er iets anders staat, zonder iets van de sleutel te verklappen', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(openSleutel(dataDir, rsa)).rejects.toThrow('NOTARIS_KEY bevat geen bruikbare sleutel van de notaris');
    await expect(openSleutel(dataDir, join(dataDir, 'is-er-niet.pem'))).rejects.toThrow('NOTARIS_KEY wijst naar');
    await openSleutel(dataDir);
    await writeFile(file(), '{"sleutel":"x"}');
    await expect(openSleutel(dataDir)).rejects.toThrow(/notaris\.json bevat geen bruikbare sleutel/);
  });
});
