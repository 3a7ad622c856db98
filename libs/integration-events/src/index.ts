// The contract with whoever reads our messages: CloudEvents, and the pure mapping from and to facts.
export { asyncApi } from './async-api.js';
export { breakingChanges, publishedContract, type Breaking, type PublishedContract } from './breaking.js';
export { catalogue } from './catalogue.js';
export type { CloudEvent, Fact } from './cloud-event.js';
export { messageOf, messages, messageType, schemaUri, type MessageDefinition, type PrivateEventType, type PublishedEventType } from './contract.js';
export { fromMessage, type ReadMessage, type Received } from './from-message.js';
export { heartbeat, heartbeatType, type Beat } from './heartbeat.js';
export { fromKafka, toKafka, type KafkaRecord } from './kafka-binding.js';
export type { DataFault } from './read-data.js';
export { isMessageSource, messageSource, testOin, type MessageSource } from './source.js';
export { toMessage } from './to-message.js';
