import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Medewerker, OwnWrites } from '@actiespoor/application';
import type { Position } from '@actiespoor/event-store';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable, tap } from 'rxjs';

import { Created } from './answers.js';
import { callerKey } from './edge/authentication.js';

const positionIn = (answer: unknown): Position | undefined => {
  const body: unknown = answer instanceof Created ? answer.body : undefined;
  const positie: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'positie') : undefined;
  return typeof positie === 'string' ? (positie as Position) : undefined;
};

/**
 * Makes callers read their own writes: every GET waits, for a bounded time, until the read models have
 * the last position that this process gave its caller. Through another process `wachtOp` does the same.
 */
@Injectable()
export class OwnWritesInterceptor implements NestInterceptor {
  constructor(private readonly ownWrites: OwnWrites) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const medewerker = request.getDecorator<Medewerker | null>(callerKey);
    if (!medewerker) return next.handle();
    if (['GET', 'HEAD'].includes(request.method)) return from(this.ownWrites.awaited(medewerker)).pipe(mergeMap(() => next.handle()));
    return next.handle().pipe(tap((answer: unknown) => this.remember(medewerker, answer)));
  }

  private remember(medewerker: Medewerker, answer: unknown): void {
    const position = positionIn(answer);
    if (position !== undefined) this.ownWrites.remember(medewerker, position);
  }
}
