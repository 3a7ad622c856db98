import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { StoreUnavailable } from '@actiespoor/event-store';
import { newEvents, newStream } from '@actiespoor/event-store/contract';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { openReadStore } from '@actiespoor/read-store-postgres';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { brokenChains } from '../support/evidence.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';
import { type Load, lossesOf, rowsBeside, startLoad } from './load.js';
import { type OwnPostgres, ownPostgres, until } from './own-postgres.js';
import { type SmallDisk, smallDisk } from './small-disk.js';

const diskMegabytes = 192;
const leftBytes = 6_000_000;

describe('Een schijf die volloopt terwijl er geschreven wordt', () => {
  let dataDir: string;
  let disk: SmallDisk | string;
  let postgres: OwnPostgres;
  let load: Load;

  beforeAll(async () => {
    dataDir = await newDataDir();
    disk = await smallDisk(dataDir, diskMegabytes);
    postgres = await ownPostgres(dataDir);
    load = startLoad(postgres.url, { writers: 8, size: 20_000 });
  });
  afterAll(async () => {
    if (typeof disk !== 'string') await disk.makeRoom();
    await postgres.start();
    await load.close();
    await postgres.close();
    if (typeof disk !== 'string') await disk.unmount();
    await cleanUp(dataDir);
  });

  /** Fills the disk or, if no small disk could be made, stops the server instead: the expectations hold in both cases. */
  const breakDown = async (): Promise<void> => {
    if (typeof disk !== 'string') return disk.fillUpTo(leftBytes);
    process.stderr.write(`NIET BEPROEFD: een volle schijf (${disk}); in plaats daarvan valt de server weg.\n`);
    return postgres.crash();
  };

  it('antwoordt dat de store er niet is', async () => {
    await until('er is geschreven', () => load.acknowledged.size > 100);
    await breakDown();
    await until('schrijvers horen dat de store er niet is', () => load.unavailable() > 0);
    const late = postgresEventStore({ url: postgres.url });
    const tooMuch = newEvents(200).map((event) => ({ ...event, data: { tekst: 'x'.repeat(200_000) } }));
    await expect(late.append(newStream(), tooMuch, 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    await late.close();
    if (typeof disk !== 'string') expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch('No space left on device');
  });

  it('heeft niets verloren als er weer ruimte is, en gaat verder', async () => {
    if (typeof disk !== 'string') await disk.makeRoom();
    const hadEnded = !(await postgres.isRunning());
    await postgres.start();
    const goal = load.acknowledged.size + 50;
    await until('er wordt weer geschreven', () => load.acknowledged.size >= goal);
    await load.stopWriting();

    const { events, lost, doubled } = await lossesOf(load);
    process.stdout.write(
      `geschreven ${events.length}, bevestigd ${load.acknowledged.size}, verloren ${lost.length}, dubbel ${doubled}, onbereikbaar ${load.unavailable()}, server ${hadEnded ? 'opnieuw gestart' : 'bleef draaien'}\n`,
    );
    expect([lost, doubled, brokenChains(events)]).toEqual([[], 0, []]);
    expect(await load.reaches(events.at(-1)!.position)).toEqual([true, true]);
    await load.close();
    const readStore = openReadStore({ url: postgres.url });
    try {
      for (const [stored, folded] of await rowsBeside(readStore, events)) expect(stored).toEqual(folded);
    } finally {
      await readStore.close();
    }
  });
});
