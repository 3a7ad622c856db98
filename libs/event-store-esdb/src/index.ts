export { esdbEventStore, type EsdbEventStoreOptions } from './esdb-event-store.js';
