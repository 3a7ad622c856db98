import { setTimeout as pause } from 'node:timers/promises';

import {
  type EventStore,
  type EventSchema,
  type Processor,
  type ProcessorStatus,
  type Projection,
  type ProjectionStore,
  startProcessor,
} from '@actiespoor/event-store';
import type { Message } from '@actiespoor/kernel';

import type { RecordProducer } from './kafka-producer.js';
import { sendingStore } from './publication.js';

export interface PublisherOptions {
  readonly store: Pick<EventStore, 'feed' | 'read' | 'at' | 'head' | 'identity'>;
  readonly progress: ProjectionStore;
  readonly publication: Projection;
  readonly schema: EventSchema<Message>;
  readonly producer: RecordProducer;
  /** Called at every change of state or error. */
  readonly onChange?: (status: ProcessorStatus) => void;
  /** The largest number of events in one batch. */
  readonly batchSize?: number;
}

const longestWaitMs = 5_000;

/** Half of a wait is chance, so that processes that lost their broker together do not return together. */
const jittered = (ms: number): number => Math.min(ms, longestWaitMs) * (0.5 + Math.random() / 2);

/**
 * Sends what others may know, from the checkpoint on, as one more processor: of several processes one leads. A broker that is away makes it
 * wait and stops nothing else.
 */
export const startPublisher = ({ progress, publication, producer, ...options }: PublisherOptions): Processor => {
  const processor = startProcessor({
    ...options,
    projectionStore: sendingStore(progress, (records) => producer.send(records)),
    projection: publication,
    sleep: (ms, signal) => pause(jittered(ms), undefined, { signal }),
  });
  return {
    status: () => processor.status(),
    waitFor: (position, timeoutMs) => processor.waitFor(position, timeoutMs),
    // The producer ends the batch that is under way: a broker that is silent would hold it up.
    stop: async () => void (await Promise.all([processor.stop(), producer.close()])),
  };
};
