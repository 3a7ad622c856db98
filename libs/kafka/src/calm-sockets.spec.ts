import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { memoryEventStore, memoryProjectionStore } from '@actiespoor/event-store';
import { messageSource, testOin } from '@actiespoor/integration-events';
import { afterEach, describe, expect, it } from '@jest/globals';

import { record, schema } from '../test/history.js';
import { recordProducer } from './kafka-producer.js';
import { publication } from './publication.js';
import { startPublisher } from './publisher.js';

let attempts = 0;
/** A broker of which only the address is left: it ends each connection before it says a word. */
const absent = createServer((socket) => {
  attempts += 1;
  socket.destroy();
});

afterEach(() => void absent.close());

describe('Een broker die weg is', () => {
  it('wordt hoogstens eens per seconde geprobeerd, wat er ook te vertellen is', async () => {
    await once(absent.listen(0, '127.0.0.1'), 'listening');
    const brokers = [`127.0.0.1:${(absent.address() as AddressInfo).port}`];
    const [store, progress] = [memoryEventStore(), memoryProjectionStore()];
    const producer = recordProducer({ brokers, topicPrefix: 'weg' });
    const processor = startPublisher({ store, progress, publication: publication(messageSource(testOin, 'proef')), schema, producer });
    const begun = performance.now();
    for (let round = 0; round < 25; round += 1) {
      await record(store, `actie-${crypto.randomUUID()}`);
      await pause(200);
    }
    expect(processor.status()).toMatchObject({ state: 'retrying', error: expect.stringMatching(/^Kafka \(127\.0\.0\.1:\d+\) is niet te gebruiken: /) });
    await processor.stop();
    const seconds = (performance.now() - begun) / 1_000;
    expect(attempts).toBeGreaterThan(1);
    expect(attempts).toBeLessThanOrEqual(Math.ceil(seconds));
  });
});
