export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';
export { EmbeddedPostgresFault } from './faults.js';
export { hasCluster } from './has-cluster.js';
