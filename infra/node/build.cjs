// Builds everything that has changed. Prints its beginning and its end; prints the output of a build only if that fails.
'use strict';

require('./check.cjs');

const { spawn } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const begun = Date.now();
const say = (text) => void process.stderr.write(text);
const seconds = () => `${Math.max(1, Math.round((Date.now() - begun) / 1000))} s`;

const build = spawn(process.execPath, [require.resolve('nx/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
});

const output = [];
build.stdout.on('data', (part) => output.push(part));
build.stderr.on('data', (part) => output.push(part));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => build.kill(signal));

say('Bouwen …');
build.on('error', (fault) => {
  say(` mislukt.\n${fault.message}\n`);
  process.exitCode = 1;
});
build.on('close', (code, signal) => {
  if (code === 0) return say(` klaar in ${seconds()}.\n`);
  say(signal ? ` afgebroken.\n` : ` mislukt na ${seconds()}:\n\n${Buffer.concat(output).toString('utf8')}\n`);
  process.exitCode = code ?? 130;
});
