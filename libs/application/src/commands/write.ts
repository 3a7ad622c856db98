import type { CommandContext, Handled, HandledAccepted } from '@actiespoor/event-store';
import type { Message } from '@actiespoor/kernel';

import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { type Declined, unknown } from '../outcome.js';
import { type Weigeringen, weigeringZin } from './afwijzing.labels.js';

/** Who wants to write, as far as was told; what is missing is asked for after the rights. */
export interface WriteRequest {
  readonly medewerker: Medewerker;
  readonly correlationId: string;
  readonly traceparent?: string;
  /** By which the command is recognised when it comes again. */
  readonly commandId?: string;
  /** See {@link WriteContext}. */
  readonly earlierIds: readonly string[];
  /** The revision that the caller read. */
  readonly ifMatch?: bigint;
  /** SHA-256 over all that was asked. */
  readonly requestHash: () => string;
}

/** One write, ready for `handle()` once it is known in which role it is done. */
export interface WriteContext {
  /** Follows from the Idempotency-Key, the caller and the address. */
  readonly commandId: string;
  /** The ids that the same command has had: of when the caller had another id, and of when the key itself was the id. */
  readonly earlierIds: readonly string[];
  /** The revision that the caller read; on something that exists only. */
  readonly expected?: bigint;
  readonly medewerker: Medewerker;
  readonly correlationId: string;
  readonly requestHash: string;
  readonly traceparent?: string;
}

/** Why and from what: what else an event records of a write. */
export type WriteReason = Pick<CommandContext, 'reason' | 'source' | 'onBehalfOf'>;

/** A write that was accepted. */
export type Written<E extends Message = Message> = HandledAccepted<E>;

/** A write that makes something new or imports. Ask after the rights. */
export const writeNew = ({ commandId, ifMatch: _, requestHash, ...known }: WriteRequest): WriteContext | Declined =>
  commandId === undefined ? { outcome: 'incomplete', missing: 'command-id' } : { ...known, commandId, requestHash: requestHash() };

/** A write to something that exists. Ask after the rights. */
export const writeExisting = (write: WriteRequest): WriteContext | Declined => {
  const context = writeNew(write);
  if ('outcome' in context) return context;
  return write.ifMatch === undefined ? { outcome: 'incomplete', missing: 'revision' } : { ...context, expected: write.ifMatch };
};

/** What `handle()` wants to know of a write that is done in this role. */
export const commandContext = (write: WriteContext, { rol, organisatie }: Hoedanigheid, reason: WriteReason = {}): CommandContext => {
  const { medewerker, ...known } = write;
  return { ...known, ...reason, actor: medewerker.id, role: rol, organisatie };
};

const refusedOf = <R extends string>({ refusal, details = {} }: Extract<Handled<R>, { readonly outcome: 'refused' }>, weigeringen: Weigeringen<R>): Declined => {
  const weigering = weigeringen[refusal];
  return { outcome: 'refused', reden: refusal, title: weigering.title, sentence: weigeringZin(weigering, details), details };
};

/** What came of a command, with the sentences of its refusals. */
export const writtenOf = <R extends string, E extends Message>(handled: Handled<R, E> | Declined, weigeringen: Weigeringen<R>): Written<E> | Declined => {
  if (handled.outcome === 'accepted') return handled;
  if (handled.outcome === 'nothing') return unknown('Dit bestaat niet.');
  return 'refusal' in handled ? refusedOf(handled, weigeringen) : handled;
};
