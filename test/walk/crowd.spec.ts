import { describe, expect, it } from '@jest/globals';

import { crowd } from './crowd.js';
import { regionaal } from './people.js';
import { seed as first, servedClients } from './served.js';

describe('Velen tegelijk op een actie', () => {
  const clients = servedClients();

  it.each([0, 1, 2])('leggen samen een mogelijke geschiedenis vast, en de actie laat die zien (%d)', async (nr) => {
    const seed = first + nr;
    const { told, faults } = await crowd(clients(), regionaal, { seed, writers: 6, each: 12 });
    expect({ seed, faults }).toEqual({ seed, faults: [] });
    expect(told).toBeGreaterThan(10);
  });
});
