import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PersoonIds } from '@actiespoor/application/ports';
import { isUuid, uuidV5 } from '@actiespoor/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { isPersonenKey, openPersoonIds } from './persoon-ids.js';

const [een, twee] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
const planId = '5b1f0000-0000-4000-8000-111222333444';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

const kenmerken = (ids: PersoonIds) => [ids.medewerker('https://login.example', 'jan@houten.nl'), ids.inDocument(planId, 'Anouk'), ids.systeemgebruiker('jan')];

describe('Het id van een persoon', () => {
  it('is een UUID die alleen met de sleutel te maken is', async () => {
    const [first, again, other] = [await openPersoonIds(dataDir, een), await openPersoonIds(dataDir, een), await openPersoonIds(dataDir, twee)];
    expect(kenmerken(again)).toEqual(kenmerken(first));
    expect(kenmerken(first).every(({ id }) => isUuid(id))).toBe(true);
    const ids = [...kenmerken(first), ...kenmerken(other)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    expect(ids).not.toContain(uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'https://login.example jan@houten.nl'));
  });

  it('verschilt waar uitgever en persoon anders gedeeld zijn', async () => {
    const ids = await openPersoonIds(dataDir, een);
    expect(ids.medewerker('a b', 'c').id).not.toBe(ids.medewerker('a', 'b c').id);
  });

  it('kent de ids van voor er een sleutel was', async () => {
    const [medewerker, genoemd, gebruiker] = kenmerken(await openPersoonIds(dataDir, een));
    expect(medewerker?.vroeger).toEqual([uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'https://login.example jan@houten.nl')]);
    expect(genoemd?.vroeger).toEqual([uuidV5(planId, 'persoon|anouk')]);
    expect(gebruiker?.vroeger).toEqual([uuidV5('6d7d8c1e-0b5a-5b0e-9a3d-52f0b7c1e4a9', 'jan')]);
  });

  it('kent na een nieuwe sleutel ook de ids van de oude', async () => {
    const [before, after] = [await openPersoonIds(dataDir, een), await openPersoonIds(dataDir, `${twee}\n${een}`)];
    kenmerken(after).forEach(({ vroeger }, index) => expect(vroeger).toContain(kenmerken(before)[index]?.id));
    expect(after.vingerafdrukken).toContain(before.vingerafdrukken[0]);
  });
});

describe('De sleutel voor personen', () => {
  it('wordt eenmaal gemaakt, voor de eigenaar alleen', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => openPersoonIds(dataDir)));
    expect(new Set(all.map(({ vingerafdrukken: [one] }) => one)).size).toBe(1);
    expect((await stat(join(dataDir, 'personen.key'))).mode & 0o777).toBe(0o600);
  });

  it('mag in de instelling staan, of in een bestand dat zij noemt', async () => {
    const path = join(dataDir, 'elders');
    await writeFile(path, `${een}\n${twee}\n`);
    expect([isPersonenKey(een), isPersonenKey(`${een}, ${twee}`), isPersonenKey(path)]).toEqual([true, true, true]);
    expect((await openPersoonIds(dataDir, path)).vingerafdrukken).toEqual((await openPersoonIds(dataDir, `${een},${twee}`)).vingerafdrukken);
  });

  it.each(['geheim', een.slice(0, 20), `${een} kort`, '/is/er/niet'])('wordt geweigerd als zij er geen is: %s', async (given) => {
    expect(isPersonenKey(given)).toBe(false);
    await expect(openPersoonIds(dataDir, given)).rejects.toThrow(/PERSONEN_KEY/);
  });

  it('zegt het als in het bestand iets anders staat, zonder het te herhalen', async () => {
    await writeFile(join(dataDir, 'personen.key'), 'geheim');
    await expect(openPersoonIds(dataDir)).rejects.toThrow(/personen\.key bevat geen bruikbare sleutel/);
    await expect(openPersoonIds(dataDir)).rejects.not.toThrow(/geheim/);
  });
});
