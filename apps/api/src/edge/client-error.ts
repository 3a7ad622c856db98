import type { Socket } from 'node:net';

import { type ProblemException, unreadable } from './problem.js';
import { problemBody, problemType } from './problem-filter.js';
import { standardHeaders } from './response-headers.js';

const answer = (fault: ProblemException): string => {
  const body = problemBody(fault, '/');
  const headers = {
    ...standardHeaders,
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return ['HTTP/1.1 400 Bad Request', ...lines, '', body].join('\r\n');
};

/** What is no HTTP at all never becomes a request: it is answered on the socket. */
export const answerMalformed = (_fault: Error, socket: Socket): void => {
  if (socket.destroyed || !socket.writable) return;
  socket.end(answer(unreadable('Dit is geen geldig HTTP-verzoek.')));
};
