import { type Acceptance, type Datum, type Decider, type Message, type ToldRefusal, uuidV5 } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import { CorruptIdempotency, type EventStore } from './event-store.js';
import type { Metadata, NewEvent } from './recorded.js';
import { type Folded, foldStream, type LoadStream } from './fold-stream.js';
import { type Ask, type CommandContext, type Handled, type HandledAccepted, type Handler, handlerOf, isAsked, type NotAsked } from './handler.js';
import { linkHash } from './hash-chain.js';

export interface HandlerDependencies<C, S, E extends Message, R extends string> {
  readonly store: EventStore;
  readonly decider: Decider<C, S, E, R>;
  readonly schema: EventSchema<E>;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** Reads a stream; by default the whole stream every time. */
  readonly load?: LoadStream<S>;
}

/** A reason given for a command that changes nothing: no event would carry the reason. */
type ReasonRefusal = Extract<ToldRefusal, 'reden-zonder-verandering'>;

/** Another command was recorded between reading and appending. */
interface LostRace {
  readonly outcome: 'lost';
  readonly actual: bigint | undefined;
}

const isLost = (result: { readonly outcome: string }): result is LostRace => result.outcome === 'lost';

/** One attempt at a command: the stream as far as it was read. */
interface Attempt<S = unknown> {
  readonly stream: string;
  readonly context: CommandContext;
  readonly folded: Folded<S>;
}

// Fixed for ever: another value would turn a retry into a new event.
const eventNamespace = '2f6f0f51-6c0c-5f0e-9d3b-5a4c1f8e7b60';

// Every lost race means that another command got in; five in a row is a stream too busy to wait for.
const maxAttempts = 5;

const eventId = (stream: string, commandId: string, index: number): string => uuidV5(eventNamespace, `${stream}|${commandId}|${index}`);

/** Drops undefined fields. One store would keep such a key and another drop it, which would break the hash chain. */
const withoutUndefined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;

const metadataOf = (context: CommandContext, recordedAt: string): Omit<Metadata, 'hash'> => {
  const { commandId, earlierIds: _, expected: __, ...known } = context;
  return withoutUndefined({ ...known, causationId: commandId, recordedAt });
};

const withOverride = <E extends Message>(answer: HandledAccepted<E>, overriddenFrom: Datum | undefined): HandledAccepted<E> =>
  overriddenFrom === undefined ? answer : { ...answer, overriddenFrom };

/** The answer that this command got earlier, or undefined if the command is new. */
const earlierAnswer = <E extends Message>(
  { folded, context }: Pick<Attempt, 'folded' | 'context'>,
  overriddenFrom: (facts: readonly E[]) => Datum | undefined,
): Handled<never, E> | undefined => {
  const ids = [context.commandId, ...(context.earlierIds ?? [])];
  const own = folded.marks.filter(({ commandId }) => ids.includes(commandId));
  const last = own.at(-1);
  if (!last) return undefined;
  if (last.requestHash !== context.requestHash) return { outcome: 'reused' };
  const facts = own.flatMap((mark) => mark.facts as readonly E[]);
  const answer = { outcome: 'accepted', revision: last.revision, position: last.position, events: own.length, retried: true, facts } as const;
  return withOverride(answer, overriddenFrom(facts));
};

/** True if the reason is recorded already: with the fact that says the same as the command, because that of another fact is about something else. */
const isReasonKnown = <E extends Message>({ folded: { marks }, context: { reason } }: Attempt, { already }: Acceptance<E>): boolean =>
  reason === undefined || (already !== undefined && marks.some((mark) => mark.reason === reason && mark.facts.includes(already)));

/** Answers a command that changes nothing. A reason that is recorded nowhere leads to a refusal instead of being dropped silently. */
const unchanged = <E extends Message>(attempt: Attempt, acceptance: Acceptance<E>): Handled<ReasonRefusal, E> => {
  const last = attempt.folded.marks.at(-1);
  if (!last) return { outcome: 'nothing' };
  if (!isReasonKnown(attempt, acceptance)) return { outcome: 'refused', refusal: 'reden-zonder-verandering' };
  const { already, overriddenFrom } = acceptance;
  return withOverride(
    { outcome: 'accepted', revision: last.revision, position: last.position, events: 0, retried: false, facts: already ? [already] : [] },
    overriddenFrom,
  );
};

const linked = <E extends Message>(
  { schema, clock }: Pick<HandlerDependencies<never, never, E, never>, 'schema' | 'clock'>,
  { stream, context, folded }: Attempt,
  decided: readonly E[],
): readonly NewEvent[] => {
  const metadata = metadataOf(context, clock());
  const last = folded.marks.at(-1);
  const first = (last?.revision ?? -1n) + 1n;
  let previous = last?.hash;
  return decided.map(({ type, data }, index) => {
    const event = { id: eventId(stream, context.commandId, index), type, version: schema.versionOf(type), data, metadata };
    previous = linkHash(previous, { ...event, stream, revision: first + BigInt(index) });
    return { ...event, metadata: { ...metadata, hash: previous } };
  });
};

