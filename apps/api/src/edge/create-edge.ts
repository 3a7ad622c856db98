import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server } from 'node:http';

import type { TokenVerifier } from '@actiespoor/identity';
import { isUuid } from '@actiespoor/kernel';
import type { Logger } from '@actiespoor/platform';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { serveDocumentation } from '../openapi/serve.js';
import { validationPipe } from '../validation/validation-pipe.js';
import { logAnswers, reportTo } from './access-log.js';
import { authenticate, callerKey } from './authentication.js';
import { answerForNode, answerMalformed, checkHeaders } from './client-error.js';
import { answerType, bodyLimits, checkContentType, registerParsers } from './content.js';
import { logFault, ProblemFilter, sendProblem, type ReportFault } from './problem-filter.js';
import { UnreadGuard } from './unread-guard.js';
import { addHeaders } from './response-headers.js';
import { answerOtherMethod, routeTable, type RouteTable } from './routes.js';
import { toProblem } from './to-problem.js';

export interface EdgeOptions {
  readonly verify: TokenVerifier;
  /** Origins whose pages may read the answers; none by default. */
  readonly corsOrigins?: readonly string[];
  /** Gets every fault that the caller sees as 5xx. */
  readonly report?: ReportFault;
  /** Gets a line for every answer; no lines are written if absent. */
  readonly log?: Logger;
  /** A listening server, made with {@link httpOptions}; by default a new one is made. Its handler is replaced from here on. */
  readonly door?: { readonly server: Server; readonly onHandler: (handler: RequestListener) => void };
  /** Further options of Nest, such as its logger. */
  readonly nest?: NestApplicationOptions;
}

type Headers = ReturnType<typeof addHeaders>;

const requestTimeoutMs = 60_000;
const keepAliveMs = 72_000;

/** Options of the HTTP server of Node. Its own answer to an absent Host has no body; ours has one. */
export const httpOptions = { requireHostHeader: false, requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveMs } as const;

/** The caller's X-Request-Id if it is a UUID: it is stored with the events, and anything else could be a name. */
const requestId = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const given = String(headers['x-request-id'] ?? '').toLowerCase();
  return isUuid(given) ? given : randomUUID();
};

const adapter = (addTo: Headers, door: EdgeOptions['door']): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: bodyLimits.json,
    clientErrorHandler: answerMalformed,
    // A malformed address is answered before any hook runs.
    frameworkErrors: (fault: unknown, request: FastifyRequest, reply: FastifyReply) => {
      addTo(request, reply);
      sendProblem(toProblem(fault), request, reply);
    },
    genReqId: requestId,
    ...(door ? { serverFactory: (handler: RequestListener) => (door.onHandler(handler), door.server) } : { http: httpOptions }),
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    // Fastify's own 503 has a body of its own.
    return503OnClosing: false,
  });

const checkRequest =
  (routes: RouteTable, { verify }: EdgeOptions) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    checkHeaders(request.raw);
    if (request.is404) return answerOtherMethod(routes, request, reply);
    await authenticate(verify, request);
    checkContentType(request);
    answerType(request);
    return undefined;
  };

const addHooks = (instance: FastifyInstance, addTo: Headers, options: EdgeOptions): void => {
  const routes = routeTable(instance);
  instance.decorateRequest(callerKey, null);
  instance.addHook('onRequest', checkRequest(routes, options));
  instance.addHook('onSend', (request, reply, payload) => {
    addTo(request, reply);
    return Promise.resolve(payload);
  });
  if (options.log) logAnswers(instance, options.log);
  registerParsers(instance);
};

/**
 * The application behind its edge: tokens, headers, content types, 405, problems, validation and the OpenAPI document.
 * The order of answers is that of the API: 401, 415/413, 400, and in the handlers 403/404, 428 and what comes of the command.
 *
 * @example
 * const config = loadConfig(process.env);
 * const app = await createEdge(AppModule, { verify: await verifierFor(config, await platform.personen.ids()), corsOrigins: config.corsOrigins });
 * await app.listen(config.port, config.host);      // in a test: await app.init(), then app.inject({ url: '/v1/plannen' })
 */
export const createEdge = async (module: Type | DynamicModule, options: EdgeOptions): Promise<NestFastifyApplication> => {
  const addTo = addHeaders(options.corsOrigins ?? []);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter(addTo, options.door), { ...options.nest, bodyParser: false });
  addHooks(app.getHttpAdapter().getInstance(), addTo, options);
  answerForNode(app.getHttpServer());
  app.setGlobalPrefix('v1', { exclude: ['health/{*path}', 'metrics'] });
  app.useGlobalFilters(new ProblemFilter(options.report ?? (options.log ? reportTo(options.log) : logFault)));
  app.useGlobalGuards(new UnreadGuard());
  app.useGlobalPipes(validationPipe());
  serveDocumentation(app);
  return app;
};
