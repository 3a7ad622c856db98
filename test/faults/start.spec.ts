import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { localIssuer } from '@actiespoor/identity';
import { testDatabase } from '@actiespoor/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { clientOf, type Client } from '../support/client.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { inlezen, type PlanLijst, voorbeeldLekstroom } from '../support/plannen.js';
import { cleanUp, newDataDir, postgresOn, runServer, spawnServer, startedUntil } from '../support/spawned-server.js';

describe('De dienst starten en stoppen', () => {
  let dataDir: string;
  let token: string;

  const clientAt = (url: string): Client => clientOf(url, token);

  beforeEach(async () => {
    dataDir = await newDataDir();
    token = await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom);
  });
  afterEach(() => cleanUp(dataDir));

  it('een tweede keer op dezelfde poort zegt waarom dat niet gaat, en laat de eerste met rust', async () => {
    const first = await spawnServer({ DATA_DIR: dataDir });
    const { port } = new URL(first.url);
    const second = await runServer({ DATA_DIR: dataDir, PORT: port });
    expect(second.code).toBe(1);
    expect(second.output.trim()).toBe(
      `Poort ${port} op 127.0.0.1 is al in gebruik. Draait Actiespoor al? Stop dat, of kies een andere poort: DATA_DIR=${dataDir} PORT=${String(Number(port) + 1)} npm start`,
    );
    const elsewhere = join(dataDir, 'nieuw');
    expect(await runServer({ DATA_DIR: elsewhere, PORT: port })).toMatchObject({ code: 1 });
    expect(existsSync(elsewhere)).toBe(false);
    expect(second.output).not.toMatch(/^\s+at /m);

    const { planId } = await inlezen(clientAt(first.url), 'SV-LEKSTROOM', voorbeeldLekstroom);
    expect((await clientAt(first.url).get<PlanLijst>('/v1/plannen')).body.plannen).toMatchObject([{ planId }]);
    expect(await first.interrupt()).toBe(0);
    expect(await postgresOn(dataDir)).toEqual([]);
  });

  it('op een eigen plaats zegt wat te typen is, en dat werkt zoals het er staat', async () => {
    const folder = join(dataDir, "een eigen 'plaats'");
    const server = await spawnServer({ DATA_DIR: folder, DEMO: 'on', LOG_FORMAT: 'tekst' });
    const [token, curl] = ['TOKEN=', 'curl '].map(
      (begin) =>
        server
          .output()
          .split('\n')
          .find((line) => line.trim().startsWith(begin)) ?? '',
    );
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const { stdout, stderr } = spawnSync('sh', ['-c', `${token}\n${curl}`], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    });
    expect([stderr, (JSON.parse(stdout) as PlanLijst).plannen.map(({ eigenaar }) => eigenaar)]).toEqual(['', ['GM1960']]);
    expect(await server.interrupt()).toBe(0);
  });

  it('met een notaris.json die geen sleutel is houdt op met één zin, voordat er iets is gemaakt', async () => {
    await writeFile(join(dataDir, 'notaris.json'), '{"sleutel":"geheim"}', { mode: 0o600 });
    const { code, output } = await runServer({ DATA_DIR: dataDir });
    expect({ code, output: output.trim() }).toEqual({
      code: 1,
      output: `${join(dataDir, 'notaris.json')} bevat geen bruikbare sleutel van de notaris: er hoort één Ed25519-sleutel (PKCS #8, PEM) in te staan.`,
    });
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });

  it('onder een bestand houdt op met één zin, die niet om schrijfrecht vraagt', async () => {
    await writeFile(join(dataDir, 'bestand'), '');
    const { code, output } = await runServer({ DATA_DIR: join(dataDir, 'bestand', 'data') });
    expect({ code, output: output.trim() }).toEqual({
      code: 1,
      output: `${join(dataDir, 'bestand', 'data')} is niet te maken of niet te gebruiken (ENOTDIR): een deel van dat pad is geen map; kies met DATA_DIR een andere map.`,
    });
  });

  it('met een adres dat om TLS vraagt bij een server zonder TLS zegt dat in één zin, zonder woorden van een driver', async () => {
    const database = await testDatabase();
    for (const sslmode of ['require', 'verify-full']) {
      const url = `${database.url}?sslmode=${sslmode}`;
      const { code, output } = await runServer({ DATA_DIR: dataDir, DATABASE_URL: url, MIGRATION_DATABASE_URL: url });
      const { host, pathname } = new URL(url);
      expect({ sslmode, code, output: output.trim() }).toEqual({
        sslmode,
        code: 1,
        output: `PostgreSQL (${host}${pathname}) is niet te gebruiken: het adres vraagt om TLS (sslmode), en de server heeft dat niet. Controleer DATABASE_URL en MIGRATION_DATABASE_URL, en of de server draait.`,
      });
    }
    await database.drop();
  });

  it('Ctrl-C tijdens het starten laat niets draaien', async () => {
    const starting = await startedUntil(/Started PostgreSQL/, { DATA_DIR: dataDir, DEMO: 'on' });
    expect(await postgresOn(dataDir)).toHaveLength(1);
    await starting.interrupt();
    expect(await postgresOn(dataDir)).toEqual([]);
  });

  it('een voorbeeld dat halverwege afbrak is na een nieuwe start compleet, en niets staat er dubbel', async () => {
    const starting = await startedUntil(/voorbeeldplannen worden klaargezet/, { DATA_DIR: dataDir, DEMO: 'on' });
    await starting.kill();
    const again = await spawnServer({ DATA_DIR: dataDir, DEMO: 'on' });
    const issuer = await localIssuer(dataDir);
    for (const organisatie of ['GM1876', 'GM1960', 'GM0622']) {
      const client = clientOf(again.url, await issuer.sign({ rollen: ['beleidsmedewerker'], organisaties: [organisatie] }));
      const { plannen } = (await client.get<PlanLijst>('/v1/plannen')).body;
      expect(plannen.map(({ eigenaar }) => eigenaar)).toEqual([organisatie]);
    }
    expect(await again.interrupt()).toBe(0);
  });

  it('met foute instellingen noemt alle fouten tegelijk, zonder geheimen, en start niets', async () => {
    const { code, output } = await runServer({
      DATA_DIR: dataDir,
      PORT: '99999',
      LOG_LEVEL: 'hard',
      DATABASE_URL: 'mysql://app:geheim@db/actiespoor',
      OIDC_AUDIENCE: 'actiespoor',
      PROCESSORS: 'soms',
      DEMO: 'misschien',
    });
    expect(code).toBe(1);
    const [first, ...faults] = output.trim().split('\n');
    expect(first).toBe('De instellingen kloppen niet:');
    expect(faults.map((fault) => /^- (\w+)/.exec(fault)?.[1]).sort()).toEqual(['DATABASE_URL', 'DEMO', 'LOG_LEVEL', 'OIDC_AUDIENCE', 'PORT', 'PROCESSORS']);
    expect(output).not.toContain('geheim');
    expect(await postgresOn(dataDir)).toEqual([]);
  });
});
