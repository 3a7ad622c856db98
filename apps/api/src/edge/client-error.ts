import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { expectationFailed, headersTooLarge, type ProblemException, requestTimeout, tooLarge, unreadable } from './problem.js';
import { problemBody, problemType } from './problem-filter.js';
import { standardHeaders } from './response-headers.js';

/** The codes of Node with a meaning of their own; all others mean that the request is no HTTP. */
const problems: Readonly<Record<string, () => ProblemException>> = {
  HPE_HEADER_OVERFLOW: headersTooLarge,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () => tooLarge('De body is groter dan deze dienst aanneemt.'),
  ERR_HTTP_REQUEST_TIMEOUT: requestTimeout,
};

const problemFor = (fault: Error): ProblemException => {
  const code = 'code' in fault ? String(fault.code) : '';
  return (problems[code] ?? (() => unreadable('Dit is geen geldig HTTP-verzoek.')))();
};

const headersFor = (fault: ProblemException, body: string): Readonly<Record<string, string>> => ({
  ...standardHeaders,
  ...fault.headers,
  'x-request-id': randomUUID(),
  'content-type': problemType,
  'content-length': String(Buffer.byteLength(body)),
  connection: 'close',
});

const answer = (fault: ProblemException): string => {
  const body = problemBody(fault, '/');
  const { status } = fault.problem;
  const lines = Object.entries(headersFor(fault, body)).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n');
};

/** Text that is no HTTP never becomes a request: it is answered on the socket. */
export const answerMalformed = (fault: Error, socket: Socket): void => {
  if (socket.destroyed || !socket.writable) return;
  socket.end(answer(problemFor(fault)));
};

const refuseExpectation = (request: IncomingMessage, response: ServerResponse): void => {
  const fault = expectationFailed();
  const body = problemBody(fault, request.url ?? '/');
  response.writeHead(fault.problem.status, headersFor(fault, body)).end(body);
};

/** Answers requests that Node would answer with a status alone, or not at all, before the router sees them. */
export const answerForNode = (server: Server): void => {
  server.on('checkExpectation', refuseExpectation);
  server.on('connect', (_request: IncomingMessage, socket: Socket) => socket.end(answer(unreadable('Deze dienst is geen proxy.'))));
};

// Node takes the first of two, and a proxy before this service may have looked at the last.
const onceOnly: readonly string[] = ['Host', 'Authorization', 'Content-Type'];

const timesIn = (rawHeaders: readonly string[], name: string): number =>
  rawHeaders.filter((header, index) => index % 2 === 0 && header.toLowerCase() === name.toLowerCase()).length;

/** HTTP/1.1 requires one Host (RFC 9112, 3.2), and a repeated header is ambiguous. @throws ProblemException 400 */
export const checkHeaders = ({ httpVersion, headers, rawHeaders }: IncomingMessage): void => {
  if (httpVersion === '1.1' && headers.host === undefined) throw unreadable('De header Host ontbreekt.');
  const double = onceOnly.find((name) => timesIn(rawHeaders, name) > 1);
  if (double !== undefined) throw unreadable(`De header ${double} staat er meer dan eens.`);
};
