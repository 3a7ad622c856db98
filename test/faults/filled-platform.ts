import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventStore, Position } from '@actiespoor/event-store';
import { openPlatform, type Platform } from '@actiespoor/platform';
import { testDatabase } from '@actiespoor/testing';

import { type Historic, history } from '../bench/history.js';

export interface FilledPlatform {
  readonly platform: Platform;
  readonly url: string;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

const longestMs = 30_000;

const append = async (store: EventStore, plans: number, eventsPerActie: number): Promise<Position | undefined> => {
  const streams = Map.groupBy<string, Historic>(history({ name: 'evaluatie', plans, eventsPerActie }), ({ stream }) => stream);
  await Promise.all(
    [...streams].map(([stream, events]) =>
      store.append(
        stream,
        events.map(({ id, type, version, data, metadata }) => ({ id, type, version, data, metadata })),
        'no-stream',
      ),
    ),
  );
  return store.head();
};

/** Plans of a samenwerkingsverband with forty acties each, in the stores and in the read models. */
export const filledPlatform = async (plans: number, eventsPerActie: number): Promise<FilledPlatform> => {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-evaluatie-'));
  const given = { dataDir, databaseUrl: database.url, migrationDatabaseUrl: database.ownerUrl, log: () => undefined };
  const platform = await openPlatform({ ...given, processors: 'in-process', demo: false, clock: () => new Date().toISOString() });
  const head = await append(platform.eventStore, plans, eventsPerActie);
  if (head === undefined || !(await platform.isVisible(head, longestMs))) throw new Error('De leesmodellen kwamen niet bij');
  return {
    platform,
    url: database.url,
    ownerUrl: database.ownerUrl,
    close: async () => {
      await platform.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
};
