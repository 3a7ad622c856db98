import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

import { Created, Found } from './answers.js';
import { setCreated, setEtag } from './edge/answers.js';
import { answerType } from './edge/content.js';

const bodyOf = (answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
  if (typeof answer === 'string') void reply.type(`${answerType(request)}; charset=utf-8`);
  if (answer instanceof Created) {
    setCreated(reply, answer.written);
    return answer.body;
  }
  if (!(answer instanceof Found)) return answer;
  if (answer.revision !== undefined) setEtag(reply, BigInt(answer.revision));
  return answer.body;
};

/** Turns {@link Created} and {@link Found} into their body, with status, `Location` and `ETag`; a text is of the type that was asked for. */
@Injectable()
export class HeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return next.handle().pipe(map((answer: unknown) => bodyOf(answer, request, reply)));
  }
}
