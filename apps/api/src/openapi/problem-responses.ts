import type { Reference, Response, Schema } from './types.js';

/** What each refusal means to a caller. */
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

const ongeldig: Schema = {
  type: 'object',
  required: ['name', 'reason'],
  properties: { name: { type: 'string', description: 'Waar het staat, zoals planning.van.' }, reason: { type: 'string' } },
};

/** RFC 9457 with our two additions. */
export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri-reference' },
    invalidParams: { type: 'array', items: ongeldig, description: 'Bij 400: alle fouten tegelijk.' },
    reden: { type: 'string', description: 'Bij 409: de naam van de weigering.' },
  },
};

const response = (status: ProblemStatus): Response => ({
  description: descriptions[status],
  headers: versionHeader,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
});

/** One shared response per status. */
export const problemResponses = (): Readonly<Record<string, Response>> =>
  Object.fromEntries(statuses.map((status) => [nameOf(status), response(status)]));
