import {
  forbidden,
  internalFault,
  invalidInput,
  keyReused,
  notAcceptable,
  notFound,
  preconditionFailed,
  preconditionRequired,
  type ProblemException,
  tooLarge,
  unauthorized,
  unavailable,
  unsupportedMediaType,
} from '../edge/problem.js';
import type { Probleem } from './antwoorden.js';
import type { Reference, Response } from './types.js';

/** The meaning of each refusal for a caller. */
const descriptions = {
  400: 'De invoer klopt niet; invalidParams noemt elke fout.',
  401: 'Er is geen geldig token meegestuurd.',
  403: 'De medewerker van het token heeft hier geen recht toe.',
  404: 'Dit bestaat niet, of niet voor deze medewerker.',
  406: 'In de gevraagde vorm is het er niet.',
  409: 'Het past niet bij hoe het er nu voor staat; reden zegt waarom.',
  412: 'Iemand anders was eerder: de ETag is verouderd.',
  413: 'De body is te groot.',
  415: 'De vorm van de body wordt niet gelezen.',
  428: 'Idempotency-Key of If-Match ontbreekt.',
  500: 'De fout ligt bij deze dienst.',
  503: 'De dienst is even niet beschikbaar; Retry-After zegt wanneer wel.',
} as const;

export type ProblemStatus = keyof typeof descriptions;

const statuses = Object.keys(descriptions).map((status) => Number(status) as ProblemStatus);

const nameOf = (status: ProblemStatus): string => `Probleem${String(status)}`;

export const problemReference = (status: ProblemStatus): Reference => ({ $ref: `#/components/responses/${nameOf(status)}` });

export const versionHeader = {
  'API-Version': { description: 'De versie van de API.', schema: { type: 'string' } },
} as const;

/** A refusal that the service really gives, for each status. */
const examples: Readonly<Record<ProblemStatus, ProblemException>> = {
  400: invalidInput([{ name: 'op', reason: 'is verplicht' }]),
  401: unauthorized('Stuur een token mee in de header Authorization.'),
  403: forbidden('Uw rol of organisatie geeft geen recht om dit plan te wijzigen.'),
  404: notFound('Dit bestaat niet.'),
  406: notAcceptable(['application/json']),
  409: keyReused(),
  412: preconditionFailed(),
  413: tooLarge('De body mag hoogstens 1 MiB zijn.'),
  415: unsupportedMediaType(['application/json']),
  428: preconditionRequired('If-Match'),
  500: internalFault(),
  503: unavailable(1),
};

const exampleOf = (status: ProblemStatus): Probleem => ({ ...examples[status].problem, instance: '/v1/plannen/7d018b4f-b534-500e-a177-f5a3869380e6' });

const response = (status: ProblemStatus): Response => ({
  description: descriptions[status],
  headers: versionHeader,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' }, example: exampleOf(status) } },
});

/** One shared response per status. */
export const problemResponses = (): Readonly<Record<string, Response>> => Object.fromEntries(statuses.map((status) => [nameOf(status), response(status)]));
