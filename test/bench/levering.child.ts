// A process that passes over a delivery and prints its duration and memory: levering.child.ts <ours | parser | json> <form> <lists> <figures>
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { type Deel, readLevering } from '@actiespoor/veilig-thuis-import';
import { Tokenizer } from '@streamparser/json';
import { parse } from 'csv-parse';

/** The output of this process, as JSON. */
export interface Passed {
  readonly seconds: number;
  /** Observations, or what the bare parser counts: tokens or lines. */
  readonly count: number;
  readonly memoryMiB: number;
}

const pieceSize = 256 * 1024;

const pieces = (file: string): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: pieceSize });

const deel = (naam: string): Deel => ({ naam, open: () => pieces(naam) });

const countOf = async (items: AsyncIterable<unknown>): Promise<number> => {
  const iterator = items[Symbol.asyncIterator]();
  let count = 0;
  while ((await iterator.next()).done !== true) count += 1;
  return count;
};

const ours = async (lists: string, figures: string): Promise<number> => {
  const lezing = readLevering([deel(lists), deel(figures)], { tabel: '84851NED' });
  const count = await countOf(lezing.waarnemingen());
  if (!lezing.isBruikbaar()) throw new Error(JSON.stringify(lezing.bevindingen()));
  return count;
};

const bareTokens = async (figures: string): Promise<number> => {
  let count = 0;
  const tokenizer = new Tokenizer();
  tokenizer.onToken = () => {
    count += 1;
  };
  for await (const piece of pieces(figures)) tokenizer.write(piece);
  return count;
};

const bareRecords = (figures: string): Promise<number> =>
  countOf(createReadStream(figures, { highWaterMark: pieceSize }).pipe(parse({ delimiter: ';', relax_column_count: true, from_line: 2 })));

/** JSON.parse of each row: the files of the bench have a row on each line. */
const parsedLines = async (figures: string): Promise<number> => {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(figures, { highWaterMark: pieceSize }) })) {
    if (!line.startsWith('{"I')) continue;
    JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
    count += 1;
  }
  return count;
};

const main = async ([kind, form, lists = '', figures = '']: readonly string[]): Promise<Passed> => {
  const passes: Readonly<Record<string, () => Promise<number>>> = {
    ours: () => ours(lists, figures),
    parser: () => (form === 'csv' ? bareRecords(figures) : bareTokens(figures)),
    json: () => parsedLines(figures),
  };
  const pass = passes[kind ?? ''];
  if (!pass) throw new Error(`Er is geen doorgang ${String(kind)}`);
  const start = performance.now();
  const count = await pass();
  return { seconds: (performance.now() - start) / 1000, count, memoryMiB: process.resourceUsage().maxRSS / 1024 };
};

process.stdout.write(JSON.stringify(await main(process.argv.slice(2))));
