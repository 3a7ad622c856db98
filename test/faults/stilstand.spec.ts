import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { type Platform, projectionNames } from '@actiespoor/platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { withPlatform } from '../../apps/cli/src/opening.js';
import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';
import { swappedPostgres, type SwappedStore } from './store-swap.js';

const voorbeeld = fileURLToPath(new URL('../fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url));

/** The commands that wait for read models. */
const waiting = [
  `import ${voorbeeld} --eigenaar SV-LEKSTROOM`,
  `import ${voorbeeld} --eigenaar SV-LEKSTROOM --doorvoeren`,
  'demo',
  'evaluatie indicatoren',
  `evaluatie start --indicator deelname --tegen 1`,
  `evaluatie hervat ${randomUUID()}`,
] as const;

/** It waits for whoever leads: one that halted tries again at once. */
const replay = 'projections parked replay actueel-plan';

const poison = async ({ eventStore }: Platform): Promise<void> => {
  for await (const recorded of eventStore.read('organisatie-GM1960'))
    await eventStore.append(`plan-${randomUUID()}`, [{ ...recorded, id: randomUUID(), version: 9 }], 'no-stream');
};

describe('Een opdracht die op leesmodellen wacht', () => {
  let store: SwappedStore;
  let dataDir: string;

  const surroundings = () => ({
    terminal: recordedTerminal(),
    settings: () => loadSettings({ DATA_DIR: dataDir, ...store.settings }),
    interrupted: new AbortController().signal,
  });
  const actiespoor = async (line: string): Promise<{ status: number; told: string }> => {
    const here = surroundings();
    const status = await run(line.split(' '), here);
    return { status, told: here.terminal.told() };
  };
  const told = async (reason: RegExp, commands: readonly string[] = [...waiting, replay]): Promise<void> => {
    for (const command of commands) {
      const { status, told: said } = await actiespoor(command);
      expect({ command, status, said }).toEqual({ command, status: 1, said: expect.stringMatching(reason) });
      expect(said).not.toMatch(/lopen nog achter|onverwacht/);
    }
  };

  beforeAll(async () => {
    [store, dataDir] = [await swappedPostgres(), await newDataDir()];
    expect(await actiespoor('demo')).toMatchObject({ status: 0 });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await cleanUp(dataDir);
  });
  afterEach(async () => {
    for (const name of projectionNames) await actiespoor(`projections resume ${name}`);
  });

  it('zegt meteen welk leesmodel is stilgezet, en hoe het weer loopt', async () => {
    await withPlatform(surroundings(), { demo: false }, async ({ readStore, commands: _, ...platform }) => {
      for (const name of projectionNames) await readStore.control.pause(name);
      await poison(platform as Platform);
    });
    await told(/Projectie [a-z-]+ is stilgezet\. [^\n]*actiespoor projections resume [a-z-]+\n/);
  });

  it('zegt welk leesmodel gestopt is, waarop, en welke opdracht het opnieuw laat proberen', async () => {
    await told(/Projectie [a-z-]+ staat stil bij [^\n]*versie 9[^\n]*actiespoor projections resume [a-z-]+\n/, waiting);
  }, 180_000);

  it('zegt van welk leesmodel de event store een andere is, en welke opdracht herbouwt', async () => {
    await store.empty();
    await told(/Projectie [a-z-]+ is gemaakt uit een andere event store [^\n]*actiespoor projections rebuild --alle\n/);
  });
});
