import type { Datum, Message, RefusalDetails } from '@actiespoor/kernel';

import type { Folded } from './fold-stream.js';
import type { Metadata, Position } from './recorded.js';

/** The metadata of one command, and the ids by which a retry is recognised. */
export interface CommandContext extends Pick<
  Metadata,
  'actor' | 'role' | 'organisatie' | 'onBehalfOf' | 'reason' | 'source' | 'correlationId' | 'requestHash' | 'traceparent'
> {
  readonly commandId: string;
  /** Ids that an earlier program, or one with an earlier key for people, gave to this same command. */
  readonly earlierIds?: readonly string[];
  /** The revision that the caller saw; absent if the caller creates the stream or accepts any revision. */
  readonly expected?: bigint;
}

/** The outcome of a command. `stale`: another command was recorded first. `reused`: the command id belongs to another request. */
export type Handled<R extends string, E extends Message = Message> =
  | HandledAccepted<E>
  /** Accepted on an empty stream without a fact: the stream stays empty. */
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'refused'; readonly refusal: R; readonly details?: RefusalDetails }
  | { readonly outcome: 'stale'; readonly actual: bigint | undefined }
  | { readonly outcome: 'reused' };

export interface HandledAccepted<E extends Message = Message> {
  readonly outcome: 'accepted';
  readonly revision: bigint;
  readonly position: Position;
  /** The number of events that were recorded; 0 if nothing changed. */
  readonly events: number;
  readonly retried: boolean;
  /** The facts of the command: those recorded now, or the earlier fact that says the same. */
  readonly facts: readonly E[];
  /** The day from which a later fact overrides the facts of this command. */
  readonly overriddenFrom?: Datum;
}

/** A command and whose it is, as they follow from what a stream says. */
export interface Asked<C> {
  readonly command: C;
  readonly context: CommandContext;
}

/** Makes the command out of what the stream says, or says why there is none. Asked again where another wrote first. */
export type Ask<C, S, D> = (folded: Folded<S>) => Asked<C> | D | Promise<Asked<C> | D>;

/** Any answer that is no command: it comes out as it went in. */
export interface NotAsked {
  readonly outcome: string;
}

/** Handles what is asked of a stream. @param first how the stream was read already: the first attempt reads it no second time */
export type HandleAsked<C, R extends string, E extends Message, S> = <D extends NotAsked>(
  stream: string,
  ask: Ask<C, S, D>,
  first?: Folded<S>,
) => Promise<Handled<R, E> | D>;

export interface Handler<C, R extends string, E extends Message = Message, S = unknown> {
  (stream: string, command: C, context: CommandContext): Promise<Handled<R, E>>;
  /** One descent: rights, context and state come from the reading that the decision is made on. */
  readonly asked: HandleAsked<C, R, E, S>;
}

export const isAsked = <C, D extends NotAsked>(answer: Asked<C> | D): answer is Asked<C> => 'command' in answer;

/** The same question; what it comes to passes through `change`, and no answer besides. */
export const asking =
  <C, To, S, D extends NotAsked>(ask: Ask<C, S, D>, change: (asked: Asked<C>) => Asked<To>): Ask<To, S, D> =>
  async (folded) => {
    const answer = await ask(folded);
    return isAsked<C, D>(answer) ? change(answer) : answer;
  };

/** The handler of which {@link HandleAsked} is known. */
export const handlerOf = <C, R extends string, E extends Message, S>(asked: HandleAsked<C, R, E, S>): Handler<C, R, E, S> => {
  const plain = (stream: string, command: C, context: CommandContext): Promise<Handled<R, E>> => asked<never>(stream, () => ({ command, context }));
  return Object.assign(plain, { asked });
};
