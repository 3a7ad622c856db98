import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { type EventStore, memoryEventStore, type Tampering } from '@actiespoor/event-store';
import { memoryWortelStore } from '@actiespoor/integrity';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { NotaryRounds } from './notaris.js';

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
      close: () => inner.close(),
      async *tampered() {
        await Promise.resolve();
        yield* done;
      },
    };
    const rounds = new NotaryRounds({ eventStore, wortels: memoryWortelStore(), dataDir, clock: () => '2026-11-23T09:00:00.000Z', log: () => undefined, everyMs: 10 });
    rounds.start();
    const until = async (hasCome: () => boolean): Promise<void> => {
      while (!hasCome()) await wait(5);
    };
    await until(() => rounds.stand().gecontroleerdOp !== undefined);
    done.push(tombstone);
    await until(() => rounds.stand().status !== 'ok');
    await rounds.stop();
    expect(rounds.stand()).toMatchObject({ status: 'tampered', melding: expect.stringContaining('Stream plan-1 is afgesloten') as unknown });
    expect(rounds.stand().bevindingen).toBeGreaterThan(0);
  });
});
