import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor, SetMetadata, StreamableFile } from '@nestjs/common';
import { Callers, type Medewerker, Names, withPersons } from '@actiespoor/application';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';

import { Created } from './answers.js';
import { callerKey } from './edge/authentication.js';

const logger = new Logger('personen');

const callerIn = (context: ExecutionContext): Medewerker | null =>
  context.switchToHttp().getRequest<FastifyRequest>().getDecorator<Medewerker | null>(callerKey);

const attempt = async (id: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (fault) {
    logger.error(`Van ${id} is niets bewaard; het wordt de volgende keer opnieuw gedaan: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
};

/**
 * Recognises the caller under earlier ids, and lets a kept name follow that of the token. The name of a writer is kept in a place where it can be
 * forgotten; the event has only the id. Recorded facts stay recorded: if either step fails, the answer is the same, and the step is repeated at
 * the next occasion.
 */
@Injectable()
export class CallerNameInterceptor implements NestInterceptor {
  constructor(private readonly callers: Callers) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const medewerker = callerIn(context);
    return from(this.recognise(medewerker)).pipe(
      mergeMap(() => next.handle()),
      mergeMap((answer: unknown) => this.keep(answer, medewerker)),
    );
  }

  private async recognise(medewerker: Medewerker | null): Promise<void> {
    if (medewerker) await attempt(medewerker.id, () => this.callers.recognise(medewerker));
  }

  private async keep(answer: unknown, medewerker: Medewerker | null): Promise<unknown> {
    if (answer instanceof Created && medewerker) await attempt(medewerker.id, () => this.callers.keep(medewerker));
    return answer;
  }
}

const asTypedKey = 'as-typed';

/** Marks a route that shows text typed by somebody else: a reference in it was typed too, and means nobody. */
export const AsTyped = (): MethodDecorator => SetMetadata(asTypedKey, true);

const isAsTyped = (context: ExecutionContext): boolean => Reflect.getMetadata(asTypedKey, context.getHandler()) === true;

/** Events hold `{persoon:<id>}`; the names are filled in here. Code that makes text of an answer calls {@link Names} before it escapes. */
@Injectable()
export class NamesInterceptor implements NestInterceptor {
  constructor(private readonly names: Names) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (isAsTyped(context)) return next.handle();
    const isRead = context.switchToHttp().getRequest<FastifyRequest>().method === 'GET';
    return next.handle().pipe(mergeMap((answer: unknown) => this.named(answer, { medewerker: callerIn(context), isRead })));
  }

  private async named(answer: unknown, { medewerker, isRead }: { readonly medewerker: Medewerker | null; readonly isRead: boolean }): Promise<unknown> {
    if (typeof answer !== 'object' || answer === null || answer instanceof StreamableFile) return answer;
    try {
      return await this.names.fill(answer, medewerker);
    } catch (fault) {
      if (isRead) throw fault;
      logger.error(`Namen zijn nu niet te lezen: ${fault instanceof Error ? fault.message : String(fault)}`);
      return withPersons(answer, new Map());
    }
  }
}
