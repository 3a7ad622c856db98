import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { from as copyFrom } from 'pg-copy-streams';

import type { BenchDatabase } from './bench-server.js';
import { type Historic, history, type HistoryShape } from './history.js';

const linesPerChunk = 500;

const escaped = (text: string): string => text.replaceAll('\\', '\\\\');

const lineOf = (position: number, { stream, revision, id, type, version, data, metadata }: Historic): string => {
  const [dataText, metadataText] = [escaped(JSON.stringify(data)), escaped(JSON.stringify(metadata))];
  return `${position}\t${stream}\t${revision}\t${id}\t${type}\t${version}\t${dataText}\t${metadataText}\t${metadata.recordedAt}\n`;
};

/** The lines of a history for COPY, many in one chunk; the first position is 1. */
function* chunksOf(shapes: readonly HistoryShape[]): Generator<string> {
  let [position, chunk] = [0, ''];
  for (const shape of shapes) {
    for (const event of history(shape)) {
      position += 1;
      chunk += lineOf(position, event);
      if (position % linesPerChunk > 0) continue;
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

const copyText = 'copy event_store.events (position, stream, revision, id, type, version, data, metadata, recorded_at) from stdin';

/** Copies histories into an empty event store, as if they had been appended. Returns the number of events. */
export const loadHistory = async (database: BenchDatabase, ...shapes: readonly HistoryShape[]): Promise<number> => {
  const client = await database.connect();
  await pipeline(Readable.from(chunksOf(shapes)), client.query(copyFrom(copyText)));
  const { rows } = await client.query<{ count: string }>('select count(*)::text as count from event_store.events');
  await client.end();
  const count = Number(rows[0]?.count ?? 0);
  await database.asOwner(`select setval('event_store.event_position', ${count})`);
  await database.asOwner('vacuum analyze event_store.events');
  return count;
};
