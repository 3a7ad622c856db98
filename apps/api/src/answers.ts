import type { Handled, Position } from '@actiespoor/event-store';
import type { Datum, Message, RefusalDetails } from '@actiespoor/kernel';
import { type Weigeringen, weigeringZin } from '@actiespoor/application';
import { soortOf } from '@actiespoor/voortgang';

import type { Written } from './edge/answers.js';
import { type ConflictDetails, keyReused, notFound, preconditionFailed, type ProblemException, refused } from './edge/problem.js';

/** A write that was accepted. */
export interface Accepted<E extends Message = Message> {
  readonly revision: bigint;
  readonly position: Position;
  /** The facts that say what was told, recorded now or before. */
  readonly facts: readonly E[];
  readonly overriddenFrom?: Datum;
}

/**
 * The body of the answer to a write: where the history now is, and what was made or meant, where the write is about such a
 * thing; of what was there already, the id that it had.
 */
export interface Vastgelegd {
  readonly positie: Position;
  readonly revisie: number;
  /** A fact of later took the place of what was told: since when it holds. */
  readonly overschrevenVanaf?: Datum;
  readonly planId?: string;
  readonly actieId?: string;
  readonly knoopId?: string;
  /** Into which a knoop was split, in the order of the parts. */
  readonly knopen?: readonly string[];
  readonly consultatieId?: string;
  readonly statusupdateId?: string;
  readonly trekkerId?: string;
  readonly kaderId?: string;
  readonly indicatorId?: string;
}

const conflictOf = ({ feit, ...details }: RefusalDetails): ConflictDetails => {
  if (!feit) return details;
  const { type, op, refusal } = feit;
  return { ...details, feit: { soort: soortOf(type), op, ...(refusal !== undefined && { reden: refusal }) } };
};

const problemOf = <R extends string>(handled: Exclude<Handled<R>, { outcome: 'accepted' }>, weigeringen: Weigeringen<R>): ProblemException => {
  switch (handled.outcome) {
    case 'refused': {
      const { refusal, details = {} } = handled;
      const weigering = weigeringen[refusal];
      return refused(refusal, { title: weigering.title, detail: weigeringZin(weigering, details) }, conflictOf(details));
    }
    case 'stale':
      return preconditionFailed(handled.actual);
    case 'reused':
      return keyReused();
    case 'nothing':
      return notFound('Dit bestaat niet.');
  }
};

/** @throws ProblemException for anything that was not accepted */
export const acceptedOr = <R extends string, E extends Message>(handled: Handled<R, E>, weigeringen: Weigeringen<R>): Accepted<E> => {
  if (handled.outcome !== 'accepted') throw problemOf(handled, weigeringen);
  return handled;
};

export const vastgelegd = ({ revision, position, overriddenFrom }: Accepted): Vastgelegd => ({
  positie: position,
  revisie: Number(revision),
  ...(overriddenFrom !== undefined && { overschrevenVanaf: overriddenFrom }),
});

/** The answer to a write with its headers: 201, `Location` and `ETag`; see `CreatedInterceptor`. */
export class Created<Body extends object> {
  constructor(
    readonly body: Body,
    readonly written: Written,
  ) {}
}

/** The answer to a read with its `ETag`, absent where a past state was asked for: that cannot be written to. */
export class Found<Body extends object> {
  /**
   * @param isToldByRevision whether the body has been the same ever since the revision came to be: only then does the tag
   * tell one body from another, and may an answer be that nothing changed
   */
  constructor(
    readonly body: Body,
    readonly revision?: number,
    readonly isToldByRevision = false,
  ) {}
}
