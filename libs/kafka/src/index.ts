export { delivered, sorted, streamKey, type Delivered, type Delivery, type SetAside, type Sorted, type StreamPlace } from './delivery.js';
export { memoryInbox, type Inbox, type MemoryInbox } from './inbox.js';
export { startReading, type Reading, type ReadingOptions } from './kafka-consumer.js';
export { recordProducer, type RecordProducer } from './kafka-producer.js';
export { migrateProgress, openProgress, type PublishingProgress } from './progress.js';
export { publication, publicationName, publicPrefixes } from './publication.js';
export { startPublisher, type PublisherOptions } from './publisher.js';
export { saslMechanisms, topicOf, type KafkaSettings, type SaslMechanism } from './settings.js';
