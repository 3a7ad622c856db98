import type { Medewerker } from '@actiespoor/application';
import type { TokenVerifier } from '@actiespoor/identity';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { unauthorized } from './problem.js';
import { edgeRoute } from './route-config.js';

/** The decorator of a request that carries its {@link Medewerker}. */
export const callerKey = 'medewerker';

const bearer = /^Bearer +([\w.~+/-]+=*)$/i;

const tokenOf = (request: FastifyRequest): string => {
  const { authorization } = request.headers;
  if (authorization === undefined) throw unauthorized('Stuur een token mee: Authorization: Bearer <token>.');
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) throw unauthorized('De header Authorization moet de vorm Bearer <token> hebben.', 'invalid_request');
  return token;
};

/** Puts the medewerker of the token on the request, unless the route is open. @throws ProblemException 401 */
export const authenticate = async (verify: TokenVerifier, request: FastifyRequest): Promise<void> => {
  if (edgeRoute(request).open) return;
  const verified = await verify(tokenOf(request));
  if (!verified.ok) throw unauthorized(verified.reden, 'invalid_token');
  request.setDecorator<Medewerker | null>(callerKey, verified.medewerker);
};

/** The caller, if the request came so far. */
export const callerIfKnown = (request: FastifyRequest): Medewerker | null => request.getDecorator<Medewerker | null>(callerKey);

/** The caller. @throws ProblemException 401 on an open route, which has none. */
export const callerOf = (request: FastifyRequest): Medewerker => {
  const medewerker = request.getDecorator<Medewerker | null>(callerKey);
  if (!medewerker) throw unauthorized('Stuur een token mee: Authorization: Bearer <token>.');
  return medewerker;
};

/** The parameter of a handler that gets the caller ({@link Medewerker}). */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Medewerker =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
