// Writes the catalogue, the AsyncAPI document and the kept contract of messages again, and the messages that are kept but not there yet: npm run berichten
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { breakingChanges, publishedContract, type PublishedContract } from '@actiespoor/integration-events';

import { messageFiles } from './files.js';

const kept = new URL('../../libs/integration-events/golden/contract.json', import.meta.url);
const published = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as PublishedContract) : {};
const broken = breakingChanges(published, publishedContract());

if (broken.length > 0) {
  for (const { place, kind } of broken) console.error(`${place}: ${kind}`);
  console.error('Lezers van het gepubliceerde contract zouden hierop stuklopen: maak er een volgende versie van.');
  process.exitCode = 1;
} else {
  mkdirSync(new URL('../../libs/integration-events/golden/berichten/', import.meta.url), { recursive: true });
  for (const { path, text, isKept } of messageFiles()) if (!isKept || !existsSync(path)) writeFileSync(path, text);
}
