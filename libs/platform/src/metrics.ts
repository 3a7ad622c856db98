import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { BuildInfo } from './build-info.js';
import { type NotaryStatus, notaryStatuses } from './notaris.js';
import type { Observer } from './observing.js';
import { isThere, type ProjectionHealth } from './projection-health.js';
import { type Startup, startPhases } from './startup.js';
import type { Watched } from './watched.js';

/** The metrics of an operator, in the text form of Prometheus. */
export interface Metrics {
  readonly observer: Observer;
  /** Media type of {@link read}. */
  readonly contentType: string;
  /** @param route template of the path, such as `/v1/acties/:actieId` */
  requestEnded(request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }): void;
  /** All present metrics, from the first moment of a start on. Metrics of a store that does not answer within a second are left out. */
  read(startup: Startup): Promise<string>;
}

const prefix = 'actiespoor_';
const maxAskingMs = 1_000;
const commandBuckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

const countersIn = (registers: Registry[]) => ({
  appended: new Counter({ registers, name: `${prefix}events_appended_total`, help: 'Events appended by this process', labelNames: ['event_type'] }),
  conflicts: new Counter({ registers, name: `${prefix}append_conflicts_total`, help: 'Appends that met another writer', labelNames: ['aggregate'] }),
  failures: new Counter({
    registers,
    name: `${prefix}projection_failures_total`,
    help: 'Batches that a projection of this process could not take',
    labelNames: ['projection'],
  }),
  commands: new Histogram({
    registers,
    name: `${prefix}command_duration_seconds`,
    help: 'Commands from arrival to outcome',
    labelNames: ['command', 'outcome'],
    buckets: commandBuckets,
  }),
  requests: new Histogram({
    registers,
    name: `${prefix}http_request_duration_seconds`,
    help: 'HTTP requests by route template',
    labelNames: ['method', 'route', 'status_class'],
    buckets: commandBuckets,
  }),
});

const gaugesIn = (registers: Registry[]) => ({
  head: new Gauge({ registers, name: `${prefix}store_head_position`, help: 'Position of the last event' }),
  position: new Gauge({ registers, name: `${prefix}projection_position`, help: 'Position up to which a projection is', labelNames: ['projection'] }),
  lagEvents: new Gauge({
    registers,
    name: `${prefix}projection_lag_events`,
    help: 'Events that a projection has not taken yet, at most',
    labelNames: ['projection'],
  }),
  lagSeconds: new Gauge({
    registers,
    name: `${prefix}projection_lag_seconds`,
    help: 'Age of the oldest event that a projection has not taken yet',
    labelNames: ['projection'],
  }),
  parked: new Gauge({ registers, name: `${prefix}projection_parked_events`, help: 'Events that wait to be tried again', labelNames: ['projection'] }),
  left: new Gauge({ registers, name: `${prefix}projection_rebuild_left`, help: '1 if a rebuild was left unfinished', labelNames: ['projection'] }),
  status: new Gauge({ registers, name: `${prefix}projection_status`, help: '1 for what a projection is doing', labelNames: ['projection', 'status'] }),
  pending: new Gauge({ registers, name: `${prefix}publish_pending`, help: 'Events that were not told to others yet, at most', labelNames: ['target'] }),
  oldest: new Gauge({ registers, name: `${prefix}publish_oldest_age_seconds`, help: 'Age of the oldest event that was not told yet', labelNames: ['target'] }),
  untold: new Gauge({ registers, name: `${prefix}publish_parked_events`, help: 'Events that wait to be told after another attempt', labelNames: ['target'] }),
  notary: new Gauge({ registers, name: `${prefix}notary_status`, help: '1 for how the notary of this process stands', labelNames: ['status'] }),
  notaryFindings: new Gauge({ registers, name: `${prefix}notary_findings`, help: 'What the last check of the whole history found' }),
  notaryChecked: new Gauge({ registers, name: `${prefix}notary_last_check_timestamp_seconds`, help: 'When all was last found as it was recorded' }),
  phase: new Gauge({ registers, name: `${prefix}start_phase`, help: '1 for what the start of this process is at', labelNames: ['phase'] }),
  inUse: new Gauge({ registers, name: `${prefix}db_pool_in_use`, help: 'Connections of the read pool at work' }),
  waiting: new Gauge({ registers, name: `${prefix}db_pool_waiting`, help: 'Callers that wait for a connection of the read pool' }),
});

type Gauges = ReturnType<typeof gaugesIn>;

