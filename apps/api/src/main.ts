import { createRequire } from 'module';

// In words that an old Node can read too, and before anything else is read: it says in one sentence that it is too old.
createRequire(import.meta.url)('../../../infra/node/check.cjs');

void import('./run.js');
