import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { root } from './repository.js';

interface Report {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly { readonly cycle: readonly { readonly name: string }[] }[] };
}

const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');

/** The circles between the files of these folders, each as the names of its files; and how many files there are. */
const circlesIn = async (...folders: readonly string[]): Promise<{ readonly files: number; readonly circles: readonly string[][] }> => {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
  const ran = promisify(execFile)(process.execPath, [cruiser, ...args], { cwd: root, maxBuffer: 256 * 1024 * 1024 });
  // A circle makes the exit status other than 0, and the report is written all the same.
  const { stdout } = await ran.catch((failed: { readonly stdout: string }) => failed);
  const { summary } = JSON.parse(stdout) as Report;
  return { files: summary.totalCruised, circles: summary.violations.map(({ cycle }) => cycle.map(({ name }) => name)) };
};

describe('Bestanden', () => {
  let planted: string;

  beforeAll(async () => {
    await mkdir(join(root, '.nx'), { recursive: true });
    planted = await mkdtemp(join(root, '.nx', 'planted-'));
    await writeFile(join(planted, 'een.ts'), `import type { Twee } from './twee.js';\nexport type Een = Twee | 1;\n`);
    await writeFile(join(planted, 'twee.ts'), `import type { Een } from './een.js';\nexport type Twee = Een | 2;\n`);
  });

  afterAll(() => rm(planted, { recursive: true }));

  it('gaan niet in een kring, ook niet met alleen een type', async () => {
    const { files, circles } = await circlesIn('apps', 'libs', 'infra', 'test/bench', 'test/faults', 'test/journeys', 'test/support', 'test/walk');
    expect(files).toBeGreaterThan(900);
    expect(circles).toEqual([]);
  });

  it('worden gezien als zij dat wel doen', async () => {
    expect((await circlesIn(planted)).circles).toHaveLength(1);
  });
});
