import type { Position, Recorded } from '@actiespoor/event-store';
import { openReadStore } from '@actiespoor/read-store-postgres';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { brokenChains } from '../support/evidence.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';
import { type Load, type Losses, lossesOf, rowsBeside, startLoad } from './load.js';
import { type OwnPostgres, ownPostgres, until } from './own-postgres.js';

const outages = 3;

describe('PostgreSQL die wegvalt terwijl er geschreven wordt', () => {
  const followed: Recorded[] = [];
  const ending = new AbortController();
  let dataDir: string;
  let postgres: OwnPostgres;
  let load: Load;
  let losses: Losses;

  const followOnce = async (after: Position | undefined): Promise<void> => {
    for await (const item of load.store.feed({ ...(after !== undefined && { after }), signal: ending.signal })) {
      if (item.kind === 'event') followed.push(item.recorded);
    }
  };

  /** Reads the feed as a real reader does: after a fault it continues from its position. */
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await followOnce(followed.at(-1)?.position).catch(() => until('de server is er weer', () => postgres.isRunning()));
    }
  };

  const grown = async (by: number): Promise<void> => {
    const goal = load.acknowledged.size + by;
    await until(`${goal} bevestigd`, () => load.acknowledged.size >= goal);
  };

  beforeAll(async () => {
    dataDir = await newDataDir();
    postgres = await ownPostgres(dataDir);
    load = startLoad(postgres.url, { writers: 16, size: 0 });
  });
  afterAll(async () => {
    ending.abort();
    await postgres.start();
    await load.close();
    await postgres.close();
    await cleanUp(dataDir);
  });

  it('is voor schrijvers onbereikbaar, en daarna gaat alles vanzelf verder', async () => {
    const following = follow();
    for (let outage = 1; outage <= outages; outage += 1) {
      await grown(100);
      const before = load.unavailable();
      await postgres.crash();
      await until('schrijvers horen dat de store er niet is', () => load.unavailable() > before);
      await until('de leesmodellen proberen het opnieuw', () => load.statuses().every(({ state }) => state !== 'live' && state !== 'catching-up'));
      await postgres.start();
      await grown(100);
    }
    await load.stopWriting();
    losses = await lossesOf(load);
    await until('de meelezer is bij', () => followed.length >= losses.events.length);
    ending.abort();
    await following;
    process.stdout.write(
      `onderbrekingen ${outages}, geschreven ${losses.events.length}, bevestigd ${load.acknowledged.size}, verloren ${losses.lost.length}, dubbel ${losses.doubled}, onbereikbaar ${load.unavailable()}\n`,
    );
  });

  it('verliest niets dat bevestigd was, en schrijft niets dubbel', () => {
    expect(load.acknowledged.size).toBeGreaterThan(0);
    expect([losses.lost, losses.doubled, brokenChains(losses.events)]).toEqual([[], 0, []]);
    expect(followed).toEqual(losses.events);
  });

  it('laat de leesmodellen uit zichzelf bijkomen, met elke gebeurtenis één keer', async () => {
    const head = losses.events.at(-1)?.position;
    if (head === undefined) throw new Error('Er is niets geschreven');
    expect(await load.reaches(head)).toEqual([true, true]);
    await load.close();
    const readStore = openReadStore({ url: postgres.url });
    try {
      for (const [stored, folded] of await rowsBeside(readStore, losses.events)) expect(stored).toEqual(folded);
    } finally {
      await readStore.close();
    }
  });
});
