export { warnOfDeletion } from './deletion-right.js';
export { createLog, isText, loggedCommands, readLogSettings, tellIn, traceFields, type Logger, type LogLevel, type LogSettings } from './log.js';
export { eventsBetween, type Lag } from './lag.js';
export { createMetrics, projectionStatus, type Metrics } from './metrics.js';
export { FrontDoor, type Answerer, type FrontDoorOptions } from './front-door.js';
export type { Onderdeel } from './part-watch.js';
export { probeAnswer, type ProbeAnswer } from './probes.js';
export type { Readiness } from './readiness.js';
export { retryAfter, Startup, startText, type StartState } from './startup.js';
export type { Watched } from './watched.js';
export type { Observer } from './observing.js';
export { openPlatform, type Platform, type PlatformConfig } from './platform.js';
export { Processors, type ProcessorStores } from './processors.js';
export { healthOnce } from './health-once.js';
export { healthOf, isThere, type ProjectionHealth, type StoreHealth } from './projection-health.js';
export { leftSentence, projectionNamed, projectionNames, rebuild, type RebuildingOptions } from './rebuilding.js';
export { buildInfo, type BuildInfo } from './build-info.js';
export { assertSleutel, NotaryRounds, type NotaryStatus } from './notaris.js';
export { placeOf as placeOfProjection } from './projection-health.js';
export { ServerFault, type Patience } from './await-server.js';
export { databaseSentence, placeOf } from './database-sentence.js';
export { explainStart, failStart, runService, stopSignals, type Duties, type Service, type ServiceOptions } from './run-service.js';
export { hasStore } from './existing-store.js';
export { readPublishing, type Publishing, type PublishingSettings } from './publishing-settings.js';
export { publishOn, type Publisher } from './publishing.js';
export { prefixFor } from './hints.js';
export { StartFault, type Listening } from './listening.js';
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
export { presenceOn, type StorePresence } from './store-presence.js';
export { systemTiming } from './system-timing.js';
export { followImports } from './writing.js';
export { unlessEnded } from './unless-ended.js';
export { openStores, storeConfigOf, type StoreConfig, type Stores } from './stores.js';
