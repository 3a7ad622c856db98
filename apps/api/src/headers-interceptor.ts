import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

import { Created, Found } from './answers.js';
import { setCreated, setEtag } from './edge/answers.js';
import { answerType } from './edge/content.js';
import { namesRevision } from './edge/entity-tags.js';

const isUnchanged = ({ revision, isToldByRevision }: Found<object>, { method, headers }: FastifyRequest): boolean =>
  revision !== undefined && isToldByRevision && ['GET', 'HEAD'].includes(method) && namesRevision(headers['if-none-match'], BigInt(revision));

const foundBody = (found: Found<object>, request: FastifyRequest, reply: FastifyReply): object | undefined => {
  if (found.revision !== undefined) setEtag(reply, BigInt(found.revision));
  if (!isUnchanged(found, request)) return found.body;
  void reply.code(304);
  return undefined;
};

const bodyOf = (answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
  if (typeof answer === 'string') void reply.type(`${answerType(request)}; charset=utf-8`);
  if (answer instanceof Created) {
    setCreated(reply, answer.written);
    return answer.body;
  }
  return answer instanceof Found ? foundBody(answer as Found<object>, request, reply) : answer;
};

/**
 * Turns {@link Created} and {@link Found} into their body, with status, `Location` and `ETag`, or 304 if the caller has it already; a text has the requested
 * type.
 */
@Injectable()
export class HeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return next.handle().pipe(map((answer: unknown) => bodyOf(answer, request, reply)));
  }
}
