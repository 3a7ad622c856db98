import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkCharset, jsonParser } from './json-body.js';
import { preferredType } from './negotiation.js';
import { notAcceptable, unsupportedEncoding, unsupportedMediaType } from './problem.js';
import { edgeRoute } from './route-config.js';

const json = 'application/json';
const mebibyte = 1024 * 1024;

/** The largest size of a JSON body, of a document, and of a delivery of figures, in bytes. */
export const bodyLimits = { json: mebibyte, document: 20 * mebibyte, levering: 512 * mebibyte } as const;

/** The media types of a plan; such a body reaches the handler as a Buffer. */
export const documentTypes = [
  'text/plain',
  'text/tab-separated-values',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
] as const;

/** The media types of a delivery of figures; the first reaches the handler as a stream that nobody has read. */
export const leveringTypes = ['application/octet-stream', 'text/csv'] as const;

export const acceptedTypes: readonly string[] = [json];

const mediaType = (header: string): string => (header.split(';', 1)[0] ?? '').trim().toLowerCase();

const offeredBy = (request: FastifyRequest): readonly string[] => edgeRoute(request).produces ?? [json];

/** The type, among those of the route, that this caller wants. @throws ProblemException 406 if the caller wants none of them. */
export const answerType = (request: FastifyRequest): string => {
  const offered = offeredBy(request);
  const type = preferredType(request.headers.accept, offered);
  if (type === undefined) throw notAcceptable(offered);
  return type;
};

const hasBody = ({ headers }: FastifyRequest): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** @throws ProblemException 415 if the body has an encoding that is not supported */
const checkEncoding = ({ headers }: FastifyRequest): void => {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') throw unsupportedEncoding();
};

/** @throws ProblemException 415 if the body has a type that the route does not read, or none */
export const checkContentType = (request: FastifyRequest): void => {
  const given = request.headers['content-type'];
  checkEncoding(request);
  if (given === undefined && !hasBody(request)) return;
  const { consumes = acceptedTypes } = edgeRoute(request);
  const type = mediaType(given ?? '');
  if (!consumes.includes(type)) throw unsupportedMediaType(consumes);
  if (type === json) checkCharset(given ?? '');
};

/** Parses JSON (an absent body is an empty object), and passes on documents as bytes and a delivery as a stream. Other types have no parser. */
export const registerParsers = (instance: FastifyInstance): void => {
  const parseJson = jsonParser(instance.getDefaultJsonParser('error', 'error'));
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(json, { parseAs: 'buffer', bodyLimit: bodyLimits.json }, parseJson);
  instance.addContentTypeParser([...documentTypes], { parseAs: 'buffer', bodyLimit: bodyLimits.document }, (_request, body, done) => {
    done(null, body);
  });
  // Its size is limited by its reader: see `upload.ts`.
  instance.addContentTypeParser(leveringTypes[0], (_request, stream, done) => {
    done(null, stream);
  });
};
