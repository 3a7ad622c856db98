import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Platform } from '@actiespoor/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';

import { Found } from './answers.js';
import { PLATFORM } from './commands.js';
import { setAwaySince } from './edge/answers.js';
import { callerKey } from './edge/authentication.js';

/** The same answer, which is sent whole: the read models cannot tell whether the stream has gone on since. */
const whole = (answer: unknown): unknown => {
  if (!(answer instanceof Found)) return answer;
  const { body, revision } = answer as Found<object>;
  return new Found(body, revision);
};

/**
 * Lets reads go on while the event store is away: a read that met its absence is done once more, when the use cases know of it, and
 * the answer says since when. Stands within the interceptors that touch the reply, which an abandoned attempt must not reach.
 */
@Injectable()
export class ReadsWithoutStoreInterceptor implements NestInterceptor {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const isRead = ['GET', 'HEAD'].includes(request.method) && request.getDecorator(callerKey) !== null;
    return isRead ? from(this.read(next, http.getResponse<FastifyReply>())) : next.handle();
  }

  private async read(next: CallHandler, reply: FastifyReply): Promise<unknown> {
    let isAway = false;
    const onAway = (since: string): void => {
      isAway = true;
      setAwaySince(reply, since);
    };
    const answer = await this.platform.presence.read<unknown>(() => lastValueFrom(next.handle(), { defaultValue: undefined }), onAway);
    return isAway ? whole(answer) : answer;
  }
}
