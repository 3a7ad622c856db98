// Works on evaluations and prints each plan that it reads, until it is killed: evaluatie.child.ts <url>
import { systemTiming } from '@actiespoor/platform';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { openReadStore } from '@actiespoor/read-store-postgres';

import { openEvaluaties } from '@actiespoor/application';
import { heard } from './heard-store.js';

const url = process.argv[2] ?? '';

process.stdin.on('close', () => process.exit()).resume();
const eventStore = heard(postgresEventStore({ url }), (stream) => void (stream.startsWith('plan-') && process.stdout.write(`${stream}\n`)));
const pace = { leaseMs: 500, keepEveryMs: 0 };
openEvaluaties({
  eventStore,
  readStore: openReadStore({ url }),
  clock: () => new Date().toISOString(),
  timing: systemTiming,
  log: () => undefined,
  pace,
}).resumeAll();
