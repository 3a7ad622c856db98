import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { memoryEventStore } from '@actiespoor/event-store';
import { canonicalJson } from '@actiespoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dayOfWork, write } from '../test/history.js';
import { positie } from '../test/tamper-cases.js';
import { runScript } from '../test/run-script.js';
import { exportBundle } from './bundle.js';
import { createNotary } from './notary.js';
import { newSleutelPem, publicPem, sleutelFromPem, vingerafdruk } from './sleutel.js';
import type { GetekendeWortel } from './wortel.js';
import { memoryWortelStore } from './wortel-store.js';

const streams = ['proef-a', 'proef-b'];
const sleutel = sleutelFromPem(newSleutelPem());
const store = memoryEventStore();
const wortels = memoryWortelStore();
const clock = () => '2026-11-22T08:00:00.000Z';
const [events, roots, pem, sums] = ['gebeurtenissen.ndjson', 'wortels.ndjson', 'sleutel.pem', 'controlesommen.sha256'];

let folder: string;
let original: string;

const exportTo = (target: string, signal?: AbortSignal) =>
  exportBundle({ store, wortels, folder: target, sleutels: sleutel.vertrouwd, clock, ...(signal && { signal }) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actiespoor-'));
  original = join(folder, 'export');
  await write(store, [...dayOfWork('2026-11-20', 6, streams), ...dayOfWork('2026-11-21', 6, streams)]);
  await createNotary({ store, wortels, sleutel, clock }).notarise();
  await exportTo(original);
});

afterAll(() => rm(folder, { recursive: true }));

type Change = (lines: readonly string[]) => readonly string[];

const linesOf = async (path: string): Promise<readonly string[]> => (await readFile(path, 'utf8')).trimEnd().split('\n');

/** Repairs the checksums, as a forger would do. */
const resum = async (copy: string): Promise<void> => {
  const names = (await linesOf(join(copy, sums))).map((line) => line.slice(66));
  const lines = await Promise.all(
    names.map(
      async (name) =>
        `${createHash('sha256')
          .update(await readFile(join(copy, name)))
          .digest('hex')}  ${name}\n`,
    ),
  );
  await writeFile(join(copy, sums), lines.join(''));
};

/** A copy of the bundle with changed lines in one file. */
const altered = async (file: string, change: Change): Promise<string> => {
  const copy = join(folder, crypto.randomUUID());
  await cp(original, copy, { recursive: true });
  await writeFile(join(copy, file), `${change(await linesOf(join(copy, file))).join('\n')}\n`);
  await resum(copy);
  return copy;
};

const replaced =
  (index: number, from: string, to: string): Change =>
  (lines) =>
    lines.map((line, at) => (at === index ? line.replace(from, to) : line));
const without =
  (index: number): Change =>
  (lines) =>
    lines.toSpliced(index, 1);
const swapped =
  (index: number): Change =>
  (lines) =>
    lines.toSpliced(index, 2, lines[index + 1] as string, lines[index] as string);
const repeated =
  (index: number): Change =>
  (lines) =>
    lines.toSpliced(index, 0, lines[index] as string);
const cut =
  (count: number): Change =>
  (lines) =>
    lines.slice(0, count);

const place = (nummer: number): string => `positie ${positie(nummer)}, stream ${streams[(nummer - 1) % 2]}, revisie ${Math.floor((nummer - 1) / 2)}`;
const firstDay = `dag 2026-11-20, tot en met positie ${positie(6)}`;

describe('Een controleur met alleen de export', () => {
  it('ziet dat alles klopt, en van wie het is', async () => {
    const [script, laatste] = [await runScript(original), await wortels.last()];
    expect([script.status, script.lines.at(-1)]).toEqual([0, 'Alles klopt.']);
    const [, command] = /^(node controleer\.mjs --.*)$/m.exec(await readFile(join(original, 'leesmij.md'), 'utf8')) ?? [];
    expect(command).toContain(`--sleutel ${vingerafdruk(laatste?.sleutel ?? '')} --wortel `);
    expect(await runScript(original, { args: command?.split(' ').slice(2) ?? [] })).toMatchObject({ status: 0 });
  });

  it.each([
    ['een gewijzigde', replaced(2, '"nummer":2', '"nummer":7'), [`gewijzigd: ${place(3)}`]],
    ['een weggelaten', without(2), [`weggelaten: ${firstDay}`, `weggelaten: ${place(5).replace('revisie 2', 'revisie 1')}`]],
    ['een verplaatste', swapped(2), [`verplaatst: ${place(3)}`, `verplaatst: ${firstDay}`]],
    ['een ingevoegde', repeated(2), [`ingevoegd: ${place(3)}`, `verplaatst: ${place(3)}`, `ingevoegd: ${firstDay}`]],
    ['een afgekapte', cut(9), [`afgekapt: dag 2026-11-21, na positie ${positie(9)}`]],
    [
      'een onleesbare',
      replaced(2, '{', ''),
      ['gewijzigd: gebeurtenissen.ndjson regel 3', `weggelaten: ${firstDay}`, `weggelaten: ${place(5).replace('revisie 2', 'revisie 1')}`],
    ],
  ])('vindt %s gebeurtenis', async (_, change, gevonden) => {
    const script = await runScript(await altered(events, change));
    expect([script.status, script.fouten]).toEqual([1, gevonden]);
  });

  it('ziet dat een bestand niet meer hetzelfde is, ook als het nog dezelfde gebeurtenissen heeft', async () => {
    const copy = await altered(events, (lines) => lines);
    await writeFile(join(copy, 'leesmij.md'), 'Alles klopt.');
    expect(await runScript(copy)).toMatchObject({ status: 1, fouten: ['bestand: leesmij.md'] });
  });

  it('krijgt geen goed bericht als er een bestand ontbreekt', async () => {
    const copy = await altered(events, (lines) => lines);
    await rm(join(copy, roots));
    expect((await runScript(copy)).status).toBe(1);
  });
});

