import { describe, expect, it } from '@jest/globals';

import { eventStoreContract } from './event-store.contract.js';
import { StoreUnavailable } from './event-store.js';
import { newEvent, newStream, readAll } from './fixtures.contract.js';
import { memoryEventStore } from './memory-event-store.js';

const open = () => {
  const store = memoryEventStore();
  return Promise.resolve({ store, close: () => store.close() });
};

eventStoreContract('geheugen', open);

describe('Een event store in geheugen', () => {
  it('heeft geen einde zolang er niets in staat', async () => {
    expect(await memoryEventStore().head()).toBeUndefined();
  });

  it('bewaart wat het was, ook als de schrijver zijn gegevens daarna verandert', async () => {
    const store = memoryEventStore();
    const stream = newStream();
    const data = { tekst: 'zo' };
    await store.append(stream, [newEvent(data)], 'no-stream');
    data.tekst = 'anders';
    expect((await readAll(store, stream)).map((recorded) => recorded.data)).toEqual([{ tekst: 'zo' }]);
  });

  it('antwoordt niet meer als hij gesloten is', async () => {
    const store = memoryEventStore();
    await store.close();
    await expect(store.append(newStream(), [newEvent()], 'any')).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
