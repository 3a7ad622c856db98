export { migrateEventStore } from './migrate.js';
export { postgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';
