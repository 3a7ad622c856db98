import { type CallHandler, type ExecutionContext, Inject, Injectable, Logger, type NestInterceptor, SetMetadata, StreamableFile } from '@nestjs/common';
import type { Medewerker } from '@actiespoor/application';
import type { PersoonId } from '@actiespoor/plan/events';
import type { Platform } from '@actiespoor/platform';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';

import { Access } from './access.js';
import { Created } from './answers.js';
import { PLATFORM } from './commands.js';
import { callerKey } from './edge/authentication.js';
import { idsIn, personsIn, withPersons } from './edge/person-references.js';

const logger = new Logger('personen');

/** A lezer reads what happened, not who did it. */
export const maySeeNames = ({ rollen }: Medewerker): boolean => rollen.some((rol) => rol !== 'lezer' && rol !== 'beheerder');

/** Who is behind `{persoon:<id>}`, as far as somebody may know: the people of the plans that one may read. */
@Injectable()
export class Names {
  constructor(
    private readonly access: Access,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** An answer with the names that the medewerker may see, as long as they are known, and for each person the id of now. */
  async fill<T extends object>(answer: T, medewerker: Medewerker | null): Promise<T> {
    const json = JSON.stringify(answer);
    const referred = personsIn(json);
    const [names, present] = await Promise.all([this.namesFor(referred, medewerker), this.platform.readStore.personen.present(idsIn(json))]);
    return referred.length === 0 && present.size === 0 ? answer : withPersons(answer, names, present);
  }

  private async namesFor(ids: readonly string[], medewerker: Medewerker | null): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0 || medewerker === null || !maySeeNames(medewerker)) return new Map();
    return this.platform.personen.namesIn(ids, await this.access.ownersFor(medewerker));
  }
}

const callerIn = (context: ExecutionContext): Medewerker | null => context.switchToHttp().getRequest<FastifyRequest>().getDecorator<Medewerker | null>(callerKey);

/** With which name somebody was recognised, and until when that is believed: read models that are still being filled may tell more later. */
interface Recognised {
  readonly naam: string | undefined;
  readonly until: number;
}

const recognisedMs = 60_000;

const attempt = async (id: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (fault) {
    logger.error(`Van ${id} is niets bewaard; het wordt de volgende keer opnieuw gedaan: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
};

/**
 * Who asks is recognised under the ids of before, and a name that is kept follows that of the token. Of who wrote something the name of the token is kept where it can be forgotten; the event
 * has the id. What was recorded is recorded: where either fails, the answer is the same, and it is done at the next occasion.
 */
@Injectable()
export class CallerNameInterceptor implements NestInterceptor {
  private readonly recognised = new Map<string, Recognised>();
  private readonly kept = new Set<string>();

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const medewerker = callerIn(context);
    return from(this.recognise(medewerker)).pipe(
      mergeMap(() => next.handle()),
      mergeMap((answer: unknown) => this.keep(answer, medewerker)),
    );
  }

  private async recognise(medewerker: Medewerker | null): Promise<void> {
    if (!medewerker) return;
    const { id, naam, vroegereIds: vroeger = [] } = medewerker;
    const known = this.recognised.get(id);
    if (known && known.naam === naam && performance.now() < known.until) return;
    await attempt(id, async () => {
      await this.platform.personen.recognise({ id, vroeger });
      if (naam !== undefined) await this.platform.readStore.personen.rename({ id: id as PersoonId, naam });
      this.recognised.set(id, { naam, until: performance.now() + recognisedMs });
    });
  }

  private async keep(answer: unknown, medewerker: Medewerker | null): Promise<unknown> {
    if (!(answer instanceof Created) || medewerker?.naam === undefined) return answer;
    const { id, naam } = medewerker;
    if (this.kept.has(id)) return answer;
    await attempt(id, async () => {
      await this.platform.readStore.personen.put([{ id: id as PersoonId, naam }]);
      this.kept.add(id);
    });
    return answer;
  }
}

const asTypedKey = 'as-typed';

/** Marks a route that shows what somebody else wrote: a reference in it was typed, and means nobody. */
export const AsTyped = (): MethodDecorator => SetMetadata(asTypedKey, true);

const isAsTyped = (context: ExecutionContext): boolean => Reflect.getMetadata(asTypedKey, context.getHandler()) === true;

/** Events hold `{persoon:<id>}`; the name comes in here. What makes a text of an answer calls {@link Names} before it escapes. */
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
