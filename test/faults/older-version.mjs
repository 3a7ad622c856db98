// Runs the built program as it was one version of a read model ago: `node --import ./older-version.mjs apps/api/dist/main.js`.
// Only the numbers differ, as they do between two releases.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const isOurs = (url) => url.startsWith('file:') && /\/libs\/[^/]+\/dist\//.test(url) && !url.endsWith('/migrations.js');

const older = (url) => {
  const text = readFileSync(fileURLToPath(url), 'utf8').replaceAll('kaders_v1', 'kaders_v0');
  return url.endsWith('/kaders.projection.js') ? text.replace('version: 1,', 'version: 0,') : text;
};

registerHooks({
  load: (url, context, next) => (isOurs(url) ? { format: 'module', shortCircuit: true, source: older(url) } : next(url, context)),
});