/** Runs commands; see {@link createHandler}. */
class CommandHandler<C, S, E extends Message, R extends string> {
  private readonly load: LoadStream<S>;

  constructor(private readonly dependencies: HandlerDependencies<C, S, E, R>) {
    this.load = dependencies.load ?? ((stream) => foldStream(dependencies, stream));
  }

  /** @param first what the stream said when it was read just now; read here where absent */
  async once<D extends NotAsked>(stream: string, ask: Ask<C, S, D>, first?: Folded<S>): Promise<Handled<R | ReasonRefusal, E> | LostRace | D> {
    const folded = first ?? (await this.load(stream));
    const asked = await ask(folded);
    return isAsked<C, D>(asked) ? this.handle({ stream, context: asked.context, folded }, asked.command) : asked;
  }

  private async handle(attempt: Attempt<S>, command: C): Promise<Handled<R | ReasonRefusal, E> | LostRace> {
    const { context, folded } = attempt;
    const earlier = this.earlierAnswer(attempt, command);
    if (earlier) return earlier;

    const actual = folded.marks.at(-1)?.revision;
    if (context.expected !== undefined && context.expected !== actual) return { outcome: 'stale', actual };
    return this.decideAndRecord(attempt, command);
  }

  private async decideAndRecord(attempt: Attempt<S>, command: C): Promise<Handled<R | ReasonRefusal, E> | LostRace> {
    const { state } = attempt.folded;
    const decision = this.dependencies.decider.decide(command, state);
    if (!decision.accepted) return { outcome: 'refused', refusal: decision.refusal, ...(decision.details && { details: decision.details }) };
    return decision.events.length === 0 ? unchanged(attempt, decision) : this.record(attempt, command, decision);
  }

  private async record(attempt: Attempt<S>, command: C, { events: facts, overriddenFrom }: Acceptance<E>): Promise<Handled<never, E> | LostRace> {
    const events = linked(this.dependencies, attempt, facts);
    const expected = attempt.folded.marks.at(-1)?.revision ?? 'no-stream';
    try {
      const result = await this.dependencies.store.append(attempt.stream, events, expected);
      if (result.outcome === 'conflict') return { outcome: 'lost', actual: result.actual };
      const { revision, position } = result;
      return withOverride({ outcome: 'accepted', revision, position, events: events.length, retried: false, facts }, overriddenFrom);
    } catch (error) {
      if (error instanceof CorruptIdempotency) return this.answerToTwin(attempt, command, error);
      throw error;
    }
  }

  /** Two requests under one command id produce the same event ids; the second request finds the answer of the first here. */
  private async answerToTwin({ stream, context }: Attempt<S>, command: C, error: CorruptIdempotency): Promise<Handled<never, E>> {
    const answer = this.earlierAnswer({ stream, context, folded: await this.load(stream) }, command);
    if (!answer) throw error;
    return answer;
  }

  private earlierAnswer(attempt: Attempt<S>, command: C): Handled<never, E> | undefined {
    const { overriddenFrom } = this.dependencies.decider;
    return earlierAnswer<E>(attempt, (facts) => overriddenFrom?.(command, facts, attempt.folded.state));
  }
}

/**
 * The only way from a command to events. A retry is recognised before the revision is compared: a client that lost the
 * answer is not told that its own success was in the way.
 *
 * @returns a function of stream, command and context; `asked` of it makes these out of the stream itself. It throws `StoreUnavailable` (try the same command again),
 * `EventTooLarge`, `CorruptIdempotency` and `UnknownEvent`
 * @example
 * const handleActie = createHandler({ store, decider: actieDecider, schema: actieSchema, clock });
 * const result = await handleActie('actie-6f1c…', { type: 'ActieStarten', data }, context);
 */
export const createHandler = <C, S, E extends Message, R extends string>(
  dependencies: HandlerDependencies<C, S, E, R>,
): Handler<C, R | ReasonRefusal, E, S> => {
  const handler = new CommandHandler(dependencies);
  return handlerOf(async <D extends NotAsked>(stream: string, ask: Ask<C, S, D>, first?: Folded<S>) => {
    let result = await handler.once(stream, ask, first);
    for (let attempt = 1; attempt < maxAttempts && isLost(result); attempt += 1) result = await handler.once(stream, ask);
    return isLost(result) ? { outcome: 'stale', actual: result.actual } : result;
  });
};
