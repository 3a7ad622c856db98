import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

import { Created, Found } from './answers.js';
import { setCreated, setEtag } from './edge/answers.js';

const bodyOf = (answer: unknown, reply: FastifyReply): unknown => {
  if (answer instanceof Created) {
    setCreated(reply, answer.written);
    return answer.body;
  }
  if (!(answer instanceof Found)) return answer;
  if (answer.revision !== undefined) setEtag(reply, BigInt(answer.revision));
  return answer.body;
};

/** Turns {@link Created} and {@link Found} into their body, with status, `Location` and `ETag`. */
@Injectable()
export class HeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer: unknown) => bodyOf(answer, reply)));
  }
}
