import { Readable } from 'node:stream';

import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';

// The form that Dutch Excel opens: UTF-8 with BOM, semicolons, CRLF, and no cell that is a formula.
const format = (columns: readonly string[]) => ({ delimiter: ';', columns: [...columns], escape_formulas: true, record_delimiter: 'windows' }) as const;

const mediaType = 'text/csv; charset=utf-8';

/**
 * A CSV file with a name that tells its content.
 *
 * @param parts words, codes, ids and days, without characters that are special in a header
 */
export const csvFile = (content: string | AsyncIterable<string>, ...parts: readonly (string | undefined)[]): StreamableFile => {
  const name = parts.filter((part) => part !== undefined).join('-');
  const options = { type: mediaType, disposition: `attachment; filename="${name}.csv"` };
  return typeof content === 'string'
    ? new StreamableFile(Buffer.from(content), options)
    : new StreamableFile(Readable.from(content, { objectMode: false }), options);
};

/** The byte order mark of UTF-8, and the names of the columns. */
export const csvHead = (columns: readonly string[]): string => stringify([], { ...format(columns), bom: true, header: true });

/** Each row by the names of its columns; an absent value is an empty cell. */
export const csvLines = (columns: readonly string[], rows: readonly object[]): string => stringify([...rows], format(columns));
