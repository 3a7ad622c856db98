import { CsvError, type Options, type Parser, parse } from 'csv-parse';
import { parse as parseText } from 'csv-parse/sync';

import { beginningOf, type Deel, Onleesbaar, utf8Checked } from './deel.js';

/** A line of a CSV file: its cells, and its number in the file, from 1. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The end of a CSV file. */
export interface CsvEnd {
  readonly endsInNewline: boolean;
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const maxRecord = 1024 * 1024;
const maxLinesAbove = 14;

const options = { delimiter: ';', bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: maxRecord, trim: true } as const;

const asRecord = ({ record, info }: Parsed): CsvRecord => ({ cells: record, line: info.lines });

const parsedText = (text: string, more: Options): readonly Parsed[] => {
  try {
    return parseText(text, { ...options, ...more }) as unknown as readonly Parsed[];
  } catch {
    return [];
  }
};

/**
 * The lines above the table. The parser takes the width of its first record for that of all, and makes an error, slowly and for nothing, of every other: so
 * the titles are read apart, and the parser begins at the heading.
 */
const linesAbove = (beginning: string): readonly CsvRecord[] => {
  const records = parsedText(beginning.slice(0, beginning.lastIndexOf('\n') + 1), { to: maxLinesAbove }).map(asRecord);
  const widthAt = (index: number): number => records[index]?.cells.length ?? 0;
  const heading = records.findIndex((_, index) => widthAt(index) > 1 && widthAt(index) === widthAt(index + 1));
  return records.slice(0, Math.max(heading, 0));
};

/** The pieces of a file, and with them whether its last line is whole. */
class Feeding {
  private last = 0;

  constructor(
    private readonly deel: Deel,
    private readonly into: Parser,
  ) {}

  get endsInNewline(): boolean {
    return this.last === 0x0a || this.last === 0x0d;
  }

  async feed(): Promise<void> {
    try {
      for await (const bytes of utf8Checked(this.deel)) {
        this.last = bytes.at(-1) ?? this.last;
        if (this.into.destroyed) return;
        if (!this.into.write(bytes)) await this.room();
      }
      this.into.end();
    } catch (fault) {
      this.into.destroy(fault as Error);
    }
  }

  private room(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.into.off('drain', done).off('close', done);
        resolve();
      };
      this.into.on('drain', done).on('close', done);
    });
  }
}

const faultOf = (fault: unknown, { naam }: Deel, line: number): unknown => {
  if (!(fault instanceof CsvError)) return fault;
  const plaats = { deel: naam, rij: line + 1 };
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED')
    return new Onleesbaar(
      { code: 'afgebroken', tekst: 'Het bestand houdt op binnen aanhalingstekens: het ophalen is afgebroken. Haal het opnieuw op.' },
      plaats,
    );
  if (fault.code === 'CSV_MAX_RECORD_SIZE')
    return new Onleesbaar(
      { code: 'rij-te-lang', tekst: 'Een regel is langer dan 1 MiB: waarschijnlijk is een aanhalingsteken nergens gesloten. Haal het bestand opnieuw op.' },
      plaats,
    );
  return new Onleesbaar(
    { code: 'kolommen-anders', tekst: 'Aanhalingstekens in deze regel kloppen niet. Haal het bestand opnieuw op en bewaar het onveranderd.' },
    plaats,
  );
};

/**
 * Reads the lines of a CSV file with semicolons. Memory is bounded by one piece of the file.
 *
 * @throws Onleesbaar
 */
export const csvRecords = async function* (deel: Deel): AsyncGenerator<CsvRecord, CsvEnd> {
  const above = linesAbove(await beginningOf(deel));
  yield* above;
  let line = above.at(-1)?.line ?? 0;
  const into: Parser = parse({ ...options, from_line: line + 1 });
  const feeding = new Feeding(deel, into);
  const fed = feeding.feed();
  try {
    for await (const parsed of into as AsyncIterable<Parsed>) {
      line = parsed.info.lines;
      yield asRecord(parsed);
    }
  } catch (fault) {
    throw faultOf(fault, deel, line);
  } finally {
    into.destroy();
    await fed;
  }
  return { endsInNewline: feeding.endsInNewline };
};
