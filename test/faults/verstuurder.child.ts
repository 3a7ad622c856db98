// Publishes what a store has, as a worker does, until it is killed: node verstuurder.child.ts URL BROKERS PREFIX [SENDS]. After so many sends it
// kills itself between a send and its checkpoint.
import { eventSchema } from '@actiespoor/application';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { messageSource, testOin } from '@actiespoor/integration-events';
import { openProgress, publication, recordProducer, startPublisher } from '@actiespoor/kafka';

const [url = '', brokers = '', topicPrefix = '', sends] = process.argv.slice(2);
const producer = recordProducer({ brokers: brokers.split(','), topicPrefix });
let left = Number(sends ?? Infinity);

startPublisher({
  store: postgresEventStore({ url }),
  progress: openProgress(url).projections,
  publication: publication(messageSource(testOin, 'proef')),
  schema: eventSchema(),
  batchSize: 20,
  producer: {
    send: async (records) => {
      await producer.send(records);
      process.stdout.write('.');
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
    },
    close: () => producer.close(),
  },
});
