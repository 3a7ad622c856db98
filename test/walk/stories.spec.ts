import { describe, expect, it } from '@jest/globals';

import { bytesOf, voorbeeldLekstroom } from '../support/plannen.js';
import { regionaal } from './people.js';
import { chanceOf } from './random.js';
import { servedClients } from './served.js';
import { againStories, futureStories, orderStories, signaalStories, type Story } from './stories.js';
import { replay } from './walker.js';

const clients = servedClients();

const faultsOf = async ({ steps }: Story): Promise<readonly string[]> => (await replay(clients(), regionaal, { steps, chance: chanceOf(1) }))?.faults ?? [];

describe('Een tijdsvolgorde voor beslissing en weergave', () => {
  it.each(orderStories)('geldt voor $naam', async (story) => {
    expect(await faultsOf(story)).toEqual([]);
  });
});

describe('Wat nog moet gebeuren is geen feit', () => {
  it.each(futureStories)('ook niet $naam', async (story) => {
    expect(await faultsOf(story)).toEqual([]);
  });
});

describe('Een document', () => {
  it('geldt niet vanaf een dag die nog komt', async () => {
    const { status } = await clients().regio.upload('/v1/imports?eigenaar=SV-LEKSTROOM&geldigVanaf=2099-01-01', bytesOf(voorbeeldLekstroom));
    expect([400, 409]).toContain(status);
  });
});

describe('Wat nog eens wordt verteld', () => {
  it.each(againStories)('wordt aangevuld, was al zo of wordt geweigerd: $naam', async (story) => {
    expect(await faultsOf(story)).toEqual([]);
  });
});

describe('Wat een andere stroom breekt', () => {
  it.each(signaalStories)('is een signaal zolang het feit staat: $naam', async (story) => {
    expect(await faultsOf(story)).toEqual([]);
  });
});
