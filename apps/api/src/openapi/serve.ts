import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { dump } from 'js-yaml';

import type { EdgeRoute } from '../edge/route-config.js';
import { buildDocument } from './build-document.js';
import { docsFiles, docsPolicy, type DocsFile } from './docs-page.js';

type Instance = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

interface Form {
  readonly path: string;
  readonly types: readonly [string, ...string[]];
  readonly content: () => string;
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** Public, for pages of every origin (`/core/publish-openapi`). */
const publish = (instance: Instance, { path, types, content }: Form): void => {
  const config: EdgeRoute = { open: true, produces: types, headers: { 'access-control-allow-origin': '*' } };
  instance.get(path, { config }, (_request, reply) => {
    void reply.type(`${types[0]}; charset=utf-8`).send(content());
  });
};

const serveFile = (instance: Instance, { path, type, content }: DocsFile): void => {
  const headers = { 'content-security-policy': docsPolicy, 'feature-policy': "'none'" };
  const config: EdgeRoute = { open: true, produces: [type.split(';', 1)[0] ?? type], headers };
  instance.get(path, { config }, (_request, reply) => {
    void reply.type(type).send(content);
  });
};

/** Leads a visitor of the bare address to the documentation. */
const leadToDocs = (instance: Instance, path: string): void => {
  const config: EdgeRoute = { open: true, produces: ['text/html', 'application/json'] };
  instance.get(path, { config }, (_request, reply) => {
    void reply.redirect('/docs', 302);
  });
};

/** `/v1/openapi.json`, the same as `/v1/openapi.yaml`, and a page to read it on: `/docs`, to which `/` and `/v1` lead. */
export const serveDocumentation = (app: NestFastifyApplication): void => {
  const instance = app.getHttpAdapter().getInstance();
  const document = once(() => buildDocument(app));
  publish(instance, {
    path: '/v1/openapi.json',
    types: ['application/json', 'application/vnd.oai.openapi+json'],
    content: once(() => JSON.stringify(document())),
  });
  publish(instance, {
    path: '/v1/openapi.yaml',
    types: ['application/yaml', 'text/yaml', 'text/plain'],
    content: once(() => dump(document(), { noRefs: true })),
  });
  for (const path of ['/', '/v1', '/v1/']) leadToDocs(instance, path);
  docsFiles().forEach((file) => serveFile(instance, file));
};
