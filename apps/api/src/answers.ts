import { type Declined, isDeclined, type Shown, type Written } from '@actiespoor/application';
import type { Position } from '@actiespoor/event-store';
import { type Datum, defined, type RefusalDetails } from '@actiespoor/kernel';
import { soortOf } from '@actiespoor/voortgang';

import type { WrittenAt } from './edge/answers.js';
import { brokenCursor } from './edge/cursor.js';
import {
  type ConflictDetails,
  forbidden,
  invalidInput,
  keyReused,
  notFound,
  preconditionFailed,
  preconditionRequired,
  type ProblemException,
  refused,
  unavailable,
} from './edge/problem.js';

const retryAfterSeconds = 1;

/**
 * The body of the answer to a write: the position of the history, and the id of the thing that was made or meant, if the write has
 * one; for an existing thing its id.
 */
export interface Vastgelegd {
  readonly positie: Position;
  readonly revisie: number;
  /** The day since which a later fact takes the place of the told one. */
  readonly overschrevenVanaf?: Datum;
  /** True if all of it was recorded already: nothing was added, and the Idempotency-Key is not used up. */
  readonly ongewijzigd?: true;
  readonly planId?: string;
  readonly actieId?: string;
  readonly knoopId?: string;
  /** The knopen into which a knoop was split, in the order of the parts. */
  readonly knopen?: readonly string[];
  readonly consultatieId?: string;
  readonly statusupdateId?: string;
  readonly trekkerId?: string;
  readonly kaderId?: string;
  readonly indicatorId?: string;
  readonly leveringId?: string;
}

const conflictOf = ({ feit, ...details }: RefusalDetails): ConflictDetails => {
  if (!feit) return details;
  const { type, op, refusal, id } = feit;
  return { ...details, feit: defined({ soort: soortOf(type), op, id, reden: refusal }) };
};

type Problems = { readonly [Outcome in Declined['outcome']]: (declined: Extract<Declined, { readonly outcome: Outcome }>) => ProblemException };

/** The HTTP problem of each outcome of a use case: a new outcome without a line does not compile. */
const problems: Problems = {
  unknown: ({ sentence }) => notFound(sentence),
  denied: ({ sentence }) => forbidden(sentence),
  incomplete: ({ missing }) => preconditionRequired(missing === 'command-id' ? 'Idempotency-Key' : 'If-Match'),
  incorrect: ({ faults }) => invalidInput(faults),
  lost: () => brokenCursor(),
  behind: ({ sentence }) => unavailable(retryAfterSeconds, sentence),
  reused: () => keyReused(),
  stale: ({ actual }) => preconditionFailed(actual),
  refused: ({ reden, title, sentence, details }) => refused(reden, { title, detail: sentence }, conflictOf(details)),
};

/** The requested answer. @throws ProblemException for anything that was declined */
export const answered = <T>(answer: T | Declined): T => {
  if (isDeclined(answer)) throw problems[answer.outcome](answer as never);
  return answer;
};

export const vastgelegd = ({ revision, position, events, overriddenFrom }: Written): Vastgelegd => ({
  positie: position,
  revisie: Number(revision),
  ...(overriddenFrom !== undefined && { overschrevenVanaf: overriddenFrom }),
  ...(events === 0 && { ongewijzigd: true }),
});

/** The answer to a write with its headers: 201, `Location` and `ETag`; see `CreatedInterceptor`. */
export class Created<Body extends object> {
  constructor(
    readonly body: Body,
    readonly written: WrittenAt,
  ) {}
}

/** The answer to an accepted write. @param more further fields, from the recorded facts. @throws ProblemException if it was declined */
export const created = <W extends Written, Extra extends object>(
  outcome: W | Declined,
  location: (written: W) => string,
  more?: (written: W) => Extra,
): Created<Vastgelegd & Partial<Extra>> => {
  const written = answered(outcome);
  const body = { ...vastgelegd(written), ...more?.(written) } as Vastgelegd & Partial<Extra>;
  return new Created(body, { location: location(written), revision: written.revision });
};

/** The answer to a read with its `ETag`, which is absent for a past state, because that cannot be written to. */
export class Found<Body extends object> {
  /**
   * @param isToldByRevision true if the body depends on the revision alone: only then does the tag
   * tell one body from another, and only then is `304` a possible answer
   */
  constructor(
    readonly body: Body,
    readonly revision?: number,
    readonly isToldByRevision = false,
  ) {}
}

/** The answer of a use case, with its tag. @throws ProblemException if it was declined */
export const found = <T extends object>(shown: Shown<T> | Declined): Found<T> => {
  const { weergave, revision, isToldByRevision } = answered(shown);
  return new Found(weergave, revision, isToldByRevision);
};
