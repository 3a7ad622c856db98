export { recordProducer, type RecordProducer } from './kafka-producer.js';
export { migrateProgress, openProgress, type PublishingProgress } from './progress.js';
export { publication, publicationName, publicPrefixes } from './publication.js';
export { startPublisher, type PublisherOptions } from './publisher.js';
export { saslMechanisms, topicOf, type KafkaSettings, type SaslMechanism } from './settings.js';
