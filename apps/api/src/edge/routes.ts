import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

import { methodNotAllowed } from './problem.js';
import { pathOf } from './problem-filter.js';

/** The methods of each path pattern of the router. */
export interface RouteTable {
  readonly methodsOf: (path: string) => readonly string[];
}

type Pattern = readonly string[];

const segments = (path: string): Pattern => path.split('/');

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const fits = (pattern: Pattern, path: Pattern): boolean =>
  pattern.length === path.length && pattern.every((part, index) => (part.startsWith(':') ? path[index] !== '' : part === path[index]));

/** Listens to the router; call it before the first route is made. */
export const routeTable = (instance: FastifyInstance): RouteTable => {
  const known: { readonly pattern: Pattern; readonly methods: readonly string[] }[] = [];
  instance.addHook('onRoute', ({ url, method }: RouteOptions) => {
    known.push({ pattern: segments(url), methods: [method].flat() });
  });
  return {
    methodsOf: (path) => {
      // The comparison of the router: one resource has one set of methods, however its address is spelled.
      const asked = segments(path).map(decoded);
      const methods = known.filter(({ pattern }) => fits(pattern, asked)).flatMap((route) => route.methods);
      return methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])].sort();
    },
  };
};

const answerOptions = (allow: readonly string[], reply: FastifyReply): FastifyReply => {
  const methods = allow.join(', ');
  return reply.code(204).header('Allow', methods).header('Access-Control-Allow-Methods', methods).send();
};

/**
 * Answers a request that the router did not match, if the path exists with other methods: OPTIONS is answered with them.
 *
 * @throws ProblemException 405 for another method.
 */
export const answerOtherMethod = ({ methodsOf }: RouteTable, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
  const allow = methodsOf(pathOf(request.url));
  if (allow.length === 0) return undefined;
  if (request.method === 'OPTIONS') return answerOptions(allow, reply);
  throw methodNotAllowed(allow);
};
