import { fillNames } from '@actiespoor/application';
import { isNativeError } from 'node:util/types';

import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { type ProblemException, unreadable } from './problem.js';
import { toProblem } from './to-problem.js';

/** A fault of the program, with the data that an operator needs to find it; nothing of query, body or token. */
export interface FaultReport {
  readonly fault: unknown;
  readonly correlationId: string;
  readonly method: string;
  readonly route: string;
}

export type ReportFault = (report: FaultReport) => void;

export const problemType = 'application/problem+json; charset=utf-8';

const logger = new Logger('edge');

/** The report until the application has a log of its own. */
export const logFault: ReportFault = ({ fault, correlationId, method, route }) => {
  logger.error(`${method} ${route} ${correlationId}`, fault instanceof Error ? fault.stack : String(fault));
};

/** The path without sensitive parts: a query is never returned. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';

/** The body of a problem, with the requested path. Its quotations of a plan name nobody. */
export const problemBody = ({ problem }: ProblemException, url: string): string => fillNames(JSON.stringify({ ...problem, instance: pathOf(url) }));

export const sendProblem = (answer: ProblemException, request: FastifyRequest, reply: FastifyReply): void => {
  // The handler may have set these for a result that did not come about.
  void reply.removeHeader('Location').removeHeader('ETag');
  void reply.code(answer.problem.status).headers(answer.headers).header('Content-Type', problemType).send(problemBody(answer, request.url));
};

/** True if the request itself broke off: its sender went away, or sent no HTTP. The fault of an unreachable database is another one. */
const isBrokenOff = (fault: unknown, { raw }: FastifyRequest): boolean => isNativeError(fault) && fault === raw.errored;

const answerTo = (fault: unknown, request: FastifyRequest): ProblemException =>
  isBrokenOff(fault, request) ? unreadable('Het verzoek is afgebroken voordat het er helemaal was.') : toProblem(fault);

/** Every throw, of a handler or of Fastify itself, becomes `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly report: ReportFault) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = answerTo(fault, request);
    if (answer.problem.status >= 500) this.report(this.describe(fault, request));
    if (reply.sent) return;
    sendProblem(answer, request, reply);
  }

  private describe(fault: unknown, request: FastifyRequest): FaultReport {
    return { fault, correlationId: request.id, method: request.method, route: request.routeOptions.url ?? pathOf(request.url) };
  }
}
