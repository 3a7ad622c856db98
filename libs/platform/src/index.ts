export { createCommands, dayAt, eventSchema, type Commands } from './commands.js';
export { openDossiers, type ActieDossier, type Dossiers, type PlanDossier } from './dossiers.js';
export { tempoOf, type EvaluatieAsked, type Evaluaties } from './evaluaties/evaluaties.js';
export { definitieWoorden, readDefinitie } from './evaluaties/definitie-lezen.js';
export { definitieRedenen, evaluatieIdOf, type EvaluatieVraag, type Voorstel, type Vraagfout } from './evaluaties/vraag.js';
export { createLog, isText, loggedCommands, readLogSettings, tellIn, traceFields, type Logger, type LogLevel, type LogSettings, type Tell } from './log.js';
export { eventsBetween, type Lag } from './lag.js';
export { createMetrics, projectionStatus, type Metrics, type Watched } from './metrics.js';
export type { Observer } from './observing.js';
export { placeIn } from './place.js';
export { OpenConnections } from './open-connections.js';
export { openPlatform, type Platform, type PlatformConfig } from './platform.js';
export type { DoorvoeringRefused, StepRefusal } from './doorvoering.js';
export { type Doorgevoerd, type ImportDone, importIdOf, type ImportOrder, type ImportRead, type Imports, type ImportUpload, type Overschreven, type Proefimport } from './imports.js';
export { Processors, type ProcessorStores } from './processors.js';
export { healthOf, type ProjectionHealth, type StoreHealth } from './projection-health.js';
export { projectionNamed, projectionNames, rebuild, type RebuildingOptions } from './rebuilding.js';
export { buildInfo, type BuildInfo } from './build-info.js';
export { actieWeigeringen, planWeigeringen, tijdWeigeringen, weigeringVan, weigeringZin, type Weigering, type Weigeringen } from './afwijzing.labels.js';
export { NotaryRounds, type NotarisStand } from './notaris.js';
export { ServerFault, type Patience } from './await-server.js';
export { databaseSentence, placeOf } from './database-sentence.js';
export { explainStart, failStart, runService, stopSignals, type Duties, type Service, type ServiceOptions } from './run-service.js';
export { hasStore } from './existing-store.js';
export { prefixFor } from './hints.js';
export { listenFault, StartFault, tryPort, type Listening } from './try-port.js';
export { hasDemo } from './seeding.js';
export {
  check,
  ConfigFault,
  oneOf,
  parsedUrl,
  readStartWait,
  readStoreSettings,
  settingsReader,
  type DatabaseConfig,
  type Environment,
  type SettingsReader,
  type StartSettings,
  type StoreSettings,
} from './settings.js';
export { openStores, storeConfigOf, type StoreConfig, type Stores } from './stores.js';
