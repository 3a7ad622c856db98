import type { Bezet, Difference, Periode } from '@actiespoor/kernel';

import type { InvalidParam } from '../validation/invalid-params.js';

/** A fault, for the caller (RFC 9457). Titles and details are Dutch and show nothing of the inside. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The requested path; the filter fills it in. */
  readonly instance?: string;
  /** With 400: every fault of the input. */
  readonly invalidParams?: readonly InvalidParam[];
  /** With 409: the name of the refusal, for programs. */
  readonly reden?: string;
  /** With 409: the recorded fact that stands in the way, and the reason why it would no longer follow. */
  readonly feit?: { readonly soort: string; readonly op: string; readonly id?: string; readonly reden?: string };
  /** With 409: recorded values that differ from the request. */
  readonly verschillen?: readonly Difference[];
  /** With 409: the id of the obstacle. */
  readonly id?: string;
  /** With 409: the days on which the obstacle stands in the way. */
  readonly periode?: Periode;
  /** With 409: all obstacles of that kind, each with its days. */
  readonly bezet?: readonly Bezet[];
}

/** The details of a conflict besides its reason. */
export type ConflictDetails = Pick<Problem, 'feit' | 'verschillen' | 'id' | 'periode' | 'bezet'>;

/** The answer as an exception. Everything a handler throws becomes one; see `toProblem`. */
export class ProblemException extends Error {
  override readonly name = 'ProblemException';

  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.title);
  }
}

// Each function below makes an exception; the caller throws it.
type Kind = Omit<Problem, 'type' | 'detail'> & { readonly slug: string };

const problem = ({ slug, ...kind }: Kind, detail: string, headers?: Readonly<Record<string, string>>): ProblemException =>
  new ProblemException({ type: `urn:actiespoor:probleem:${slug}`, ...kind, detail }, headers);

/** 400, with every fault. */
export const invalidInput = (invalidParams: readonly InvalidParam[]): ProblemException =>
  problem(
    { slug: 'ongeldige-invoer', title: 'De invoer klopt niet', status: 400, invalidParams },
    invalidParams.length === 1 ? 'Eén gegeven klopt niet; zie invalidParams.' : `${String(invalidParams.length)} gegevens kloppen niet; zie invalidParams.`,
  );

/** 400, if the body or the address cannot be read at all. */
export const unreadable = (detail: string): ProblemException => problem({ slug: 'onleesbaar', title: 'Het verzoek is niet te lezen', status: 400 }, detail);

/** 401; `error` is the code of RFC 6750 if a token was sent and refused. */
export const unauthorized = (detail: string, error?: 'invalid_token' | 'invalid_request'): ProblemException =>
  problem({ slug: 'niet-aangemeld', title: 'U bent niet aangemeld', status: 401 }, detail, {
    'WWW-Authenticate': `Bearer realm="actiespoor"${error === undefined ? '' : `, error="${error}"`}`,
  });

export const forbidden = (detail: string): ProblemException => problem({ slug: 'geen-recht', title: 'U hebt hier geen recht toe', status: 403 }, detail);

export const notFound = (detail: string): ProblemException => problem({ slug: 'niet-gevonden', title: 'Niet gevonden', status: 404 }, detail);

/** 405; `allow` holds the methods of the path. */
export const methodNotAllowed = (allow: readonly string[]): ProblemException =>
  problem({ slug: 'methode-niet-toegestaan', title: 'Deze methode kan hier niet', status: 405 }, `Dit adres kent alleen ${allow.join(', ')}.`, {
    Allow: allow.join(', '),
  });

export const notAcceptable = (offered: readonly string[]): ProblemException =>
  problem({ slug: 'niet-acceptabel', title: 'Die vorm is er niet', status: 406 }, `Dit adres geeft alleen ${offered.join(' of ')}.`);

/** 409: the domain refuses. `reden` is for programs, `detail` gives a way out. */
export const conflict = (reden: string, title: string, detail: string): ProblemException => problem({ slug: reden, title, status: 409, reden }, detail);

/** 409 with the details of this case. */
export const refused = (reden: string, { title, detail }: Pick<Problem, 'title' | 'detail'>, details: ConflictDetails): ProblemException =>
  problem({ slug: reden, title, status: 409, reden, ...details }, detail);

/** 409: the Idempotency-Key belongs to another request. */
export const keyReused = (): ProblemException =>
  conflict('sleutel-hergebruikt', 'Deze Idempotency-Key is al gebruikt', 'Met deze Idempotency-Key is eerder iets anders gevraagd. Neem een nieuwe.');

