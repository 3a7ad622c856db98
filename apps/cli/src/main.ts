import { createRequire } from 'module';

// Syntax for old versions of Node, before any other import: the check prints one sentence if Node is too old.
createRequire(import.meta.url)('../../../infra/node/check.cjs');

void import('./run.js');
