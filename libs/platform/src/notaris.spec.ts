import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { type EventStore, linkHash, memoryEventStore, type Tampering } from '@actiespoor/event-store';
import { newEvents } from '@actiespoor/event-store/contract';
import { memoryWortelStore } from '@actiespoor/integrity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createLog, tellIn } from './log.js';
import { assertSleutel, NotaryRounds, type NotaryRoundsOptions } from './notaris.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-notaris-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const tombstone: Tampering = { stream: 'plan-1', kind: 'closed', what: 'is afgesloten', since: '2026-11-23T08:00:00.000Z' };

describe('De notaris van een server waar een ander iets met een stream kan doen', () => {
  it('vindt het bij de volgende ronde, ook als vandaag al alles is nagekeken', async () => {
    const done: Tampering[] = [];
    const inner = memoryEventStore();
    const eventStore: EventStore = {
      append: (...append) => inner.append(...append),
      read: (...read) => inner.read(...read),
      feed: (options) => inner.feed(options),
      head: () => inner.head(),
      at: (position) => inner.at(position),
      identity: () => inner.identity(),
      close: () => inner.close(),
      async *tampered() {
        await Promise.resolve();
        yield* done;
      },
    };
    const rounds = new NotaryRounds({
      eventStore,
      wortels: memoryWortelStore(),
      dataDir,
      clock: () => '2026-11-23T09:00:00.000Z',
      log: () => undefined,
      everyMs: 10,
    });
    rounds.start();
    const until = async (hasCome: () => boolean): Promise<void> => {
      while (!hasCome()) await wait(5);
    };
    await until(() => rounds.status().gecontroleerdOp !== undefined);
    done.push(tombstone);
    await until(() => rounds.status().status !== 'ok');
    await rounds.stop();
    expect(rounds.status()).toMatchObject({ status: 'tampered', melding: expect.stringContaining('Stream plan-1 is afgesloten') as unknown });
    expect(rounds.status().bevindingen).toBeGreaterThan(0);
  });
});

describe('Wat de notaris zegt', () => {
  const lines: { readonly level: string; readonly msg: string }[] = [];
  const log = tellIn(createLog({ logLevel: 'info', logFormat: 'json' }, { write: (text) => lines.push(JSON.parse(text) as (typeof lines)[number]) }));

  const saidBy = async (options: Partial<NotaryRoundsOptions> = {}): Promise<typeof lines> => {
    lines.length = 0;
    const eventStore = memoryEventStore();
    const linked = newEvents(1).map(({ metadata: { hash: _, ...metadata }, ...event }) => {
      const hash = linkHash(undefined, { ...event, metadata, stream: 'proef-a', revision: 0n });
      return { ...event, metadata: { ...metadata, hash } };
    });
    await eventStore.append('proef-a', linked, 'no-stream');
    const rounds = new NotaryRounds({ eventStore, wortels: memoryWortelStore(), dataDir, clock: () => '2126-11-23T09:00:00.000Z', log, ...options });
    rounds.start();
    while (rounds.status().status === 'starting') await wait(5);
    await rounds.stop();
    return lines;
  };

  it.each(['', '{}', 'geen JSON', '{"sleutel":"onzin"}'])(
    'staat als fout in het log als notaris.json na de start niet meer te gebruiken is: %p',
    async (text) => {
      await writeFile(join(dataDir, 'notaris.json'), text, { mode: 0o600 });
      expect(await saidBy()).toEqual([expect.objectContaining({ level: 'error', msg: expect.stringMatching(/^Notaris: .*notaris\.json/) as unknown })]);
    },
  );

  it.each(['', '{}', 'geen JSON', '{"sleutel":"onzin"}', '{"sleutel":"-----BEGIN PRIVATE KEY-----geheim-----END PRIVATE KEY-----"}'])(
    'houdt de start tegen als notaris.json niet te gebruiken is: %p',
    async (text) => {
      await writeFile(join(dataDir, 'notaris.json'), text, { mode: 0o600 });
      const start = assertSleutel({ dataDir });
      await expect(start).rejects.toThrow(/^[^\n]*notaris\.json bevat geen bruikbare sleutel van de notaris: [^\n]*\.$/);
      await expect(start).rejects.not.toThrow('geheim');
    },
  );

  it('houdt de start niet tegen waar er nog geen sleutel is, en maakt er dan geen', async () => {
    await assertSleutel({ dataDir });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('staat als fout in het log als er aan de geschiedenis is gezeten', async () => {
    const wortels = { ...memoryWortelStore(), misfiled: () => Promise.resolve([{ dag: '2026-11-22', columns: { nummer: '0', dag: '2020-01-01' } }]) };
    expect((await saidBy({ wortels })).at(-1)).toMatchObject({ level: 'error', msg: expect.stringContaining('De kolommen nummer en dag') as unknown });
  });

  it('is anders geen fout', async () => {
    expect(await saidBy()).toEqual([expect.objectContaining({ level: 'info', msg: expect.stringContaining('1 dag getekend') as unknown })]);
  });
});
