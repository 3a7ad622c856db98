import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import type { Medewerker } from '@actiespoor/identity';
import type { PersoonId } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';

import { Created } from './answers.js';
import { PLATFORM } from './commands.js';
import { callerKey } from './edge/authentication.js';

const placeholder = /\{persoon:([0-9a-f-]{36})\}/g;
const withoutName = 'een medewerker';

const idsIn = (text: string): readonly string[] => [...new Set([...text.matchAll(placeholder)].flatMap(([, id]) => id ?? []))];

/** The answer with names where it had `{persoon:<id>}`. */
export const withNames = <T>(answer: T, names: ReadonlyMap<string, string>): T => {
  const fill = (text: string): string => text.replace(placeholder, (_, id: string) => names.get(id) ?? withoutName);
  return JSON.parse(JSON.stringify(answer), (_, value: unknown) => (typeof value === 'string' ? fill(value) : value)) as T;
};

/** A lezer reads what happened, not who did it. */
export const maySeeNames = ({ rollen }: Medewerker): boolean => rollen.some((rol) => rol !== 'lezer' && rol !== 'beheerder');

type Personen = Platform['readStore']['personen'];

/** An answer with the names that the medewerker may see, as long as they are known. */
export const named = async <T extends object>(answer: T, medewerker: Medewerker | null, personen: Personen): Promise<T> => {
  const ids = idsIn(JSON.stringify(answer));
  if (ids.length === 0) return answer;
  const isAllowed = medewerker !== null && maySeeNames(medewerker);
  return withNames(answer, isAllowed ? await personen.names(ids) : new Map());
};

/** Somebody whose write was recorded: the name of the token is kept where it can be forgotten, and the event has the id. */
@Injectable()
export class CallerNameInterceptor implements NestInterceptor {
  private readonly kept = new Set<string>();

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const medewerker = context.switchToHttp().getRequest<FastifyRequest>().getDecorator<Medewerker | null>(callerKey);
    return next.handle().pipe(mergeMap((answer: unknown) => this.keep(answer, medewerker)));
  }

  private async keep(answer: unknown, medewerker: Medewerker | null): Promise<unknown> {
    if (!(answer instanceof Created) || medewerker?.naam === undefined || this.kept.has(medewerker.id)) return answer;
    const { id, naam } = medewerker;
    await this.platform.readStore.personen.put([{ id: id as PersoonId, naam }]);
    this.kept.add(id);
    return answer;
  }
}

/** Events hold `{persoon:<id>}`; the name comes in here. What makes a text of an answer calls {@link named} before it escapes. */
@Injectable()
export class NamesInterceptor implements NestInterceptor {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const medewerker = request.getDecorator<Medewerker | null>(callerKey);
    return next.handle().pipe(mergeMap((answer: unknown) => this.named(answer, medewerker)));
  }

  private async named(answer: unknown, medewerker: Medewerker | null): Promise<unknown> {
    if (typeof answer !== 'object' || answer === null || answer instanceof StreamableFile) return answer;
    return named(answer, medewerker, this.platform.readStore.personen);
  }
}
