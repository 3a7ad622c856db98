import type { CommandContext, Handled, HandledAccepted } from '@actiespoor/event-store';
import type { Message } from '@actiespoor/kernel';

import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { type Declined, unknown } from '../outcome.js';
import type { AfwijzingTexts } from './afwijzing.labels.js';
import { afwijzingZin } from './afwijzing.zinnen.js';

/** A write as the caller sent it; missing parts are asked for after the rights. */
export interface WriteRequest {
  readonly medewerker: Medewerker;
  readonly correlationId: string;
  readonly traceparent?: string;
  /** The id by which a retry of the command is recognised. */
  readonly commandId?: string;
  /** See {@link WriteContext}. */
  readonly earlierIds: readonly string[];
  /** The revision that the caller read. */
  readonly ifMatch?: bigint;
  /** SHA-256 over the whole request. */
  readonly requestHash: () => string;
}

/** A write that is ready for `handle()` once its role is known. */
export interface WriteContext {
  /** Derived from the Idempotency-Key, the caller and the address. */
  readonly commandId: string;
  /** Earlier ids of the same command: under a former id of the caller, and from the time when the key itself was the id. */
  readonly earlierIds: readonly string[];
  /** The revision that the caller read; only for an existing thing. */
  readonly expected?: bigint;
  readonly medewerker: Medewerker;
  readonly correlationId: string;
  readonly requestHash: string;
  readonly traceparent?: string;
}

/** The reason and the source: further data of a write in its event. */
export type WriteReason = Pick<CommandContext, 'reason' | 'source' | 'onBehalfOf'>;

/** A write that was accepted. */
export type Written<E extends Message = Message> = HandledAccepted<E>;

/** A write that makes something new or imports. Ask after the rights. */
export const writeNew = ({ commandId, ifMatch: _, requestHash, ...known }: WriteRequest): WriteContext | Declined =>
  commandId === undefined ? { outcome: 'incomplete', missing: 'command-id' } : { ...known, commandId, requestHash: requestHash() };

/** A write to an existing thing. Ask after the rights. */
export const writeExisting = (write: WriteRequest): WriteContext | Declined => {
  const context = writeNew(write);
  if ('outcome' in context) return context;
  return write.ifMatch === undefined ? { outcome: 'incomplete', missing: 'revision' } : { ...context, expected: write.ifMatch };
};

/** The context of `handle()` for a write in this role. */
export const commandContext = (write: WriteContext, { rol, organisatie }: Hoedanigheid, reason: WriteReason = {}): CommandContext => {
  const { medewerker, ...known } = write;
  return { ...known, ...reason, actor: medewerker.id, role: rol, organisatie };
};

const refusedOf = <R extends string>(
  { refusal, details = {} }: Extract<Handled<R>, { readonly outcome: 'refused' }>,
  weigeringen: AfwijzingTexts<R>,
): Declined => {
  const weigering = weigeringen[refusal];
  return { outcome: 'refused', reden: refusal, title: weigering.title, sentence: afwijzingZin(weigering, details), details };
};

/** The result of a command, with the sentences of its refusals. */
export const writtenOf = <R extends string, E extends Message>(handled: Handled<R, E> | Declined, weigeringen: AfwijzingTexts<R>): Written<E> | Declined => {
  if (handled.outcome === 'accepted') return handled;
  if (handled.outcome === 'nothing') return unknown('Dit bestaat niet.');
  return 'refusal' in handled ? refusedOf(handled, weigeringen) : handled;
};
