import { createHash } from 'node:crypto';

import type { WriteRequest } from '@actiespoor/application';
import { canonicalJson, isUuid, sha256Hex, uuidV5 } from '@actiespoor/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { InvalidParam } from '../validation/invalid-params.js';
import { callerOf } from './authentication.js';
import { revisionIn } from './entity-tags.js';
import { invalidInput } from './problem.js';
import { pathOf } from './problem-filter.js';

export type { WriteRequest };

const traceForm = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

const single = (header: string | readonly string[] | undefined): string | undefined => (typeof header === 'string' ? header : header?.join(','));

const keyFault = (key: string | undefined): readonly InvalidParam[] =>
  key === undefined || isUuid(key) ? [] : [{ name: 'Idempotency-Key', reason: 'moet een UUID zijn' }];

const matchFault = (match: string | undefined): readonly InvalidParam[] =>
  match === undefined || revisionIn(match) !== undefined ? [] : [{ name: 'If-Match', reason: 'moet de ETag zijn van wat u las, zoals "3"' }];

const bodyHash = (body: unknown): string => (Buffer.isBuffer(body) ? createHash('sha256').update(body).digest('hex') : sha256Hex(canonicalJson(body ?? null)));

/** The path as the router reads it, however it is spelled. */
const addressOf = (url: string): string => decodeURIComponent(pathOf(url));

/** The query in the same way. A plainly spelled query stays as it is, so that an earlier request keeps its hash. */
const questionOf = (url: string): string => {
  const at = url.indexOf('?');
  if (at < 0) return '';
  const asked = [...new URLSearchParams(url.slice(at + 1))].map(([name, value]) => `${name}=${value}`);
  return `?${asked.join('&')}`;
};

/** The hash of a request with a body that was hashed already. */
export const hashWith = ({ method, url }: FastifyRequest, hash: string): string =>
  sha256Hex(canonicalJson([method, `${addressOf(url)}${questionOf(url)}`, hash]));

/**
 * A key counts for one caller and one address: ids of new things follow from the command, and two things never share one.
 * See ADR 21; a retry of a command with an earlier derivation is recognised by the ids that it had then.
 */
const commandIdsOf = (request: FastifyRequest, key: string): Required<Pick<WriteRequest, 'commandId' | 'earlierIds'>> => {
  const { id, vroegereIds = [] } = callerOf(request);
  const idFor = (caller: string): string => uuidV5(key, [caller, request.method, addressOf(request.url)].join(' '));
  return { commandId: idFor(id), earlierIds: [...vroegereIds.map(idFor), key] };
};

/** The W3C trace context of the request, if it is valid. */
const traceOf = ({ headers }: FastifyRequest): { traceparent?: string } => {
  const traceparent = single(headers['traceparent']);
  return traceparent !== undefined && traceForm.test(traceparent) ? { traceparent } : {};
};

/** The headers of a write, read but not yet required: rights come before 428. @throws ProblemException 400 if they are present and malformed. */
export const readWrite = (request: FastifyRequest): WriteRequest => {
  const key = single(request.headers['idempotency-key'])?.trim().toLowerCase();
  const match = single(request.headers['if-match'])?.trim();
  const faults = [...keyFault(key), ...matchFault(match)];
  if (faults.length > 0) throw invalidInput(faults);
  const revision = revisionIn(match ?? '');
  return {
    medewerker: callerOf(request),
    correlationId: request.id,
    ...traceOf(request),
    earlierIds: [],
    ...(key !== undefined && commandIdsOf(request, key)),
    ...(revision !== undefined && { ifMatch: revision }),
    requestHash: () => hashWith(request, bodyHash(request.body)),
  };
};

/** The parameter of a handler that gets its {@link WriteRequest}. */
export const Write = createParamDecorator((_data: unknown, context: ExecutionContext): WriteRequest =>
  readWrite(context.switchToHttp().getRequest<FastifyRequest>()),
);
