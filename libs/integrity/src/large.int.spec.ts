import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Position, Recorded } from '@actiespoor/event-store';
import { uuidV5 } from '@actiespoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { linked, noEnds } from '../test/history.js';
import { runScript } from '../test/run-script.js';
import { serving } from '../test/tampered.js';
import { exportBundle } from './bundle.js';
import { createNotary } from './notary.js';
import { newSleutelPem, sleutelFromPem } from './sleutel.js';
import { verifyStore } from './verify.js';
import { memoryWortelStore } from './wortel-store.js';

const size = 50_000;
const perDay = 5_000;
const megabyte = 2 ** 20;
const namespace = '2f6f0f51-6c0c-5f0e-9d3b-5a4c1f8e7b60';
const sleutel = sleutelFromPem(newSleutelPem());
const wortels = memoryWortelStore();
const clock = () => '2026-11-22T08:00:00.000Z';

const positionAt = (index: number): Position => String(index).padStart(20, '0') as Position;

/** Events of about a kilobyte on 500 streams, generated anew for each reader and the same every time. */
function* passingBy(): Iterable<Recorded> {
  const ends = noEnds();
  for (let index = 0; index < size; index += 1) {
    const stream = `proef-${index % 500}`;
    const at = `2026-11-${String(1 + Math.floor(index / perDay)).padStart(2, '0')}T09:00:00.000Z`;
    const event = linked(ends, { stream, at, id: uuidV5(namespace, String(index)), data: { nummer: index, tekst: 'Lorem ipsum '.repeat(50) } });
    yield { ...event, stream, position: positionAt(index) };
  }
}

const store = serving(passingBy, positionAt(size - 1));

let folder: string;
let collect: () => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actiespoor-'));
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as () => void;
  await createNotary({ store, wortels, sleutel, clock }).notarise();
});

afterAll(() => rm(folder, { recursive: true }));

const heapUsed = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

describe('Een store met vijftigduizend gebeurtenissen', () => {
  it('wordt gecontroleerd zonder dat het geheugen meegroeit', async () => {
    const heaps: number[] = [];
    const onProgress = (events: number): void => {
      if (events % 10_000 === 0) heaps.push(heapUsed());
    };
    const controle = await verifyStore({ store, wortels }, { sleutels: sleutel.vertrouwd, onProgress });
    expect(controle).toMatchObject({ gebeurtenissen: size, streams: 500, wortels: 10, nietGetekend: 0, bevindingen: [] });
    expect(heaps).toHaveLength(5);
    expect(Math.max(...heaps) - (heaps[0] ?? 0)).toBeLessThan(2 * megabyte);
  });

  it('klopt ook voor de controleur, die er de helft van het bestand aan geheugen voor krijgt', async () => {
    const target = join(folder, 'export');
    await exportBundle({ store, wortels, folder: target, sleutels: sleutel.vertrouwd, clock });
    expect((await stat(join(target, 'gebeurtenissen.ndjson'))).size).toBeGreaterThan(50 * megabyte);
    const script = await runScript(target, { node: ['--max-old-space-size=25'] });
    expect(script.lines.at(-1)).toBe('Alles klopt.');
  });
});
