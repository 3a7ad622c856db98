import { stringify } from 'csv-stringify/sync';

// As Dutch Excel opens it: UTF-8 with BOM, semicolons, CRLF, and no cell that is a formula.
const format = (columns: readonly string[]) => ({ delimiter: ';', columns: [...columns], escape_formulas: true, record_delimiter: 'windows' }) as const;

/** The mark of UTF-8 and the names of the columns. */
export const csvHead = (columns: readonly string[]): string => stringify([], { ...format(columns), bom: true, header: true });

/** Each row by the names of its columns; what is absent is an empty cell. */
export const csvLines = (columns: readonly string[], rows: readonly object[]): string => stringify([...rows], format(columns));
