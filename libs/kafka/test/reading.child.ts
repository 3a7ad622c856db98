// Reads a topic with others of its group, and prints the partition of each delivery, until it is killed: node reading.child.ts BROKERS PREFIX GROUP
import { memoryInbox } from '../src/inbox.js';
import { startReading } from '../src/kafka-consumer.js';

const [brokers = '', topicPrefix = '', groupId = ''] = process.argv.slice(2);
const inbox = memoryInbox();

startReading({
  settings: { brokers: brokers.split(','), topicPrefix },
  groupId,
  inbox: {
    next: (partition) => inbox.next(partition),
    take: async (delivery) => {
      process.stdout.write(`${delivery.partition}\n`);
      return inbox.take(delivery);
    },
  },
  onFault: ({ message }) => void process.stderr.write(`${message}\n`),
});
