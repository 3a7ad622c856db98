import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PersoonIds } from '@actiespoor/application/ports';
import { OperatorFault } from '@actiespoor/data-dir';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { localIssuer } from './local-issuer.js';
import { openPersoonIds } from './persoon-ids.js';
import { tokenVerifier } from './token-verifier.js';

let dataDir: string;
let personen: PersoonIds;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'actiespoor-')), 'data');
  personen = await openPersoonIds('', Buffer.alloc(32, 7).toString('base64'));
});

afterEach(() => rm(join(dataDir, '..'), { recursive: true, force: true }));

const keyText = async (folder: string): Promise<string> => {
  await localIssuer(folder);
  return readFile(join(folder, 'local-issuer.json'), 'utf8');
};

const withFields = (text: string, fields: Readonly<Record<string, unknown>>): string => JSON.stringify({ ...(JSON.parse(text) as object), ...fields });

const houten = { rollen: ['beleidsmedewerker'], organisaties: ['GM0321'] } as const;

describe('De lokale uitgever', () => {
  it('tekent tokens die de dienst vertrouwt', async () => {
    const issuer = await localIssuer(dataDir);
    const verify = tokenVerifier({ ...issuer, jwks: issuer.jwks(), personen });
    expect(await verify(await issuer.sign({ ...houten, naam: 'Demo' }))).toEqual({
      ok: true,
      medewerker: { id: expect.any(String), vroegereIds: expect.any(Array), naam: 'Demo', rollen: ['beleidsmedewerker'], organisaties: ['GM0321'] },
    });
  });

  it('geeft geen geheim deel van de sleutel prijs', async () => {
    expect((await localIssuer(dataDir)).jwks().keys[0]).not.toHaveProperty('d');
  });

  it('bewaart de sleutel voor de eigenaar alleen, en gebruikt hem na een herstart weer', async () => {
    const before = await localIssuer(dataDir);
    const after = await localIssuer(dataDir);
    expect(after.jwks()).toEqual(before.jwks());
    expect((await stat(join(dataDir, 'local-issuer.json'))).mode & 0o777).toBe(0o600);
  });

  it('maakt een sleutel, ook als er veel tegelijk starten', async () => {
    const issuers = await Promise.all(Array.from({ length: 12 }, () => localIssuer(dataDir)));
    const keys = new Set(issuers.map((issuer) => JSON.stringify(issuer.jwks())));
    expect(keys.size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['local-issuer.json']);
  });

  it('geeft verschillende rollen verschillende personen', async () => {
    const issuer = await localIssuer(dataDir);
    const verify = tokenVerifier({ ...issuer, jwks: issuer.jwks(), personen });
    const [one, other] = await Promise.all([houten, { ...houten, rollen: ['lezer'] as const }].map(async (claims) => verify(await issuer.sign(claims))));
    expect(one).not.toEqual(other);
    expect([one?.ok, other?.ok]).toEqual([true, true]);
  });

  it('geeft een token dat verloopt', async () => {
    const issuer = await localIssuer(dataDir);
    const later = new Date(new Date().getTime() + 2 * 3600 * 1000);
    const verify = tokenVerifier({ ...issuer, jwks: issuer.jwks(), personen, now: () => later });
    expect(await verify(await issuer.sign({ ...houten, hours: 1 }))).toEqual({ ok: false, reden: expect.stringContaining('verlopen') });
    expect((await verify(await issuer.sign({ ...houten, hours: 3 }))).ok).toBe(true);
  });

  const changed = async (change: (whole: string, other: string) => string): Promise<void> => {
    const whole = await keyText(dataDir);
    await writeFile(join(dataDir, 'local-issuer.json'), change(whole, await keyText(join(dataDir, 'ander'))));
  };

  it.each<[string, (whole: string, other: string) => string]>([
    ['niets', () => ''],
    ['geen JSON', () => 'sleutel'],
    ['een halve sleutel', (whole) => whole.slice(0, whole.length / 2)],
    ['null', () => 'null'],
    ['een andere soort sleutel', () => '{"kty":"oct","k":"AAAA"}'],
    ['alleen het publieke deel', (whole) => withFields(whole, { d: undefined })],
    ['een half getal', (whole) => withFields(whole, { x: 'AAAA' })],
    ['de helft van een andere sleutel', (whole, other) => withFields(whole, { d: (JSON.parse(other) as { d: string }).d })],
    ['een naam die geen tekst is', (whole) => withFields(whole, { kid: 5 })],
  ])('zegt welk bestand het is en wat te doen als daarin %s staat', async (_, change) => {
    await changed(change);
    await expect(localIssuer(dataDir)).rejects.toThrow(
      `In ${join(dataDir, 'local-issuer.json')} staat geen sleutel van de lokale uitgever. Verwijder het bestand`,
    );
    await expect(localIssuer(dataDir)).rejects.toBeInstanceOf(OperatorFault);
  });
});
