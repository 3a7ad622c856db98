export type { Connecting } from './database.js';
export type { Bediend, Bediening } from './evaluatie-control.js';
export type { BegonnenBeurt, Beurt, EvaluatieRuns, Tussenstand, Uitkomst } from './evaluatie-runs.js';
export type {
  Evaluatie,
  EvaluatieFilter,
  EvaluatieKijker,
  EvaluatiePagina,
  EvaluatieStaat,
  EvaluatieStand,
  EvaluatieStore,
  EvaluatieVoortgang,
  NieuweEvaluatie,
} from './evaluatie-store.js';
export type { Bron, BronStore } from './bron-store.js';
export { migrateReadStore } from './migrate.js';
export type { GevondenNamen, HerkendePersoon, Persoon, PersoonStore } from './persoon-store.js';
export type { BegonnenProef, NieuweProef, Proef, ProefStore } from './proef-store.js';
export type { ParkedOf, ProjectionControl, ProjectionStanding } from './projection-control.js';
export { openReadStore, type ReadStore } from './read-store.js';