/** 412; `actual` is the present revision, if there is one. */
export const preconditionFailed = (actual?: bigint): ProblemException =>
  problem(
    { slug: 'verouderd', title: 'Iemand anders was eerder', status: 412 },
    'Dit is gewijzigd sinds u het las. Haal het opnieuw op en beoordeel of uw wijziging nog klopt.',
    actual === undefined ? {} : { ETag: `"${String(actual)}"` },
  );

/** 408. */
export const requestTimeout = (): ProblemException =>
  problem(
    { slug: 'te-traag', title: 'Het verzoek kwam niet op tijd binnen', status: 408 },
    'Stuur het verzoek opnieuw; herhalen met dezelfde Idempotency-Key kan geen kwaad.',
  );

/** 413. */
export const tooLarge = (detail: string): ProblemException => problem({ slug: 'te-groot', title: 'Dit is te groot', status: 413 }, detail);

export const addressTooLong = (): ProblemException =>
  problem({ slug: 'adres-te-lang', title: 'Het adres is te lang', status: 414 }, 'Een deel van het adres is langer dan deze dienst aanneemt.');

export const unsupportedMediaType = (accepted: readonly string[]): ProblemException =>
  problem({ slug: 'onbekende-vorm', title: 'Deze vorm kan niet gelezen worden', status: 415 }, `Stuur een Content-Type van ${accepted.join(', ')}.`);

/** 415, for the charset of the body. */
export const unsupportedCharset = (): ProblemException =>
  problem(
    { slug: 'onbekende-vorm', title: 'Deze vorm kan niet gelezen worden', status: 415 },
    'JSON is hier altijd UTF-8. Stuur de body in UTF-8, en geen andere charset in Content-Type.',
  );

/** 415, for the encoding of the body. */
export const unsupportedEncoding = (): ProblemException =>
  problem({ slug: 'onbekende-vorm', title: 'Deze vorm kan niet gelezen worden', status: 415 }, 'Stuur de body zoals hij is, zonder Content-Encoding.', {
    'Accept-Encoding': 'identity',
  });

/** 417. */
export const expectationFailed = (): ProblemException =>
  problem(
    { slug: 'verwachting-onbekend', title: 'Aan deze verwachting kan niet worden voldaan', status: 417 },
    'De header Expect kan hier alleen 100-continue zijn. Laat hem weg.',
  );

/** 428; `header` is the missing one. */
export const preconditionRequired = (header: 'Idempotency-Key' | 'If-Match'): ProblemException =>
  problem(
    { slug: 'voorwaarde-ontbreekt', title: `De header ${header} ontbreekt`, status: 428 },
    header === 'If-Match'
      ? 'Stuur If-Match met de ETag van wat u las, zodat u niets van een ander overschrijft.'
      : 'Stuur een Idempotency-Key met een nieuwe UUID, zodat herhalen geen kwaad kan.',
  );

/** 429; `retryAfter` in seconds. */
export const tooManyRequests = (retryAfter: number): ProblemException =>
  problem({ slug: 'te-veel-verzoeken', title: 'Te veel verzoeken', status: 429 }, `Probeer het over ${String(retryAfter)} seconden weer.`, {
    'Retry-After': String(retryAfter),
  });

/** 431. */
export const headersTooLarge = (): ProblemException =>
  problem(
    { slug: 'headers-te-groot', title: 'De headers zijn te groot', status: 431 },
    'De headers van het verzoek zijn samen groter dan deze dienst aanneemt. Laat weg wat niet nodig is.',
  );

/** 500: a fault of the program; the caller learns no more than that. */
export const internalFault = (): ProblemException =>
  problem(
    { slug: 'storing', title: 'Er ging iets mis', status: 500 },
    'De fout ligt bij deze dienst en is vastgelegd. Noem bij navraag de X-Request-Id van dit antwoord.',
  );

/** 503; `retryAfter` in seconds, and the reason in a sentence. */
export const unavailable = (retryAfter: number, why?: string): ProblemException =>
  problem(
    { slug: 'niet-beschikbaar', title: 'De dienst is even niet beschikbaar', status: 503 },
    [why, `Probeer het over ${String(retryAfter)} seconden weer; herhalen met dezelfde Idempotency-Key kan geen kwaad.`].filter(Boolean).join(' '),
    {
      'Retry-After': String(retryAfter),
    },
  );
