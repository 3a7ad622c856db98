import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';

import { namesOfObject } from '../validation/names-of-object.js';
import { invalidInput } from './problem.js';

const readsQuery = (context: ExecutionContext): boolean => {
  const known: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return Object.keys(known ?? {}).some((key) => key.startsWith(`${String(RouteParamtypes.QUERY)}:`));
};

/**
 * Refuses every query parameter of a handler that reads none; one with a query DTO refuses what the DTO does not know, but
 * for the names that every object has.
 */
export class QueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    const unknown = readsQuery(context) ? names.filter((name) => namesOfObject.has(name)) : names;
    if (unknown.length > 0) throw invalidInput(unknown.map((name) => ({ name, reason: 'is hier geen bekende naam' })));
    return true;
  }
}
