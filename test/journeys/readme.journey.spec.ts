import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { cleanUp, newDataDir, type SpawnedServer, spawnServer } from '../support/spawned-server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const block = /<!-- journey -->\n```bash\n(.*?)```/gs;

let dataDir: string;
let server: SpawnedServer;
let printed: string;

/** The commands of the README as one script, against the server of this test instead of the standard port. */
const script = (): string => {
  const commands = [...readFileSync(`${root}/README.md`, 'utf8').matchAll(block)].map(([, lines = '']) => lines);
  return ['set -euo pipefail', ...commands].join('\n').replaceAll('http://127.0.0.1:3000', server.url);
};

beforeAll(async () => {
  dataDir = await newDataDir();
  server = await spawnServer({ DATA_DIR: dataDir, DEMO: 'on' });
  const env = { ...process.env, DATA_DIR: dataDir, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
  const { stdout } = await promisify(execFile)('bash', ['-c', script()], { cwd: root, env });
  printed = stdout;
}, 240_000);

afterAll(async () => {
  await server.interrupt();
  await cleanUp(dataDir);
});

describe('De rondgang van de README', () => {
  it('leest het voorbeeld en voert het door', () => {
    expect(printed).toContain('19 acties, 3 deelacties');
    expect(printed).toMatch(/Doorgevoerd: \d+ gebeurtenissen/);
  });

  it('meldt een status, en ziet haar vanaf haar eigen dag', () => {
    const [before, after] = [...printed.matchAll(/^\{"organisatie":"GM0321".*\}$/gm)].map(([line]) => JSON.parse(line) as object);
    expect(before).toMatchObject({ status: 'gepland' });
    expect(after).toMatchObject({ status: 'gestart', sinds: '2022-03-01' });
  });

  it('zegt hoeveel dagen het plan van West Betuwe te laat was', () => {
    const verplichting = printed.split('\n').find((line) => line.startsWith('{"code":"lokaal-plan"')) ?? '';
    expect(JSON.parse(verplichting)).toMatchObject({ uiterlijk: '2022-04-15', nagekomen: [{ op: '2022-06-21', dagenTeLaat: 67 }] });
  });

  it('leest cijfers van CBS op proef', () => {
    expect(printed).toContain('12 rijen, 24 waarnemingen');
    expect(printed).toContain('3 onbekend, onvoldoende betrouwbaar of geheim (.)');
  });

  it('vindt in het spoor de gebeurtenis die de README belooft', () => {
    const promised = /```json\n(.*?)```/s.exec(readFileSync(`${root}/README.md`, 'utf8'))?.[1] ?? '';
    const spoor = printed.split('\n').find((line) => line.startsWith('{"regels"')) ?? '';
    expect(JSON.parse(spoor)).toMatchObject({ regels: [JSON.parse(promised)] });
  });
});
