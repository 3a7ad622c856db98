import { type Logger, traceFields } from '@actiespoor/platform';
import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { callerIfKnown } from './authentication.js';
import type { ReportFault } from './problem-filter.js';

const probes = /^\/(health\/|metrics)/;

const fieldsOf = (request: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): object => {
  const caller = callerIfKnown(request);
  return {
    ...traceFields(String(request.headers['traceparent'] ?? '')),
    request_id: request.id,
    ...(caller && { actor_id: caller.id, tenant: caller.organisaties[0] }),
    method: request.method,
    route: request.routeOptions.url ?? 'onbekend',
    status: statusCode,
    duration_ms: Math.round(elapsedTime),
  };
};

/** Writes a line for every answer: the caller, the kind of request, and the result. No full address, no query, no body, no token. */
export const logAnswers = (instance: FastifyInstance, log: Logger): void => {
  instance.addHook('onResponse', (request, reply) => {
    const { url: route = 'onbekend' } = request.routeOptions;
    log[probes.test(route) ? 'debug' : 'info'](fieldsOf(request, reply), `${request.method} ${route} ${String(reply.statusCode)}`);
    return Promise.resolve();
  });
};

/** Reports faults of the program, with the request that met them. */
export const reportTo =
  (log: Logger): ReportFault =>
  ({ fault, correlationId, method, route }) =>
    log.error({ err: fault, request_id: correlationId, method, route }, `${method} ${route} mislukte`);

/** The log of Nest itself. */
export const nestLog = (log: Logger): LoggerService => ({
  log: () => undefined,
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown, stack?: unknown) => log.error({ ...(typeof stack === 'string' && { err: { message: String(message), stack } }) }, String(message)),
});
