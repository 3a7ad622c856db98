import type { FastifyReply, FastifyRequest } from 'fastify';

import { edgeRoute } from './route-config.js';
import { apiVersion } from './version.js';

/** API Design Rules 2.2, `/core/version-header` and `/core/transport/security-headers`: on every answer, errors too. */
export const standardHeaders: Readonly<Record<string, string>> = {
  'api-version': apiVersion,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const exposed = 'API-Version, Allow, Content-Disposition, ETag, Event-Store-Weg-Sinds, Location, Retry-After, X-Request-Id';
const requestHeaders = 'Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent, X-Request-Id';
const preflightSeconds = '600';

const isPreflight = ({ method, headers }: FastifyRequest): boolean => method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

/** The request headers on which the answer depends: if it has several forms, Accept too. */
const vary = (request: FastifyRequest): string => ((edgeRoute(request).produces ?? []).length > 1 ? 'Origin, Accept' : 'Origin');

/** Origins on the list are echoed (rule `/core/transport/cors`); others get nothing, and their browser keeps the answer from them. */
const corsHeaders = (request: FastifyRequest, allowed: readonly string[]): Readonly<Record<string, string>> => {
  const { origin } = request.headers;
  if (origin === undefined || !allowed.includes(origin)) return {};
  const always = { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed };
  if (!isPreflight(request)) return always;
  return { ...always, 'access-control-allow-headers': requestHeaders, 'access-control-max-age': preflightSeconds };
};

/** Puts the standard headers on an answer; those of the route replace them. */
export const addHeaders =
  (allowedOrigins: readonly string[]) =>
  (request: FastifyRequest, reply: FastifyReply): void => {
    void reply.headers({
      ...standardHeaders,
      vary: vary(request),
      ...corsHeaders(request, allowedOrigins),
      ...edgeRoute(request).headers,
      'x-request-id': request.id,
    });
  };
