import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { memoryEventStore, type Position } from '@actiespoor/event-store';
import { newEvents } from '@actiespoor/event-store/contract';
import { storedEvents } from '@actiespoor/integrity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { writeAtomically } from './atomic-file.js';
import { exportLines, type ExportEnd, upTo } from './ndjson.js';
import { positionOf } from './position.js';

const never = new AbortController().signal;

const store = memoryEventStore();
await store.append('actie-a', newEvents(2), 'no-stream');
await store.append('plan-b', newEvents(1), 'no-stream');

const linesUntil = async (until: Position): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of exportLines(upTo(storedEvents(store), until), () => undefined)) lines.push(line);
  return lines;
};

const endIn = (lines: readonly string[]): ExportEnd => JSON.parse(lines.at(-1) ?? '') as ExportEnd;

describe('Een export', () => {
  it('heeft elke gebeurtenis op een regel, in volgorde', async () => {
    const events = (await linesUntil(positionOf('3'))).slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ stream, revision }) => [stream, revision])).toEqual([
      ['actie-a', 0],
      ['actie-a', 1],
      ['plan-b', 0],
    ]);
    expect(Object.keys(events[0] ?? {})).toEqual(['position', 'stream', 'revision', 'id', 'type', 'version', 'data', 'metadata']);
  });

  it.each(['1', '3'])('tot positie %s eindigt met het aantal en de hash over alle regels ervoor', async (until) => {
    const lines = await linesUntil(positionOf(until));
    const sha256 = createHash('sha256').update(lines.slice(0, -1).join('')).digest('hex');
    expect(endIn(lines)).toEqual({ count: Number(until), until: positionOf(until), sha256 });
  });

  it('van niets noemt nul gebeurtenissen', async () => {
    const lines: string[] = [];
    for await (const line of exportLines(storedEvents(memoryEventStore()), () => undefined)) lines.push(line);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ count: 0, until: null, sha256: createHash('sha256').digest('hex') }]);
  });

  it('die wordt afgebroken lijkt niet op een hele', async () => {
    const interruption = new AbortController();
    const lines: string[] = [];
    const all = async (): Promise<void> => {
      for await (const line of exportLines(storedEvents(store, { signal: interruption.signal }), () => interruption.abort(new Error('gestopt'))))
        lines.push(line);
    };
    await expect(all()).rejects.toThrow('gestopt');
    expect(lines.filter((line) => line.includes('sha256'))).toEqual([]);
  });

  it.each(['', '-1', '1.5', 'laatste'])('tot positie %p kan niet', (text) => {
    expect(() => positionOf(text)).toThrow('--tot moet een positie zijn');
  });
});

describe('Een bestand dat er geheel is of niet', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'actiespoor-export-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function* breaking(): AsyncIterable<string> {
    yield 'begin\n';
    await Promise.resolve();
    throw new Error('halverwege');
  }

  async function* whole(): AsyncIterable<string> {
    yield await Promise.resolve('alles\n');
  }

  it('vervangt wat er stond', async () => {
    const file = join(folder, 'uit.ndjson');
    await writeFile(file, 'oud');
    await writeAtomically(file, whole(), never);
    expect(await readFile(file, 'utf8')).toBe('alles\n');
    expect(await readdir(folder)).toEqual(['uit.ndjson']);
  });

  it('blijft zoals het was als het halverwege misgaat', async () => {
    const file = join(folder, 'uit.ndjson');
    await writeFile(file, 'oud');
    await expect(writeAtomically(file, breaking(), never)).rejects.toThrow('halverwege');
    expect(await readFile(file, 'utf8')).toBe('oud');
    expect(await readdir(folder)).toEqual(['uit.ndjson']);
  });

  it('kan niet in een map die er niet is, of in plaats van een map', async () => {
    await expect(writeAtomically(join(folder, 'nergens', 'x'), whole(), never)).rejects.toThrow('bestaat niet.');
    await expect(writeAtomically(folder, whole(), never)).rejects.toThrow('is een map');
  });
});
