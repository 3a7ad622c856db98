import { Readable } from 'node:stream';

import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';

import { namesOfObject } from '../validation/names-of-object.js';
import { invalidInput } from './problem.js';

const reads = (context: ExecutionContext, type: RouteParamtypes): boolean => {
  const known: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return Object.keys(known ?? {}).some((key) => key.startsWith(`${String(type)}:`));
};

/** Names in a query that no handler reads; for a query with a DTO, only names that every object has. */
const unreadQuery = (context: ExecutionContext, { query }: FastifyRequest): readonly string[] => {
  const names = Object.keys(query as object);
  return reads(context, RouteParamtypes.QUERY) ? names.filter((name) => namesOfObject.has(name)) : names;
};

const hasOwnReader = (body: unknown): boolean => Buffer.isBuffer(body) || body instanceof Readable;

/** Names in a JSON body that no handler reads; a document and a delivery have their own reader. */
const unreadBody = (context: ExecutionContext, { body }: FastifyRequest): readonly string[] => {
  if (reads(context, RouteParamtypes.BODY) || hasOwnReader(body) || body === undefined) return [];
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : ['body'];
};

/** Refuses input that a handler would ignore: query parameters and fields that it does not read. A DTO checks its own input. */
export class UnreadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const names = [...unreadQuery(context, request), ...unreadBody(context, request)];
    if (names.length > 0) throw invalidInput(names.map((name) => ({ name, reason: 'is hier geen bekende naam' })));
    return true;
  }
}
