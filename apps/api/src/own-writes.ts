import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Position } from '@actiespoor/event-store';
import type { Medewerker } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { allProjections } from '@actiespoor/voortgang';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable, tap } from 'rxjs';

import { Created } from './answers.js';
import { PLATFORM } from './commands.js';
import { callerKey } from './edge/authentication.js';

const maxWaitMs = 2000;
const maxCallers = 10_000;
const everything = allProjections.map(({ name }) => name);

const positionIn = (answer: unknown): Position | undefined => {
  const body: unknown = answer instanceof Created ? answer.body : undefined;
  const positie: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'positie') : undefined;
  return typeof positie === 'string' ? (positie as Position) : undefined;
};

/** How far each caller wrote through this process; of those that wrote longest ago nothing is known any more. */
export class WrittenPositions {
  private readonly last = new Map<string, Position>();

  constructor(private readonly most = maxCallers) {}

  of(caller: string): Position | undefined {
    return this.last.get(caller);
  }

  remember(caller: string, position: Position): void {
    const known = this.last.get(caller);
    this.last.delete(caller);
    this.last.set(caller, known !== undefined && known > position ? known : position);
    for (const oldest of this.last.keys()) {
      if (this.last.size <= this.most) return;
      this.last.delete(oldest);
    }
  }

  /** The read models came so far, or do not go on: there is nothing to wait for any more. */
  forget(caller: string, position: Position): void {
    if (this.last.get(caller) === position) this.last.delete(caller);
  }
}

/**
 * Who reads after writing reads at least what it wrote: every GET waits, for a bounded time, until the read models have
 * the last position that this process gave its caller. Through another process `wachtOp` says the same.
 */
@Injectable()
export class OwnWritesInterceptor implements NestInterceptor {
  private readonly written = new WrittenPositions();

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const medewerker = request.getDecorator<Medewerker | null>(callerKey);
    if (!medewerker) return next.handle();
    if (['GET', 'HEAD'].includes(request.method)) return from(this.awaits(medewerker)).pipe(mergeMap(() => next.handle()));
    return next.handle().pipe(tap((answer: unknown) => this.remember(medewerker, answer)));
  }

  private async awaits({ id }: Medewerker): Promise<void> {
    const position = this.written.of(id);
    if (position === undefined) return;
    await this.platform.isVisible(position, maxWaitMs, everything);
    this.written.forget(id, position);
  }

  private remember({ id }: Medewerker, answer: unknown): void {
    const position = positionIn(answer);
    if (position !== undefined) this.written.remember(id, position);
  }
}
