export type { Connecting } from './database.js';
export type { Bron, BronStore, Persoon, PersoonStore } from './forgettable-stores.js';
export { migrateReadStore } from './migrate.js';
export type { BegonnenProef, NieuweProef, Proef, ProefStore } from './proef-store.js';
export type { ParkedOf, ProjectionControl, ProjectionStanding } from './projection-control.js';
export { openReadStore, type ReadStore } from './read-store.js';