const forged =
  (changes: Partial<GetekendeWortel>, sign = (wortel: GetekendeWortel) => wortel): Change =>
  (lines) =>
    lines.map((line) => JSON.stringify(sign({ ...(JSON.parse(line) as GetekendeWortel), ...changes })));

describe('Een vervalste wortel of sleutel', () => {
  const stranger = sleutelFromPem(newSleutelPem());
  const both = ['wortel: dag 2026-11-20', 'wortel: dag 2026-11-21'];

  it('een wortel met een ander moment van tekenen valt op', async () => {
    expect(await runScript(await altered(roots, forged({ getekendOp: '2026-11-25T00:00:00.000Z' })))).toMatchObject({ status: 1, fouten: both });
  });

  it('een wortel die een ander tekende valt op', async () => {
    expect(
      await runScript(
        await altered(
          roots,
          forged({}, (wortel) => stranger.sign(wortel)),
        ),
      ),
    ).toMatchObject({ status: 1, fouten: both });
  });

  it('een verwisselde sleutel valt op', async () => {
    expect(await runScript(await altered(pem, () => [publicPem(stranger.publiek).trimEnd()]))).toMatchObject({ status: 1, fouten: both });
  });

  it('wie de sleutel verwisselt en alles opnieuw tekent, valt op bij wie de vingerafdruk kent', async () => {
    const target = join(folder, 'nagemaakt');
    const others = memoryWortelStore();
    await createNotary({ store, wortels: others, sleutel: stranger, clock }).notarise();
    await exportBundle({ store, wortels: others, folder: target, sleutels: stranger.vertrouwd, clock });
    expect((await runScript(target)).status).toBe(0);
    const script = await runScript(target, { args: ['--sleutel', vingerafdruk(sleutel.publiek)] });
    expect(script).toMatchObject({ status: 1, fouten: ['wortel: sleutel.pem'] });
  });
});

describe('De export', () => {
  it('staat er geheel of niet, en is voor de eigenaar alleen', async () => {
    expect((await readdir(original)).toSorted()).toEqual([sums, 'controleer.mjs', events, 'leesmij.md', pem, roots].toSorted());
    expect((await stat(original)).mode & 0o777).toBe(0o700);
    await expect(exportTo(join(folder, 'half'), AbortSignal.abort(new Error('gestopt')))).rejects.toThrow('gestopt');
    expect((await readdir(folder)).filter((name) => name.startsWith('half'))).toEqual([]);
  });

  it('komt niet over iets anders heen, wel in een lege map', async () => {
    await expect(exportTo(original)).rejects.toThrow(/is niet leeg/);
    await expect(exportTo(join(original, pem))).rejects.toThrow(/is geen map/);
    await mkdir(join(folder, 'leeg'));
    expect(await exportTo(join(folder, 'leeg'))).toMatchObject({ gebeurtenissen: 12, nietGetekend: 0 });
  });
});

describe('Het script', () => {
  it('schrijft JSON zoals het programma zelf', async () => {
    const { canoniek } = (await import(new URL('../assets/controleer.mjs', import.meta.url).href)) as { canoniek: (value: unknown) => string };
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const stored: unknown = JSON.parse(JSON.stringify(value));
        expect(canoniek(stored)).toBe(canonicalJson(stored));
      }),
      { numRuns: 1_000 },
    );
    // An identifier is ASCII, so these names stay quoted.
    // prettier-ignore
    const corners = { '\u{1f642}': 1, '\ufb33': 2, '1': 3, 'é': [1e21, 1e-7, -0, 5e-324, 333333333.33333329], '__proto__x': '\u2028\u0007"\\/' };
    expect(canoniek(corners)).toBe(canonicalJson(corners));
  });

  it('heeft niets nodig dan Node zelf', async () => {
    const text = await readFile(join(original, 'controleer.mjs'), 'utf8');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });
});
