import { isNativeError } from 'node:util/types';

import { EventTooLarge, HistoryReplaced, StoreUnavailable, StreamTampered, Unanswerable, UnknownEvent } from '@actiespoor/event-store';
import { IdentityUnavailable } from '@actiespoor/identity';

import { acceptedTypes } from './content.js';
import {
  addressTooLong,
  conflict,
  forbidden,
  internalFault,
  notAcceptable,
  notFound,
  ProblemException,
  requestTimeout,
  tooLarge,
  tooManyRequests,
  unauthorized,
  unavailable,
  unreadable,
  unsupportedMediaType,
} from './problem.js';

const retryAfterSeconds = 2;

/** Faults that the framework reports by status alone. Its own words stay inside: they are English and name its parts. */
const byStatus: Readonly<Record<number, () => ProblemException>> = {
  400: () => unreadable('De body is geen geldige JSON, of het adres is niet goed geschreven.'),
  401: () => unauthorized('Stuur een geldig token mee.'),
  403: () => forbidden('U mag dit niet.'),
  404: () => notFound('Dit adres bestaat niet.'),
  406: () => notAcceptable(['application/json']),
  408: () => requestTimeout(),
  413: () => tooLarge('De body is groter dan deze dienst aanneemt.'),
  414: () => addressTooLong(),
  415: () => unsupportedMediaType(acceptedTypes),
  429: () => tooManyRequests(retryAfterSeconds),
  503: () => unavailable(retryAfterSeconds),
};

const statusOf = (fault: unknown): number => {
  if (typeof fault !== 'object' || fault === null) return 500;
  const status: unknown = Reflect.get(fault, 'statusCode') ?? Reflect.get(fault, 'status');
  return typeof status === 'number' ? status : 500;
};

// SQLSTATE: connection, resources, not ready, operator and system; and the codes of Node for a failed connection.
const awayCode = /^(?:(?:08|53|57|58)[0-9A-Z]{3}|55000|ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;
// The driver gives these no code.
const awayWords = /^Connection terminated|^timeout exceeded when trying to connect/;

/** True if the database is away for now: no fault of this program, and a later attempt helps. */
const isDatabaseAway = (fault: unknown): boolean => {
  if (!isNativeError(fault)) return false;
  const code: unknown = Reflect.get(fault, 'code');
  return (typeof code === 'string' && awayCode.test(code)) || awayWords.test(fault.message);
};

const isAway = (fault: unknown): boolean =>
  fault instanceof StoreUnavailable || fault instanceof HistoryReplaced || fault instanceof IdentityUnavailable || isDatabaseAway(fault);

const newerSentence = ({ message }: UnknownEvent): string =>
  `${message}. Een nieuwere versie van deze dienst legde dit vast, en deze versie leest het niet: er wordt niets overgeslagen en niets vastgelegd. Vraag de beheerder deze dienst bij te werken; daarna kan hetzelfde verzoek opnieuw.`;

const ofPort = (fault: unknown): ProblemException | undefined => {
  if (fault instanceof Unanswerable) return unavailable(retryAfterSeconds, fault.message);
  if (isAway(fault)) return unavailable(retryAfterSeconds);
  if (fault instanceof StreamTampered) return conflict('geschiedenis-aangetast', 'De geschiedenis hiervan is niet heel', fault.message);
  if (fault instanceof UnknownEvent) return conflict('onbekende-gebeurtenis', 'Hier staat iets van een nieuwere versie', newerSentence(fault));
  return fault instanceof EventTooLarge ? tooLarge('Wat u wilt vastleggen is te groot. Kort de tekst in.') : undefined;
};

const ofFramework = (status: number): ProblemException => {
  if (status >= 500 && status !== 503) return internalFault();
  return (byStatus[status] ?? byStatus[400] ?? internalFault)();
};

/** The answer to any exception: a problem of the API, a fault of a port, of the framework, or an unforeseen one (500). */
export const toProblem = (fault: unknown): ProblemException => {
  if (fault instanceof ProblemException) return fault;
  return ofPort(fault) ?? ofFramework(statusOf(fault));
};
