import { ApiProperty } from '@nestjs/swagger';
import type { Handled, Position } from '@actiespoor/event-store';
import type { Weigeringen } from '@actiespoor/platform';

import type { Written } from './edge/answers.js';
import { conflict, keyReused, notFound, preconditionFailed, type ProblemException } from './edge/problem.js';

/** A write that was accepted. */
export interface Accepted {
  readonly revision: bigint;
  readonly position: Position;
}

/** The body of the answer to a write. */
export class Vastgelegd {
  @ApiProperty({ type: 'string', description: 'Tot waar het spoor nu loopt; geef dit mee als wachtOp om te lezen wat u net vastlegde.' })
  readonly positie!: Position;

  @ApiProperty({ type: 'integer', description: 'De nieuwe revisie, ook als ETag: die noemt uw volgende If-Match.' })
  readonly revisie!: number;
}

const problemOf = <R extends string>(handled: Exclude<Handled<R>, { outcome: 'accepted' }>, weigeringen: Weigeringen<R>): ProblemException => {
  switch (handled.outcome) {
    case 'refused': {
      const { title, detail } = weigeringen[handled.refusal];
      return conflict(handled.refusal, title, detail);
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
export const acceptedOr = <R extends string>(handled: Handled<R>, weigeringen: Weigeringen<R>): Accepted => {
  if (handled.outcome !== 'accepted') throw problemOf(handled, weigeringen);
  return { revision: handled.revision, position: handled.position };
};

export const vastgelegd = ({ revision, position }: Accepted): Vastgelegd => ({ positie: position, revisie: Number(revision) });

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
