import { type EventStore, memoryEventStore } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { noObserver, observedStore } from './observing.js';

describe('Een store waar iemand meekijkt', () => {
  it('kan alles wat de store zelf kan, en niets meer', () => {
    const nothing = (): AsyncIterable<never> => (async function* () {})();
    const plain = memoryEventStore();
    const able: EventStore = { ...plain, byStream: nothing, misfiled: nothing, tampered: nothing };
    const kan = (store: EventStore) =>
      Object.entries(store)
        .filter(([, can]) => typeof can === 'function')
        .map(([name]) => name)
        .sort();
    expect(kan(observedStore(able, noObserver))).toEqual(expect.arrayContaining(['byStream', 'misfiled', 'tampered']));
    expect('tampered' in observedStore(plain, noObserver)).toBe('tampered' in plain);
  });
});
