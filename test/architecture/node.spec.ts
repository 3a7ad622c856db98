import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

interface Ran {
  readonly status: number | null;
  readonly said: string;
}

describe('Een andere Node', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'actiespoor-node-'));
    // Another version of Node, which cannot read anything of the program behind its door.
    await writeFile(
      join(folder, 'ander.cjs'),
      `Object.defineProperty(process.versions, 'node', { value: process.env.DOET_ALSOF });
require('node:module').registerHooks({ load: (url, context, next) => { if (/run\\.js$/.test(url)) throw new SyntaxError('gelezen'); return next(url, context); } });`,
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  const started = (version: string, file: string): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', join(folder, 'ander.cjs'), join(root, file)], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DOET_ALSOF: version },
    });
    return { status, said: stdout + stderr };
  };

  it.each(
    ['apps/api/dist/main.js', 'apps/worker/dist/main.js', 'apps/cli/dist/main.js', 'infra/node/build.cjs'].flatMap((file) =>
      ['12.22.0', '22.1.0', '27.0.0'].map((version) => [file, version] as const),
    ),
  )('wordt door %s bij versie %s geweigerd in één zin, voordat iets anders gelezen is', (file, version) => {
    const { status, said } = started(version, file);
    expect([status, said.trimEnd().split('\n')]).toEqual([
      1,
      [expect.stringContaining(`Actiespoor draait op Node 24 tot en met 26, en dit is Node ${version}: `)],
    ]);
  });

  it('is geen van die waar het op draait', () => {
    expect(started('26.3.0', 'apps/api/dist/main.js').said).toContain('gelezen');
  });
});

describe('Bouwen', () => {
  const built = (...args: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/node/build.cjs', ...args], { cwd: root, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };

  it('zegt in één regel dat het gelukt is', () => {
    expect(built('--projects=@actiespoor/kernel')).toEqual({ status: 0, said: expect.stringMatching(/^Bouwen … klaar in \d+ s\.\n$/) });
  });

  it('laat alles zien als het mislukt', () => {
    const { status, said } = built('--runner=bestaat-niet');
    expect(status).not.toBe(0);
    expect(said).toMatch(/^Bouwen … mislukt na \d+ s:\n\n[^]*bestaat-niet/);
  });
});
