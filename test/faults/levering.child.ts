// Loads a delivery into the event store at an address and tells after each bundle, until it is killed: levering.child.ts <url>
import { postgresEventStore } from '@actiespoor/event-store-postgres';

import { loadTabel } from './levering-broken-off.js';

process.stdin.on('close', () => process.exit()).resume();
await loadTabel(postgresEventStore({ url: process.argv[2] ?? '' }), '0b1b8f0a-5a0c-4d3e-8a55-3d1f0f4f9b01', (done) =>
  process.stdout.write(`${String(done)}\n`),
);
