import type { Tell } from '@actiespoor/application';
import { type Duties, type Listening, listenFault, loggedCommands, type Logger, OpenConnections, openPlatform, type Platform, type PlatformConfig, StartFault, storeConfigOf, tryPort } from '@actiespoor/platform';
import type { Type } from '@nestjs/common';
import { useContainer } from 'class-validator';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { AppModule } from './app.module.js';
import type { ApiConfig } from './config.js';
import { nestLog } from './edge/access-log.js';
import { createEdge } from './edge/create-edge.js';
import { apiMetrics } from './metrics/api-metrics.js';
import { verifierFor } from './edge/verifier.js';
import { KnownOrganisatie } from './organisaties/known-organisatie.js';
import { KnownPosition } from './positions.js';

/** A service that listens, with everything behind it. */
export interface RunningServer {
  readonly url: string;
  readonly platform: Platform;
  /** Lets what is under way finish, and stops everything that was started. */
  stop(): Promise<void>;
}

export { StartFault };

/** What is not a setting. */
export interface ServerOptions extends Partial<Duties> {
  /** Gets a line for every answer, every command and every fault; nobody does where absent. */
  readonly logger?: Logger;
  /** The settings that were given, as a shell has them before a command, for what somebody may type. */
  readonly hint?: string;
  /** The present moment, ISO 8601 in UTC; the clock of the machine unless told. */
  readonly clock?: () => string;
  /** From round to round of the notary, in milliseconds. */
  readonly notaryEveryMs?: number;
}

const platformFor = (config: ApiConfig, { observer, log, clock = () => new Date().toISOString(), notaryEveryMs, signal, onLost }: ServerOptions & Pick<PlatformConfig, 'observer' | 'log'>): Promise<Platform> => {
  const { processors, demo, notarisKey, startWaitMs } = config;
  const duties = { patience: { ms: startWaitMs, signal }, ...(onLost && { onLost }) };
  const notary = processors === 'in-process' && { notary: { key: notarisKey, everyMs: notaryEveryMs } };
  return openPlatform({ ...storeConfigOf(config), program: 'api', processors, demo, log, clock, ...duties, ...(observer && { observer }), ...notary });
};

const listeningOn = ({ host, port }: ApiConfig, { hint = '' }: ServerOptions): Listening =>
  ({ host, port, command: (other) => `${hint}PORT=${String(other)} npm start` });

const listen = async (app: NestFastifyApplication, listening: Listening): Promise<string> => {
  try {
    await app.listen(listening.port, listening.host);
  } catch (fault) {
    throw listenFault(fault, listening);
  }
  return app.getUrl();
};

const lookingUp: readonly unknown[] = [KnownOrganisatie, KnownPosition];

/** class-validator makes its rules itself, but for those that must look something up. */
const lookUpThrough = (app: NestFastifyApplication): void => {
  useContainer({ get: (rule: unknown): unknown => (lookingUp.includes(rule) ? app.get(rule as Type) : undefined) }, { fallback: true });
};

/**
 * Starts the whole service.
 *
 * @throws StartFault, EmbeddedPostgresFault with a sentence for the operator; nothing keeps running then
 */
export const startServer = async (config: ApiConfig, log: Tell, options: ServerOptions = {}): Promise<RunningServer> => {
  const listening = listeningOn(config, options);
  await tryPort(listening);
  const metrics = apiMetrics(config.commit);
  const platform = await platformFor(config, { ...options, log, observer: options.logger ? loggedCommands(metrics.observer, options.logger) : metrics.observer });
  try {
    const verify = await verifierFor(config, await platform.personen.ids());
    const app = await createEdge(AppModule.on(platform, metrics), { verify, corsOrigins: config.corsOrigins, nest: { logger: options.logger ? nestLog(options.logger) : ['error', 'warn'], abortOnError: false }, ...(options.logger && { log: options.logger }) });
    lookUpThrough(app);
    const connections = new OpenConnections(app.getHttpServer());
    const url = await listen(app, listening);
    platform.evaluaties.resumeAll();
    return {
      url,
      platform,
      stop: async () => {
        await Promise.all([connections.end(), app.close()]);
        await platform.close();
      },
    };
  } catch (fault) {
    await platform.close();
    throw fault;
  }
};
