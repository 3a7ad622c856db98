import type { Tell } from '@actiespoor/work';
import {
  type Answerer,
  type Duties,
  FrontDoor,
  type Listening,
  loggedCommands,
  type Logger,
  type Metrics,
  openPlatform,
  type Platform,
  StartFault,
  Startup,
  storeConfigOf,
} from '@actiespoor/platform';
import type { Type } from '@nestjs/common';
import { useContainer } from 'class-validator';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { AppModule } from './app.module.js';
import type { ApiConfig } from './config.js';
import { nestLog } from './edge/access-log.js';
import { createEdge, httpOptions } from './edge/create-edge.js';
import { answerStarting } from './edge/starting.js';
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

/** Options that no setting gives. */
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

const systemClock = (): string => new Date().toISOString();

interface Start {
  readonly config: ApiConfig;
  readonly log: Tell;
  readonly options: ServerOptions;
  readonly metrics: Metrics;
  readonly startup: Startup;
  readonly door: FrontDoor;
}

const platformFor = ({ config, log, options, metrics, startup }: Start): Promise<Platform> => {
  const { logger, clock = systemClock, notaryEveryMs, signal, onLost } = options;
  const { processors, demo, notarisKey, startWaitMs } = config;
  const observer = logger ? loggedCommands(metrics.observer, logger) : metrics.observer;
  const duties = { patience: { ms: startWaitMs, signal, startup }, ...(onLost && { onLost }) };
  const notary = processors === 'in-process' && { notary: { key: notarisKey, everyMs: notaryEveryMs } };
  return openPlatform({ ...storeConfigOf(config), program: 'api', processors, demo, log, clock, observer, ...duties, ...notary });
};

const listeningOn = ({ host, port }: ApiConfig, { hint = '' }: ServerOptions): Listening => ({
  host,
  port,
  command: (other) => `${hint}PORT=${String(other)} npm start`,
});

const lookingUp: readonly unknown[] = [KnownOrganisatie, KnownPosition];

/** class-validator makes its rules itself, but for those that must look something up. */
const lookUpThrough = (app: NestFastifyApplication): void => {
  useContainer({ get: (rule: unknown): unknown => (lookingUp.includes(rule) ? app.get(rule as Type) : undefined) }, { fallback: true });
};

interface Behind {
  readonly app: NestFastifyApplication;
  readonly answer: Answerer;
}

/** The application that will answer at the door; it does not yet. */
const appBehind = async ({ config, options: { logger }, metrics, door }: Start, platform: Platform): Promise<Behind> => {
  const handler = Promise.withResolvers<Answerer>();
  const verify = await verifierFor(config, await platform.personen.ids());
  const app = await createEdge(AppModule.on(platform, metrics), {
    verify,
    corsOrigins: config.corsOrigins,
    door: { server: door.server, onHandler: handler.resolve },
    nest: { logger: logger ? nestLog(logger) : ['error', 'warn'], abortOnError: false },
    ...(logger && { log: logger }),
  });
  lookUpThrough(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, answer: await handler.promise };
};

const openOn = async (start: Start): Promise<RunningServer> => {
  const { door, startup, options } = start;
  const platform = await platformFor(start);
  try {
    const { app, answer } = await appBehind(start, platform);
    options.signal?.throwIfAborted();
    door.handTo(answer);
    startup.enter('gereed');
    platform.followWork();
    return {
      url: door.url,
      platform,
      stop: async () => {
        await Promise.all([door.close(), app.close()]);
        await platform.close();
      },
    };
  } catch (fault) {
    await platform.close();
    throw fault;
  }
};

/**
 * Starts the whole service. The probes answer from the first moment on, everything else once it is ready.
 *
 * @throws StartFault, EmbeddedPostgresFault with a sentence for the operator; the reason of the signal; nothing keeps running then
 */
export const startServer = async (config: ApiConfig, log: Tell, options: ServerOptions = {}): Promise<RunningServer> => {
  const metrics = apiMetrics(config.commit);
  const startup: Startup = new Startup({ clock: options.clock ?? systemClock, log, url: () => door.url });
  const door = await FrontDoor.open({ ...listeningOn(config, options), http: httpOptions, answer: answerStarting(startup, metrics) });
  try {
    return await openOn({ config, log, options, metrics, startup, door });
  } catch (fault) {
    await door.close();
    throw fault;
  }
};
