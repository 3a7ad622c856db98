import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { FastifyRequest } from 'fastify';

/** The properties of a route that the edge needs before the handler runs. */
export interface EdgeRoute {
  /** Answers without a token. */
  readonly open?: true;
  /** Content types of the body; absent is JSON. */
  readonly consumes?: readonly string[];
  /** Content types of the answer; absent is JSON. */
  readonly produces?: readonly string[];
  /** Headers that replace the standard ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

const describe =
  (part: EdgeRoute): MethodDecorator =>
  (target, key, descriptor) => {
    const known = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object) as EdgeRoute | undefined;
    RouteConfig({ ...known, ...part })(target, key, descriptor);
  };

/** The handler answers without a token: probes, metrics, documentation. */
export const Open = (): MethodDecorator => describe({ open: true });

/** The body has one of these content types; anything else is 415. */
export const Consumes = (...types: readonly string[]): MethodDecorator => describe({ consumes: types });

/** The answer has one of these content types, the first by preference; a request that takes none is 406. */
export const Produces = (...types: readonly string[]): MethodDecorator => describe({ produces: types });

/** Headers of an answer that a browser may show: nothing in it loads, runs, or is sent anywhere (`/core/transport/security-headers`). */
const pageHeaders = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'feature-policy': "'none'",
};

/** The answer may be an HTML page. */
export const Pages = (): MethodDecorator => describe({ headers: pageHeaders });

export const edgeRoute = (request: FastifyRequest): EdgeRoute => request.routeOptions.config as EdgeRoute;
