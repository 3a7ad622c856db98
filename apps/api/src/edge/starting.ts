import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';

import { type Answerer, type Metrics, probeAnswer, retryAfter, type Startup, startText } from '@actiespoor/platform';

import { internalFault, type ProblemException, unavailable } from './problem.js';
import { problemBody, problemType } from './problem-filter.js';
import { standardHeaders } from './response-headers.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, STATUS_CODES[status], { ...standardHeaders, 'x-request-id': randomUUID(), ...headers }).end(body);
};

const problemAnswer = (fault: ProblemException, url: string): Answer => ({
  status: fault.problem.status,
  headers: { ...fault.headers, 'content-type': problemType },
  body: problemBody(fault, url),
});

const answerTo = async (url: string, startup: Startup, metrics: Metrics): Promise<Answer> => {
  const probed = await probeAnswer(url.split('?', 1)[0] ?? '', startup, metrics);
  if (probed) return { status: probed.status, headers: { 'content-type': probed.type }, body: probed.body };
  const stand = startup.state();
  return problemAnswer(unavailable(retryAfter(stand), `De dienst start nog: ${startText(stand)}.`), url);
};

/** Answers as long as nothing is behind the edge: the probes as always, and other requests with the phase of the start. */
export const answerStarting =
  (startup: Startup, metrics: Metrics): Answerer =>
  ({ url = '/' }, response) => {
    answerTo(url, startup, metrics).then(
      (answer) => send(response, answer),
      () => send(response, problemAnswer(internalFault(), url)),
    );
  };
