// `npm run lint`. The boundary rule reads the project graph that Nx has cached; without one it prints a warning on stdout
// and accepts everything. The graph is therefore built first, and that warning counts as a failure.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const { resolve } = createRequire(join(root, 'package.json'));
const nx = resolve('nx/package.json').replace(/package\.json$/, 'dist/bin/nx.js');
const eslint = resolve('eslint/package.json').replace(/package\.json$/, 'bin/eslint.js');

const buildGraph = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'graph', '--file=.nx/graph.json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  throw new Error('The project graph could not be built.');
};

const runEslint = (targets) =>
  new Promise((settle, fail) => {
    const child = spawn(process.execPath, [eslint, '--max-warnings', '0', ...targets], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => {
      chunks.push(chunk);
      process.stdout.write(chunk);
    });
    child.once('error', fail);
    child.once('close', (status) => settle({ status, output: Buffer.concat(chunks).toString() }));
  });

buildGraph();
const targets = process.argv.slice(2);
const { status, output } = await runEslint(targets.length === 0 ? ['.'] : targets);
if (output.includes('No cached ProjectGraph')) {
  process.stderr.write('The boundary rule skipped itself: no project graph.\n');
  process.exitCode = 1;
} else {
  process.exitCode = status ?? 1;
}
