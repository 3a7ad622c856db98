// The part of the use cases that an adapter sees: the interfaces that it implements, and the words in them. No use case.
export { isRol, rollen, type Medewerker, type Rol } from './access/medewerker.js';
export type { Bron, BronStore } from './bronnen/bron-store.js';
export type { BegonnenEvaluatie, EvaluatieRuns, RunProgress, Uitkomst } from './evaluaties/evaluatie-runs.js';
export type {
  Bediend,
  Bediening,
  Evaluatie,
  EvaluatieFilter,
  EvaluatieKijker,
  EvaluatiePagina,
  EvaluatieStaat,
  EvaluatieSummary,
  EvaluatieStore,
  EvaluatieVoortgang,
  NieuweEvaluatie,
} from './evaluaties/evaluatie-store.js';
export type { BegonnenProef, NieuweProef, Proef, ProefStore } from './imports/proef-store.js';
export type { ReadProgress } from './machine.js';
export type { Kenmerk, PersoonIds } from './personen/persoon-ids.js';
export type { GevondenNamen, HerkendePersoon, Persoon, PersoonStore } from './personen/persoon-store.js';