const statuses = ['running', 'rebuilding', 'paused', 'halted', 'astray'] as const;

/** True if it is not of this event store, also during a rebuild. Without a lag nobody could look at the store: the last report of the leader counts. */
export const isAstray = ({ state, stray, lag }: ProjectionHealth): boolean => stray !== undefined || (state === 'astray' && !lag);

export const projectionStatus = (health: ProjectionHealth): (typeof statuses)[number] => {
  const { isPaused, isRebuilding, state } = health;
  if (isRebuilding) return 'rebuilding';
  if (isAstray(health)) return 'astray';
  if (isPaused) return 'paused';
  return state === 'halted' ? 'halted' : 'running';
};

const asNumber = (position: string | undefined): number | undefined => (position !== undefined && /^\d+$/.test(position) ? Number(position) : undefined);

const setIfKnown = (gauge: Gauge, labels: Readonly<Record<string, string>>, value: number | undefined): void => {
  if (value !== undefined) gauge.set(labels, value);
};

const showProjection = (gauges: Gauges, health: ProjectionHealth): void => {
  const labels = { projection: health.name };
  setIfKnown(gauges.position, labels, asNumber(health.position));
  setIfKnown(gauges.lagEvents, labels, health.lag?.events);
  setIfKnown(gauges.lagSeconds, labels, health.lag?.seconds);
  gauges.parked.set(labels, health.parked);
  gauges.left.set(labels, health.leftBecause === undefined ? 0 : 1);
  for (const status of statuses) gauges.status.set({ ...labels, status }, projectionStatus(health) === status ? 1 : 0);
};

const showPublishing = ({ pending, oldest, untold }: Gauges, { lag, parked }: ProjectionHealth): void => {
  const labels = { target: 'kafka' };
  setIfKnown(pending, labels, lag?.events);
  setIfKnown(oldest, labels, lag?.seconds);
  untold.set(labels, parked);
};

const showNotary = ({ notary, notaryFindings, notaryChecked }: Gauges, { status, bevindingen, gecontroleerdOp }: NotaryStatus): void => {
  for (const known of notaryStatuses) notary.set({ status: known }, status === known ? 1 : 0);
  notaryFindings.set(bevindingen);
  if (gecontroleerdOp !== undefined) notaryChecked.set(Date.parse(gecontroleerdOp) / 1000);
};

const forget = ({ head, position, lagEvents, lagSeconds, parked, left, status, pending, oldest, untold }: Gauges): void => {
  for (const gauge of [head, position, lagEvents, lagSeconds, parked, left, status, pending, oldest, untold]) gauge.reset();
};

const showWatched = async (gauges: Gauges, watched: Watched): Promise<void> => {
  const { inUse, waiting } = watched.readStore.connections();
  gauges.inUse.set(inUse);
  gauges.waiting.set(waiting);
  const notary = watched.notary();
  if (notary) showNotary(gauges, notary);
  const health = await watched.health(maxAskingMs);
  forget(gauges);
  if (!isThere(health)) return;
  setIfKnown(gauges.head, {}, asNumber(health.head));
  for (const projection of health.projections) showProjection(gauges, projection);
  if (health.publishing) showPublishing(gauges, health.publishing);
};

const show = async (gauges: Gauges, startup: Startup): Promise<void> => {
  const { fase } = startup.state();
  for (const phase of startPhases) gauges.phase.set({ phase }, phase === fase ? 1 : 0);
  if (startup.watched) await showWatched(gauges, startup.watched);
};

/** @param info the running program */
export const createMetrics = (info: BuildInfo): Metrics => {
  const registry = new Registry();
  const counters = countersIn([registry]);
  const gauges = gaugesIn([registry]);
  new Gauge({ registers: [registry], name: `${prefix}build_info`, help: 'What runs here', labelNames: ['version', 'commit'] }).set({ ...info }, 1);
  return {
    observer: {
      appended: (eventType) => counters.appended.inc({ event_type: eventType }),
      conflicted: (aggregate) => counters.conflicts.inc({ aggregate }),
      handled: (command, outcome, seconds) => counters.commands.observe({ command, outcome }, seconds),
      projectionFailed: (projection) => counters.failures.inc({ projection }),
    },
    contentType: registry.contentType,
    requestEnded: ({ method, route, status, seconds }) =>
      counters.requests.observe({ method, route, status_class: `${String(Math.floor(status / 100))}xx` }, seconds),
    read: async (startup) => {
      await show(gauges, startup);
      return registry.metrics();
    },
  };
};
