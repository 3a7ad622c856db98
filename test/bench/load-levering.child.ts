// A process that loads a delivery into an event store, or its cells by a bare COPY: load-levering.child.ts <ours | copy> <url> <files>
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { createCommands, createLoaders, Leveringlader } from '@actiespoor/application';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import type { Deel } from '@actiespoor/veilig-thuis-import';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Passed } from './levering.child.js';

const deel = (naam: string): Deel => ({ naam, open: () => createReadStream(naam, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer> });

const context = { actor: 'bench', role: 'systeem', organisatie: 'systeem', commandId: '0b1b8f0a-5a0c-4d3e-8a55-3d1f0f4f9b16', correlationId: 'bench' };

const ours = async (url: string, files: readonly string[]): Promise<number> => {
  const store = postgresEventStore({ url });
  const clock = (): string => new Date().toISOString();
  const load = createLoaders(store);
  const lader = new Leveringlader({ commands: createCommands(store, clock, load), load, clock });
  const geladen = await lader.load({ delen: files.map(deel), bestanden: () => [], tabel: '84851NED' }, context);
  await store.close();
  if (geladen.outcome !== 'loaded' || geladen.written.events === 0) throw new Error(geladen.outcome);
  return geladen.gegevens.waarnemingen;
};

const copy = async (url: string, [file = '']: readonly string[]): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists cellen (maat text, aard text, gebied text, periode text, waarde numeric, afwezig text)');
  const stream = client.query(copyFrom('copy cellen from stdin'));
  await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), stream);
  await client.end();
  return stream.rowCount ?? 0;
};

const main = async ([kind, url = '', ...files]: readonly string[]): Promise<Passed> => {
  const start = performance.now();
  const count = await (kind === 'copy' ? copy(url, files) : ours(url, files));
  return { seconds: (performance.now() - start) / 1000, count, memoryMiB: process.resourceUsage().maxRSS / 1024 };
};

process.stdout.write(JSON.stringify(await main(process.argv.slice(2))));
