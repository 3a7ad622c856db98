import type { KafkaConfig, SASLOptions } from 'kafkajs';

import { calmSockets } from './calm-sockets.js';
import type { KafkaSettings } from './settings.js';

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 10_000;

/**
 * The options of a client. The library retries nothing by itself: its callers know where to go on. Its log is off: a fault is told once, by
 * whoever it stops.
 */
export const clientOptions = ({ brokers, tls, sasl }: KafkaSettings, clientId: string): KafkaConfig => ({
  clientId,
  brokers: [...brokers],
  ...(tls && { ssl: tls }),
  ...(sasl && { sasl: sasl as SASLOptions }),
  connectionTimeout: connectionTimeoutMs,
  authenticationTimeout: requestTimeoutMs,
  requestTimeout: requestTimeoutMs,
  retry: { retries: 0, initialRetryTime: 100, maxRetryTime: 1_000 },
  logLevel: 0,
  socketFactory: calmSockets(),
});
