// Node runs the sources of this workspace as they are, past any build: node --conditions=actiespoor-source --import ./test/typescript.mjs
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

import { transformSync } from '@swc/core';

const isOurs = (url) => url?.startsWith('file:') && url.endsWith('.ts');

// Classes here have parameter properties and decorators, which Node does not take away by itself; .swcrc says how.
const javascriptOf = (url) => {
  const filename = fileURLToPath(url);
  return transformSync(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' }).code;
};

registerHooks({
  resolve: (specifier, context, next) => next(specifier.startsWith('.') && isOurs(context.parentURL) ? specifier.replace(/\.js$/, '.ts') : specifier, context),
  load: (url, context, next) => (isOurs(url) ? { format: 'module', shortCircuit: true, source: javascriptOf(url) } : next(url, context)),
});
