import { createRequire } from 'module';

// An old Node can read this check too. It comes before any import, and says in one sentence that Node is too old.
createRequire(import.meta.url)('../../../infra/node/check.cjs');

void import('./run.js');
