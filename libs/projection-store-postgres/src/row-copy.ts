import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Value } from './read-models.js';

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = Object.keys(escapes);

// A search for one character at a time is many times as fast as a regular expression, and most values have none.
const copyText = (value: Value): string => {
  if (value === null) return '\\N';
  const text = String(value);
  return escaped.some((sign) => text.includes(sign)) ? text.replaceAll(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign) : text;
};

const lineOf = (values: readonly Value[]): string => {
  let line = '';
  for (const [index, value] of values.entries()) line += index === 0 ? copyText(value) : `\t${copyText(value)}`;
  return `${line}\n`;
};

const chunkLength = 100_000;

const copyChunks = function* (rows: readonly (readonly Value[])[]): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += lineOf(row);
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
};

/**
 * A COPY into a table, given as `name (column, …)`, that stays open while rows come: the database takes in the first rows
 * while the next ones are made. While it is open, its connection does nothing else.
 */
export class RowCopy {
  private readonly stream: Writable;
  private readonly ended: Promise<void>;

  constructor(client: ClientBase, table: string) {
    this.stream = client.query(copyFrom(`copy ${table} from stdin`));
    this.ended = finished(this.stream);
    // Each write and the end report this error; the empty handler avoids an unhandled rejection if neither is waiting.
    this.ended.catch(() => undefined);
  }

  /** Sends rows: an objection of the database to them may come at a later write, or at the end. */
  async write(rows: readonly (readonly Value[])[]): Promise<void> {
    for (const chunk of copyChunks(rows)) {
      if (!this.stream.write(chunk)) await Promise.race([once(this.stream, 'drain'), this.ended]);
    }
  }

  /** Resolves once all rows are in. */
  async end(): Promise<void> {
    this.stream.end();
    await this.ended;
  }

  /** Makes the statement fail, and its transaction with it; the connection is free again. */
  async abandon(): Promise<void> {
    this.stream.destroy(new Error('De rijen komen niet meer'));
    await this.ended.catch(() => undefined);
  }
}
