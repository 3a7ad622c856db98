import { eventSchema } from '@actiespoor/application';
import type { EventStore, ProcessorStatus } from '@actiespoor/event-store';
import { publication, type PublishingProgress, recordProducer, startPublisher } from '@actiespoor/kafka';
import type { Tell } from '@actiespoor/work';

import type { Publishing } from './publishing-settings.js';

export interface PublishingOptions {
  readonly eventStore: EventStore;
  /** Absent where publishing is off. */
  readonly progress?: PublishingProgress | undefined;
  readonly publishing?: Publishing | undefined;
  readonly log: Tell;
}

export interface Publisher {
  stop(): Promise<void>;
}

const tell = (log: Tell, { state, error, parked }: ProcessorStatus): void => {
  if (error !== undefined) log(`berichten: ${state}. ${error}`, 'error');
  else if (state === 'live') log(`berichten: ${state}${parked === undefined ? '' : `, apart gezet: ${parked}`}`);
};

/** Tells others what they may know, in this process, from now on; undefined where publishing is off. */
export const publishOn = ({ eventStore, progress, publishing, log }: PublishingOptions): Publisher | undefined => {
  if (!progress || !publishing) return undefined;
  let reports: Promise<void> = Promise.resolve();
  const processor = startPublisher({
    store: eventStore,
    progress: progress.projections,
    publication: publication(publishing.source),
    schema: eventSchema(),
    producer: recordProducer(publishing.kafka),
    onChange: (status) => {
      tell(log, status);
      // A process that waits for the lead knows less than the leader. A report that does not arrive must not stop anything.
      if (status.state !== 'starting') reports = reports.then(() => progress.control.report(status)).catch(() => undefined);
    },
  });
  return {
    stop: async () => {
      await processor.stop();
      await reports;
    },
  };
};
