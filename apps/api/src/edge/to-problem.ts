import { EventTooLarge, StoreUnavailable } from '@actiespoor/event-store';
import { IdentityUnavailable } from '@actiespoor/identity';

import { acceptedTypes } from './content.js';
import {
  addressTooLong,
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

/** What the framework reports by status alone. Its own words stay inside: they are English and name its parts. */
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

const ofPort = (fault: unknown): ProblemException | undefined => {
  if (fault instanceof StoreUnavailable || fault instanceof IdentityUnavailable) return unavailable(retryAfterSeconds);
  return fault instanceof EventTooLarge ? tooLarge('Wat u wilt vastleggen is te groot. Kort de tekst in.') : undefined;
};

const ofFramework = (status: number): ProblemException => {
  if (status >= 500 && status !== 503) return internalFault();
  return (byStatus[status] ?? byStatus[400] ?? internalFault)();
};

/** The answer to anything that was thrown: a problem of ours, a fault of a port, of the framework, or one that nobody foresaw (500). */
export const toProblem = (fault: unknown): ProblemException => {
  if (fault instanceof ProblemException) return fault;
  return ofPort(fault) ?? ofFramework(statusOf(fault));
};
